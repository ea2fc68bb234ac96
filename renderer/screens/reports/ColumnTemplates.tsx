import { Button, Select } from 'antd'
import { useState } from 'react'
import { templatesOf } from '../../../domain/column-template.ts'
import type { PreviewTable } from '../../../domain/paper.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import styles from '../ReportsScreen.module.css'
import { ColumnEditor } from './ColumnEditor.tsx'

interface ColumnTemplatesProps {
  readonly table: string
  readonly preview: PreviewTable
  readonly chosen: string | undefined
  readonly onChoose: (name: string | undefined) => void
}

/** 栏目样式: the official form, or the clerk's own columns under a name; how they are made and changed. */
export function ColumnTemplates({ table, preview, chosen, onChoose }: ColumnTemplatesProps) {
  const model = useModel()
  // The model is one object; its revision says that a template came or went.
  useWorkbook((state) => state.revision)
  const [isOpen, setOpen] = useState(false)
  const templates = templatesOf(model, table)
  const current = templates.find(({ name }) => name === chosen)
  return (
    <>
      <label className={styles.field}>
        栏目
        <Select
          className={styles.template ?? ''}
          data-testid="column-template"
          value={current ? `=${current.name}` : ''}
          options={[
            { value: '', label: '规定表式' },
            ...templates.map(({ name }) => ({ value: `=${name}`, label: name })),
          ]}
          onChange={(value) => onChoose(value === '' ? undefined : value.slice(1))}
        />
      </label>
      <Button data-testid="column-edit" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        调整栏目…
      </Button>
      {current && <span className={styles.need}>栏目已调整，上报请用规定表式。</span>}
      {isOpen && (
        <ColumnEditor
          key={chosen ?? ''}
          table={table}
          official={preview.officialColumns}
          template={current ?? null}
          onDone={(name) => {
            onChoose(name)
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
