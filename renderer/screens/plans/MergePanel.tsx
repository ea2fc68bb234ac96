import { Button } from 'antd'
import type { MergePreview } from '../../../domain/branch.ts'
import { cancelMerge, useMerge } from '../../stores/merge.ts'
import { useModel } from '../../stores/workbook.ts'
import { ChangeTable } from '../grids/ChangeTable.tsx'
import { tableTitles } from '../grids/field-names.ts'
import { changedRows } from '../grids/operation-changes.ts'
import screen from '../grids/screen.module.css'
import { ConflictTable } from './ConflictTable.tsx'
import { MergeForm } from './MergeForm.tsx'
import styles from './plans.module.css'

/** More rows than this are counted, not listed. */
const mostRows = 200

/** What 采纳 or 收回 would do, before anything is written: what goes in, what both sides changed, what it would break. */
export function MergePanel({ preview }: { readonly preview: MergePreview }) {
  const model = useModel()
  const decisions = useMerge((state) => state.decisions)
  const request = useMerge((state) => state.request)
  const isPlan = preview.kind === 'plan'
  const total = Object.values(preview.counts).reduce((sum, count) => sum + (count ?? 0), 0)
  const open = preview.conflicts.filter(({ key }) => !decisions.has(key)).length
  const nothing = total === 0 && preview.conflicts.length === 0
  const blockedBy = nothing
    ? '对方的改动这里都已有，没有需要并入的内容'
    : open > 0
      ? `还有 ${open} 处冲突没有选定`
      : preview.findings.length > 0
        ? '并入后会突破核定数或违反规则，请先处理'
        : undefined
  const counted = Object.entries(preview.counts).map(
    ([table, count]) => `${tableTitles[table] ?? table} ${count}`,
  )
  return (
    <section
      className={styles.panel}
      aria-label={isPlan ? '采纳方案' : '收回交换包'}
      data-testid="merge-panel"
    >
      <div className={screen.head}>
        <h3 className={screen.title}>
          {isPlan ? `采纳方案 ${preview.name}` : `收回交换包 ${preview.name}`}（{preview.author}）
        </h3>
        <span className={screen.space} />
        <Button data-testid="merge-cancel" onClick={cancelMerge}>
          {request ? '暂不确认，返回' : '不并入，返回'}
        </Button>
      </div>
      <p data-testid="merge-counts">
        自第 {preview.baseSeq} 条分开以来：对方 {preview.theirsCount} 次改动，这里 {preview.oursCount} 次。
        直接并入 {total} 条记录{counted.length > 0 && `（${counted.join('，')}）`}，冲突{' '}
        {preview.conflicts.length} 处。
      </p>
      {preview.findings.length > 0 && (
        <ul className={styles.refused} aria-label="并入后的问题" data-testid="merge-findings">
          {preview.findings.map((finding) => (
            <li key={`${finding.code} ${finding.subject.id} ${finding.aspect}`}>
              ▲ {finding.sentence}（{finding.basis}）
            </li>
          ))}
        </ul>
      )}
      {preview.conflicts.length > 0 && (
        <ConflictTable conflicts={preview.conflicts} decisions={decisions} isFixed={request !== null} />
      )}
      <MergeForm preview={preview} blockedBy={blockedBy} />
      {total > 0 && (
        <details open={total <= mostRows}>
          <summary>
            并入的记录
            {total > mostRows && `（列出前 ${Math.min(mostRows, preview.after.length)} 条，共 ${total} 条）`}
          </summary>
          <ChangeTable rows={changedRows(model, preview, mostRows)} />
        </details>
      )}
    </section>
  )
}
