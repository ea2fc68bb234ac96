import type { ChangedRow } from './operation-changes.ts'
import styles from './screen.module.css'

/** Rows before and after, field by field. */
export function ChangeTable({ rows }: { readonly rows: readonly ChangedRow[] }) {
  return (
    <table className={styles.changes} data-testid="history-changes">
      <thead>
        <tr>
          <th scope="col">记录</th>
          <th scope="col">改动</th>
          <th scope="col">字段：改动前 → 改动后</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row may be touched twice by one entry
          <tr key={index}>
            <td>{row.title}</td>
            <td className={styles.word}>{row.kind}</td>
            <td>
              {row.fields.map((field) => (
                <div key={field.name}>
                  {field.name}：{row.kind !== '新增' && `${field.before || '（空）'} → `}
                  {row.kind === '删除' ? '（删除）' : field.after || '（空）'}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
