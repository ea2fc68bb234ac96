import { Button } from 'antd'
import { useState } from 'react'
import type { UndoCount, UndoPreview } from '../../../domain/workbook.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { undoTo } from '../../stores/history.ts'
import { tableTitles } from '../grids/field-names.ts'
import styles from '../grids/screen.module.css'

interface UndoToProps {
  readonly preview: UndoPreview
  readonly onClose: () => void
}

/** 撤销到此处: what would be taken back and what it comes to, before it is done. */
export function UndoTo({ preview, onClose }: UndoToProps) {
  const [busy, setBusy] = useState(false)
  const { seq, count, operations, counts, standsAsThen } = preview
  const start = async () => {
    setBusy(true)
    await undoTo(preview)
    setBusy(false)
    onClose()
  }
  return (
    <section
      className={`${styles.card} ${styles.scroll} ${styles.lower}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
      tabIndex={0}
      aria-label={`撤销到第 ${seq} 条`}
      data-testid="history-undo-preview"
    >
      <div className={styles.head}>
        <b>
          撤销到第 {seq} 条：将撤销其后的 {count} 项改动
        </b>
        <span className={styles.space} />
        <PermitButton danger loading={busy} onClick={() => void start()} data-testid="history-undo-confirm">
          撤销这 {count} 项
        </PermitButton>
        <Button onClick={onClose} data-testid="history-undo-cancel">
          不撤销
        </Button>
      </div>
      <p className={styles.notes}>
        第 {seq} 条本身保留。
        {counts.length > 0 ? `合计：${counts.map(countText).join('；')}。` : '各记录没有变化。'}
        撤销记为一条台账，可用“恢复”一次恢复。
        {!standsAsThen &&
          ` 完成后与第 ${seq} 条当时的状态不完全相同：此后已撤销的更早改动仍保持撤销，方案起点之前的改动不在其内。`}
      </p>
      <ol className={styles.list}>
        {operations.map((entry) => (
          <li key={entry.seq}>
            ↶ 第 {entry.seq} 条　{entry.title}　<span className={styles.soft}>{entry.operator}</span>
          </li>
        ))}
        {operations.length < count && <li>……更早的 {count - operations.length} 项未列出</li>}
      </ol>
    </section>
  )
}

function countText({ table, removed, restored, changed }: UndoCount): string {
  const parts = [
    removed > 0 && `删去 ${removed} 条`,
    restored > 0 && `还原 ${restored} 条`,
    changed > 0 && `改回 ${changed} 条`,
  ]
  return `${tableTitles[table]} ${parts.filter(Boolean).join('、')}`
}
