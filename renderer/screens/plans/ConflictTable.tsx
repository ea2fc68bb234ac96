import { Radio } from 'antd'
import type { MergeConflict, MergeDecision } from '../../../domain/branch.ts'
import type { Model } from '../../../domain/model.ts'
import type { RowChange } from '../../../domain/tables.ts'
import { decide } from '../../stores/merge.ts'
import { useModel } from '../../stores/workbook.ts'
import { changedRows } from '../grids/operation-changes.ts'
import styles from './plans.module.css'

interface ConflictTableProps {
  readonly conflicts: readonly MergeConflict[]
  readonly decisions: ReadonlyMap<string, MergeDecision['take']>
  /** Decided already, by whoever asked for it. */
  readonly isFixed: boolean
}

/** Rows that both sides changed, side by side; the clerk takes one side of each. */
export function ConflictTable({ conflicts, decisions, isFixed }: ConflictTableProps) {
  const model = useModel()
  return (
    <table className={styles.list} data-testid="conflicts">
      <thead>
        <tr>
          <th scope="col">冲突</th>
          <th scope="col">这里的改动</th>
          <th scope="col">对方的改动</th>
          <th scope="col">取哪一边</th>
        </tr>
      </thead>
      <tbody>
        {conflicts.map((conflict, index) => (
          <tr key={conflict.key} data-testid="conflict">
            <td>{index + 1}</td>
            <td>
              <Changes model={model} base={conflict.base} rows={conflict.ours} />
            </td>
            <td>
              <Changes model={model} base={conflict.base} rows={conflict.theirs} />
            </td>
            <td>
              <Radio.Group
                aria-label={`第 ${index + 1} 处冲突取哪一边`}
                value={decisions.get(conflict.key) ?? null}
                disabled={isFixed}
                onChange={(event) => void decide(conflict.key, event.target.value as MergeDecision['take'])}
              >
                <Radio value="ours">这里</Radio>
                <Radio value="theirs">对方</Radio>
              </Radio.Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ChangesProps {
  readonly model: Model
  readonly base: readonly RowChange[]
  readonly rows: readonly RowChange[]
}

function Changes({ model, base, rows }: ChangesProps) {
  return changedRows(model, { before: base, after: rows }, rows.length).map((row, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows of a conflict have no other identity here
    <div key={index}>
      <b>{row.title}</b> {row.kind}
      {row.fields.map((field) => (
        <div key={field.name}>
          {field.name}：{field.before || '（空）'} → {field.after || '（空）'}
        </div>
      ))}
    </div>
  ))
}
