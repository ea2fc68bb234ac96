import { Button, Space } from 'antd'
import { useState } from 'react'
import styles from './Grid.module.css'
import { choiceOf, type PastedCell } from './grid.ts'

interface GridPasteProps<R> {
  readonly cells: readonly PastedCell<R>[]
  readonly onDone: () => void
}

/** What a pasted block would change, cell by cell, before it does. */
export function GridPaste<R>({ cells, onDone }: GridPasteProps<R>) {
  const [busy, setBusy] = useState(false)
  const good = cells.filter((cell) => cell.fault === null)
  const apply = async () => {
    setBusy(true)
    for (const { row, column, after } of good) {
      const edit = column.edit
      if (edit) await edit.commit(row, edit.kind === 'select' ? (choiceOf(edit, after) ?? '') : after)
    }
    setBusy(false)
    onDone()
  }
  return (
    <section className={styles.paste} aria-label="粘贴预览">
      <b>
        粘贴将改动 {good.length} 格{cells.length > good.length && `，${cells.length - good.length} 格不能改`}
      </b>
      <ul className={styles.pasteList}>
        {cells.slice(0, 100).map((cell) => (
          <li key={`${cell.column.id}${cell.before}${cell.after}${String(cells.indexOf(cell))}`}>
            {cell.column.header}：{cell.before || '（空）'} → {cell.after || '（空）'}
            {cell.fault && <span className={styles.over}>　▲ {cell.fault}</span>}
          </li>
        ))}
      </ul>
      <Space>
        <Button size="small" type="primary" loading={busy} disabled={good.length === 0} onClick={apply}>
          应用
        </Button>
        <Button size="small" onClick={onDone}>
          放弃
        </Button>
      </Space>
    </section>
  )
}
