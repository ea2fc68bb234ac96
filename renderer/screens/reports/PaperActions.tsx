import { Button } from 'antd'
import type { PaperPreview, PreviewTable } from '../../../domain/paper.ts'
import { type ExportTable, exportTableFacts } from '../../../domain/workbook.ts'
import styles from '../ReportsScreen.module.css'
import { ColumnTemplates } from './ColumnTemplates.tsx'
import { PaperPrintButtons } from './PaperPrintButtons.tsx'

interface PaperActionsProps {
  readonly table: ExportTable
  /** null while it is not read yet. */
  readonly preview: PaperPreview | null
  /** What must be chosen before it can be exported. */
  readonly missing: string | null
  readonly busy: boolean
  /** 栏目样式 by name; undefined: the official form. */
  readonly template: string | undefined
  readonly onTemplate: (name: string | undefined) => void
  readonly onExport: () => void
}

/** What can be done with a paper: out as a file, out on paper, its columns. */
export function PaperActions(props: PaperActionsProps) {
  const { table, preview, missing, busy, template, onTemplate, onExport } = props
  const only = preview && onlyTable(preview)
  return (
    <div className={styles.form}>
      <Button
        type="primary"
        loading={busy}
        disabled={missing !== null}
        data-testid="export-paper"
        onClick={onExport}
      >
        导出
      </Button>
      {preview && <PaperPrintButtons preview={preview} track={exportTableFacts[table].track} />}
      {only && <ColumnTemplates table={table} preview={only} chosen={template} onChoose={onTemplate} />}
      {missing && <span className={styles.need}>{missing}</span>}
    </div>
  )
}

/** The table of a paper that is one table: its columns can be chosen. */
function onlyTable({ blocks }: PaperPreview): PreviewTable | null {
  const [block] = blocks
  return blocks.length === 1 && block?.kind === 'table' ? block.table : null
}
