import { Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import type { Difference } from '../../../domain/comparison/difference.ts'
import { type OldNewLine, oldNewLines } from '../../../domain/comparison/old-new.ts'
import type { Model } from '../../../domain/model.ts'
import styles from './compare.module.css'

interface OldNewTableProps {
  readonly before: Model
  readonly after: Model
  readonly difference: Difference
}

/** 新旧机构对照表. */
export function OldNewTable({ before, after, difference }: OldNewTableProps) {
  const [onlyChanged, setOnlyChanged] = useState(false)
  const all = useMemo(() => oldNewLines(before, after, difference), [before, after, difference])
  const lines = onlyChanged ? all.filter((line) => !isKept(line)) : all
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <section className={styles.grow} tabIndex={0} aria-label="新旧机构对照表">
      <p className={styles.legend}>
        <Checkbox checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)}>
          只看有变动的（{all.filter((line) => !isKept(line)).length} / {all.length}）
        </Checkbox>
      </p>
      <table className={styles.table} data-testid="compare-oldnew">
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">原机构</th>
            <th scope="col">原职责</th>
            <th scope="col">处置</th>
            <th scope="col">新机构</th>
            <th scope="col">新职责</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={line.key}>
              <td>{index + 1}</td>
              <td>{named(line.oldOffice, line.oldUnit?.name)}</td>
              <td>{line.oldDuties.join('\n')}</td>
              <td>{line.fates.join('、')}</td>
              <td>{line.newUnits.map(({ office, unit }) => named(office, unit.name)).join('、')}</td>
              <td>{line.newUnits.flatMap(({ duties }) => duties).join('\n')}</td>
              <td>{line.basis}</td>
            </tr>
          ))}
          {lines.length === 0 && (
            <tr>
              <td colSpan={7}>{all.length === 0 ? '两边都没有内设机构。' : '机构没有变动。'}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

function isKept({ oldUnit, fates, newUnits }: OldNewLine): boolean {
  return fates.every((fate) => fate === '保留') && newUnits.every(({ unit }) => unit.id === oldUnit?.id)
}

const named = (office: string, name: string | undefined) =>
  [office, name].filter((part) => part !== undefined && part !== '').join(' ')
