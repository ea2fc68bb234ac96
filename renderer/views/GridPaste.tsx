import { Button, Space } from 'antd'
import { useState } from 'react'
import styles from './Grid.module.css'
import { columnTitle, type GridColumn } from './grid.ts'
import type { CommitBlock, Paste, PastedCell } from './grid-block.ts'

interface GridPasteProps<R> {
  readonly paste: Paste<R>
  /** The first column says which row a cell stands in. */
  readonly nameColumn: GridColumn<R> | undefined
  readonly commitBlock?: CommitBlock<R> | undefined
  readonly onDone: () => void
}

const most = 200

/** What a pasted block would change, cell by cell, before it does; what was refused stays to be read. */
export function GridPaste<R>({ paste, nameColumn, commitBlock, onDone }: GridPasteProps<R>) {
  const [busy, setBusy] = useState(false)
  const [cells, setCells] = useState<readonly PastedCell<R>[]>(paste.cells)
  const good = cells.filter((cell) => cell.fault === null)
  const apply = async () => {
    setBusy(true)
    const refuse = (cell: PastedCell<R>) => ({ ...cell, fault: '未能改动，原因见提示' })
    const refused: PastedCell<R>[] = []
    if (commitBlock) {
      if (!(await commitBlock(good))) refused.push(...good.map(refuse))
    } else {
      for (const cell of good) {
        const isTaken = await cell.column.edit?.commit(cell.row, cell.value)
        if (!isTaken) refused.push(refuse(cell))
      }
    }
    setBusy(false)
    if (refused.length === 0) onDone()
    else setCells(refused)
  }
  return (
    <section className={styles.paste} aria-label="粘贴预览" data-testid="grid-paste">
      <b>{headline(good.length, cells.length - good.length, paste.outside)}</b>
      <ul className={styles.pasteList}>
        {cells.slice(0, most).map((cell, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed, and two cells may change alike
          <li key={index}>
            {nameColumn?.text(cell.row).trim()} {columnTitle(cell.column)}：{cell.before || '（空）'} →{' '}
            {cell.after || '（空）'}
            {cell.fault && <span className={styles.over}>　▲ {cell.fault}</span>}
          </li>
        ))}
        {cells.length > most && <li>……另有 {cells.length - most} 格未列出</li>}
      </ul>
      <Space>
        <Button
          size="small"
          type="primary"
          loading={busy}
          disabled={good.length === 0}
          data-testid="paste-apply"
          onClick={apply}
        >
          应用
        </Button>
        <Button size="small" data-testid="paste-discard" onClick={onDone}>
          放弃
        </Button>
      </Space>
    </section>
  )
}

function headline(good: number, faulty: number, outside: number): string {
  if (good + faulty + outside === 0) return '与表中内容一致，没有要改动的格'
  const faults = faulty > 0 ? `，${faulty} 格不能改` : ''
  const out = outside > 0 ? `，${outside} 格超出表格，不计` : ''
  return `粘贴将改动 ${good} 格${faults}${out}`
}
