import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ExportFormat } from '../../../domain/paper.ts'
import { type ExportTable, exportTableFacts, exportTables } from '../../../domain/workbook.ts'
import { exportTable } from '../../stores/exports.ts'
import styles from '../grids/screen.module.css'
import type { useSides } from './use-sides.ts'

type Sides = ReturnType<typeof useSides>

interface PaperExportProps {
  readonly sides: { readonly before: NonNullable<Sides['from']>; readonly after: NonNullable<Sides['to']> }
}

const papers = exportTables.filter((table) => exportTableFacts[table].scope === 'sides')

/** The papers of the two sides that are compared: which one, in which form. */
export function PaperExport({ sides }: PaperExportProps) {
  const navigate = useNavigate()
  const [table, setTable] = useState(papers[0] as ExportTable)
  const [picked, setPicked] = useState<ExportFormat>('docx')
  const [busy, setBusy] = useState(false)
  const { formats, hint } = exportTableFacts[table]
  const format = formats.includes(picked) ? picked : (formats[0] ?? 'docx')
  const start = async () => {
    setBusy(true)
    await exportTable({ table, format, sides })
    setBusy(false)
  }
  return (
    <section className={`${styles.form} ${styles.inline}`} aria-label="导出文书">
      <Select
        className={styles.tree ?? ''}
        aria-label="文书"
        data-testid="paper-choice"
        value={table}
        options={papers.map((one) => ({ value: one, label: exportTableFacts[one].name }))}
        onChange={setTable}
      />
      <Segmented<ExportFormat>
        aria-label="格式"
        value={format}
        options={formats.map((one) => ({ value: one, label: `.${one}` }))}
        onChange={setPicked}
      />
      <Button type="primary" loading={busy} data-testid="paper-export" onClick={() => void start()}>
        导出
      </Button>
      <Button onClick={() => navigate(`/reports?table=${table}`)}>到报表预览</Button>
      <span className={styles.soft}>{hint}</span>
    </section>
  )
}
