import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Operation } from '../../domain/operation.ts'
import type { OperationDetail } from '../../domain/workbook.ts'
import { listOperations, readOperation } from '../stores/history.ts'
import { redo, undo, useWorkbook } from '../stores/workbook.ts'
import { Grid } from '../views/Grid.tsx'
import type { GridColumn } from '../views/grid.ts'
import { OperationChanges } from './grids/OperationChanges.tsx'
import styles from './grids/screen.module.css'

const kindNames = { genesis: '建立', do: '变更', undo: '撤销', redo: '恢复', trace: '留痕' } as const

const columns: readonly GridColumn<Operation>[] = [
  { id: 'seq', header: '序号', width: 60, align: 'right', text: (row) => String(row.seq) },
  { id: 'at', header: '时间', width: 150, text: (row) => new Date(row.at).toLocaleString('zh-CN') },
  { id: 'kind', header: '类别', width: 60, text: (row) => kindNames[row.kind] },
  { id: 'title', header: '内容', width: 360, text: (row) => row.title },
  { id: 'operator', header: '操作员', width: 90, text: (row) => row.operator },
  { id: 'reason', header: '事由', width: 160, text: (row) => row.reason ?? '' },
  { id: 'document', header: '依据文号', width: 150, text: (row) => row.documentNumber ?? '' },
]

/** 变更台账: every operation, newest first; one opens into before and after. */
export function HistoryScreen() {
  const headSeq = useWorkbook((state) => state.headSeq)
  const undoState = useWorkbook((state) => state.undoState)
  const [rows, setRows] = useState<readonly Operation[]>([])
  const [detail, setDetail] = useState<OperationDetail | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry is what makes the list old
  useEffect(() => {
    let isLatest = true
    listOperations().then((newest) => {
      // An answer may come after that to a later question.
      if (isLatest && newest) setRows(newest)
    })
    return () => {
      isLatest = false
    }
  }, [headSeq])
  const addOlder = async () => {
    const older = await listOperations(oldest)
    if (older) setRows((before) => [...before, ...older.filter((row) => row.seq < (before.at(-1)?.seq ?? 0))])
  }
  const oldest = rows.at(-1)?.seq ?? 1
  return (
    <div className={`${styles.screen} screen-only`}>
      <div className={styles.head}>
        <h2 className={styles.title}>变更台账</h2>
        <span className={styles.soft}>每次改动一条，不能删改；点选一条看改动前后。</span>
        <span className={styles.space} />
        <Button disabled={!undoState.undo} onClick={() => void undo()} data-testid="history-undo">
          撤销{undoState.undo ? `：${short(undoState.undo.title)}` : ''}
        </Button>
        <Button disabled={!undoState.redo} onClick={() => void redo()} data-testid="history-redo">
          恢复{undoState.redo ? `：${short(undoState.redo.title)}` : ''}
        </Button>
      </div>
      <Grid
        id="history"
        label="变更台账"
        rows={rows}
        columns={columns}
        keyOf={(row) => String(row.seq)}
        selected={new Set(detail ? [String(detail.operation.seq)] : [])}
        onSelect={([seq]) => seq && readOperation(Number(seq)).then(setDetail)}
        tools={
          oldest > 1 && (
            <Button size="small" data-testid="history-older" onClick={() => void addOlder()}>
              更早的记录
            </Button>
          )
        }
        empty="这里记下每次改动。还没有变更，作了改动后可在这里查看和撤销。"
      />
      {detail && <OperationChanges detail={detail} onClose={() => setDetail(null)} />}
    </div>
  )
}

function short(title: string): string {
  return title.length > 14 ? `${title.slice(0, 14)}…` : title
}
