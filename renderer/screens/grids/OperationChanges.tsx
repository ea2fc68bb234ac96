import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { OperationDetail } from '../../../domain/workbook.ts'
import { useModel } from '../../stores/workbook.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { changedRows } from './operation-changes.ts'
import styles from './screen.module.css'

interface OperationChangesProps {
  readonly detail: OperationDetail
  readonly onClose: () => void
  /** What else can be done with the entry. */
  readonly extra?: ReactNode
}

const most = 200

/** One entry of the 台账 opened: each row that it touched, field by field. */
export function OperationChanges({ detail, onClose, extra }: OperationChangesProps) {
  const model = useModel()
  const { operation, after } = detail
  const rows = changedRows(model, detail, most)
  const because = [operation.reason, operation.documentNumber].filter(Boolean).join('，')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <section className={`${styles.card} ${styles.scroll} ${styles.lower}`} tabIndex={0} aria-label="改动前后">
      <div className={styles.head}>
        <b>{operation.title}</b>
        <span className={styles.soft}>
          第 {operation.seq} 条，{operation.operator}
          {because && `，依据：${because}`}，涉及 {after.length} 条记录
          {after.length > most && `，列出前 ${most} 条`}
        </span>
        <span className={styles.space} />
        {extra}
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      </div>
      {rows.length === 0 ? <p>此条只留痕，没有改动记录。</p> : <ChangeTable rows={rows} />}
    </section>
  )
}
