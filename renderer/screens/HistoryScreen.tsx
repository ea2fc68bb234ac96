import { Button } from 'antd'
import { useState } from 'react'
import type { Operation } from '../../domain/operation.ts'
import { operatorRoleNames } from '../../domain/operator.ts'
import type { OperationDetail, UndoPreview } from '../../domain/workbook.ts'
import { PermitButton } from '../controls/PermitButton.tsx'
import { previewUndo, readOperation } from '../stores/history.ts'
import { redo, undo, useWorkbook } from '../stores/workbook.ts'
import { Grid } from '../views/Grid.tsx'
import type { GridColumn } from '../views/grid.ts'
import { OperationChanges } from './grids/OperationChanges.tsx'
import styles from './grids/screen.module.css'
import { emptyFilter, filterOf } from './history/filter.ts'
import { HistoryFilters } from './history/HistoryFilters.tsx'
import { operationKindNames } from './history/operation-kinds.ts'
import { UndoTo } from './history/UndoTo.tsx'
import { useOperations } from './history/use-operations.ts'

function signedBy({ operator, operatorRole }: Operation): string {
  return operatorRole ? `${operator}（${operatorRoleNames[operatorRole]}）` : operator
}

const columns: readonly GridColumn<Operation>[] = [
  { id: 'seq', header: '序号', width: 60, align: 'right', text: (row) => String(row.seq) },
  { id: 'at', header: '时间', width: 150, text: (row) => new Date(row.at).toLocaleString('zh-CN') },
  { id: 'kind', header: '类别', width: 60, text: (row) => operationKindNames[row.kind] },
  { id: 'title', header: '内容', width: 360, text: (row) => row.title },
  { id: 'operator', header: '操作员', width: 120, text: signedBy },
  { id: 'reason', header: '事由', width: 160, text: (row) => row.reason ?? '' },
  { id: 'document', header: '依据文号', width: 150, text: (row) => row.documentNumber ?? '' },
]

/** 变更台账: every operation, newest first; one opens into before and after. */
export function HistoryScreen() {
  const [draft, setDraft] = useState(emptyFilter)
  const filter = filterOf(draft)
  const isFiltered = Object.keys(filter).length > 0
  const { rows, count, addOlder } = useOperations(filter)
  const [detail, setDetail] = useState<OperationDetail | null>(null)
  const [preview, setPreview] = useState<UndoPreview | null>(null)
  const open = async (seq: string | undefined) => {
    if (!seq) return
    setPreview(null)
    setDetail(await readOperation(Number(seq)))
  }
  return (
    <div className={`${styles.screen} screen-only`}>
      <HistoryHead />
      <HistoryFilters draft={draft} onChange={setDraft} />
      <Grid
        id="history"
        label="变更台账"
        rows={rows}
        columns={columns}
        keyOf={(row) => String(row.seq)}
        selected={new Set(detail ? [String(detail.operation.seq)] : [])}
        onSelect={([seq]) => void open(seq)}
        tools={
          <>
            <output className={styles.soft} data-testid="history-count">
              {count === null ? '' : isFiltered ? `符合条件 ${count} 条` : `共 ${count} 条`}
            </output>
            {count !== null && rows.length < count && (
              <Button size="small" data-testid="history-older" onClick={() => void addOlder()}>
                更早的记录
              </Button>
            )}
          </>
        }
        empty={
          isFiltered
            ? '没有符合条件的变更。可放宽条件，或点“清除条件”看全部。'
            : '这里记下每次改动。还没有变更，作了改动后可在这里查看和撤销。'
        }
      />
      {detail && !preview && (
        <OperationChanges
          detail={detail}
          onClose={() => setDetail(null)}
          extra={<UndoToButton seq={detail.operation.seq} onPreview={setPreview} />}
        />
      )}
      {preview && <UndoTo preview={preview} onClose={() => setPreview(null)} />}
    </div>
  )
}

function HistoryHead() {
  const undoState = useWorkbook((state) => state.undoState)
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>变更台账</h2>
      <span className={styles.soft}>每次改动一条，不能删改；点选一条看改动前后。</span>
      <span className={styles.space} />
      <PermitButton disabled={!undoState.undo} onClick={() => void undo()} data-testid="history-undo">
        撤销{undoState.undo ? `：${short(undoState.undo.title)}` : ''}
      </PermitButton>
      <PermitButton disabled={!undoState.redo} onClick={() => void redo()} data-testid="history-redo">
        恢复{undoState.redo ? `：${short(undoState.redo.title)}` : ''}
      </PermitButton>
    </div>
  )
}

interface UndoToButtonProps {
  readonly seq: number
  readonly onPreview: (preview: UndoPreview | null) => void
}

function UndoToButton({ seq, onPreview }: UndoToButtonProps) {
  const last = useWorkbook((state) => state.undoState.undo?.seq ?? 0)
  return (
    <PermitButton
      size="small"
      disabled={last <= seq}
      title={last <= seq ? '此条之后没有可以撤销的改动' : '先列出将要撤销的改动'}
      onClick={() => previewUndo(seq).then(onPreview)}
      data-testid="history-undo-to"
    >
      撤销到此处…
    </PermitButton>
  )
}

function short(title: string): string {
  return title.length > 14 ? `${title.slice(0, 14)}…` : title
}
