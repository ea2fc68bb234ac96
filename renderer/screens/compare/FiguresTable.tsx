import { useMemo, useState } from 'react'
import { behindFigure, type FigureName } from '../../../domain/comparison/behind-figure.ts'
import type { Share } from '../../../domain/comparison/difference.ts'
import {
  type FigureLine,
  figureChange,
  figureLines,
  figureText,
} from '../../../domain/comparison/figure-lines.ts'
import { peopleRule, reformFigures, tiltRule } from '../../../domain/comparison/figures.ts'
import { countingRules } from '../../../domain/counting.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { WhichList } from '../../controls/WhichList.tsx'
import type { Compared } from '../../stores/compare.ts'
import { notify } from '../../stores/notice.ts'
import { select } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from './compare.module.css'

interface Asked {
  readonly name: string
  readonly figure: FigureName
  readonly side: 'before' | 'after'
}

/** The figures of both sides and what they differ by, each with the list behind it and the rules that counted them. */
export function FiguresTable({ compared }: { readonly compared: Compared }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const before = useMemo(() => reformFigures(compared.before), [compared])
  const after = useMemo(() => reformFigures(compared.after), [compared])
  const cell = ({ name, figure, value }: FigureLine, side: Asked['side']) => {
    const shown = value(side === 'before' ? before : after)
    if (figure === null || isNothing(shown)) return figureText(shown)
    return (
      <LinkButton title={`${name}：是哪些`} onClick={() => setAsked({ name, figure, side })}>
        {figureText(shown)}
      </LinkButton>
    )
  }
  return (
    <div className={styles.split}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
      <section className={styles.grow} tabIndex={0} aria-label="比较数字">
        <table className={styles.table} data-testid="compare-figures">
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">{compared.beforeTitle}</th>
              <th scope="col">{compared.afterTitle}</th>
              <th scope="col">增减</th>
            </tr>
          </thead>
          <tbody>
            {figureLines.map((line) => (
              <tr key={line.name}>
                <th scope="row">{line.name}</th>
                <td className={styles.number}>{cell(line, 'before')}</td>
                <td className={styles.number}>{cell(line, 'after')}</td>
                <td className={styles.number}>{figureChange(line.value(before), line.value(after))}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.legend}>
          {tiltRule}
          {peopleRule}
          {countingRules.map(({ sentence }) => sentence).join('')}
        </p>
      </section>
      {asked && <Behind compared={compared} asked={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}

interface BehindProps {
  readonly compared: Compared
  readonly asked: Asked
  readonly onClose: () => void
}

/** Rows that a list shows at most; the figure itself counts them all. */
const mostRows = 500

function Behind({ compared, asked, onClose }: BehindProps) {
  const model = useModel()
  const rows = useMemo(() => behindFigure(compared[asked.side], asked.figure), [compared, asked])
  const title = asked.side === 'before' ? compared.beforeTitle : compared.afterTitle
  const rule = asked.figure.startsWith('tilted') ? [tiltRule] : asked.figure === 'people' ? [peopleRule] : []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <section className={styles.behind} tabIndex={0} aria-label="是哪些">
      <WhichList
        title={`${title} ${asked.name.trim()}`}
        rules={rows.length > mostRows ? [...rule, `共 ${rows.length} 项，列出前 ${mostRows} 项。`] : rule}
        rows={rows.slice(0, mostRows)}
        onRow={({ key }) => {
          const ref = rows.find((row) => row.key === key)?.ref
          if (ref && model.get(ref.table, ref.id)) select([ref])
          else notify({ kind: 'trouble', text: '打开的工作簿里没有这一项，它只在所比较的另一边。' })
        }}
        onClose={onClose}
      />
    </section>
  )
}

function isNothing(value: number | Share | null): boolean {
  return value === null || (typeof value === 'number' ? value : value.count) === 0
}
