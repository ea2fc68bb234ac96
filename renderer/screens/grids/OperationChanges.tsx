import { Button } from 'antd'
import type { Model } from '../../../domain/model.ts'
import type { RowChange } from '../../../domain/tables.ts'
import type { OperationDetail } from '../../../domain/workbook.ts'
import { useModel } from '../../stores/workbook.ts'
import { fieldNames, tableTitles } from './field-names.ts'
import styles from './screen.module.css'

interface OperationChangesProps {
  readonly detail: OperationDetail
  readonly onClose: () => void
}

const most = 200

/** One entry of the 台账 opened: each row that it touched, field by field. */
export function OperationChanges({ detail, onClose }: OperationChangesProps) {
  const model = useModel()
  const before = new Map(detail.before.map((change) => [change.id, change]))
  const lines = detail.after.slice(0, most).map((after) => ({ after, before: before.get(after.id) }))
  return (
    <section className={`${styles.card} ${styles.scroll}`} style={{ maxHeight: '40%' }} aria-label="改动前后">
      <div className={styles.head}>
        <b>{detail.operation.title}</b>
        <span className={styles.soft}>
          涉及 {detail.after.length} 条记录{detail.after.length > most && `，列出前 ${most} 条`}
        </span>
        <span className={styles.space} />
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      </div>
      <table className={styles.changes}>
        <thead>
          <tr>
            <th scope="col">记录</th>
            <th scope="col">改动</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row may be touched twice by one entry
            <tr key={index}>
              <td>{`${tableTitles[line.after.table]} ${titleOf(model, line.after.row ? line.after : line.before)}`}</td>
              <td>{differences(model, line.before, line.after).join('；')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Values = Readonly<Record<string, unknown>>

function titleOf(model: Model, change: RowChange | undefined): string {
  const row = (change?.row ?? {}) as Values
  if (change?.table === 'setting') return change.id
  const own = row.name ?? row.number ?? row.code
  if (own) return String(own)
  return nameOf(model, String(row.personId ?? row.villageId ?? row.unitId ?? ''))
}

function differences(model: Model, before: RowChange | undefined, after: RowChange): string[] {
  const [old, next] = [(before?.row ?? null) as Values | null, (after.row ?? null) as Values | null]
  if (!next) return ['删除']
  const keys = Object.keys(next).filter((key) => key !== 'id' && key !== 'sortNo')
  const show = (value: unknown) =>
    value === null || value === undefined ? '（空）' : nameOf(model, String(value))
  if (!old) {
    const given = keys.filter((key) => next[key] !== null && next[key] !== '' && next[key] !== 0)
    return ['新增', ...given.map((key) => `${fieldNames[key] ?? key} ${show(next[key])}`)]
  }
  return keys
    .filter((key) => old[key] !== next[key])
    .map((key) => `${fieldNames[key] ?? key} ${show(old[key])} → ${show(next[key])}`)
}

/** An id by the name of what it stands for; any other value as it is. */
function nameOf(model: Model, value: string): string {
  const row =
    model.get('unit', value) ??
    model.get('post', value) ??
    model.get('person', value) ??
    model.get('village', value)
  return row?.name ?? model.get('document', value)?.number ?? value
}
