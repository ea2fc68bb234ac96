import { markSigns } from '../../../domain/comparison/chart.ts'
import type { Difference } from '../../../domain/comparison/difference.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import styles from './compare.module.css'
import { markStyle } from './mark-style.ts'

interface ChangedUnitsProps {
  readonly units: Difference['units']
  readonly onGo: (id: string) => void
}

/** The marked units by name; each leads to its place on the chart. */
export function ChangedUnits({ units, onGo }: ChangedUnitsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <section className={styles.changed} tabIndex={0} aria-label="有变动的机构">
      <p className={styles.legend}>
        {units.length === 0 ? '机构没有变动。' : `有变动的机构 ${units.length}，点选到图上：`}
      </p>
      <ul className={styles.changedList}>
        {units.map(({ id, kinds, before, after }) => (
          <li key={id} className={kinds[0] && markStyle[kinds[0]]}>
            <LinkButton onClick={() => onGo(id)}>
              {kinds.map((kind) => markSigns[kind]).join('')} {(after ?? before)?.name}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
