import { Select } from 'antd'
import type { ImportColumn, ImportField } from '../../../domain/import-table.ts'
import styles from './import.module.css'

interface MappingProps<F extends string> {
  readonly columns: readonly ImportColumn<F>[]
  readonly fields: readonly (ImportField & { readonly field: F })[]
  readonly onChange: (mapping: Record<string, F>) => void
}

/** Which column is which; a wrong guess is put right here. */
export function Mapping<F extends string>({ columns, fields, onChange }: MappingProps<F>) {
  const options = [
    { value: '', label: '不导入' },
    ...fields.map(({ field, label }) => ({ value: field as string, label })),
  ]
  const change = (index: number, field: string) => {
    const mapping: Record<string, F> = {}
    for (const column of columns) {
      const next = column.index === index ? field : column.field === field ? '' : column.field
      if (next) mapping[String(column.index)] = next as F
    }
    onChange(mapping)
  }
  return (
    <details className={styles.mapping} open={columns.some((column) => column.confidence === 'guess')}>
      <summary>
        列对应（已识别 {columns.filter((column) => column.field).length} / {columns.length} 列，可更正）
      </summary>
      <div className={styles.columns}>
        {columns.map((column) => (
          <label key={column.index}>
            <span className={styles.header}>
              {column.header || `第 ${column.index + 1} 列`}
              {column.confidence === 'guess' && <span className={styles.guess}> ? 推测</span>}
            </span>
            <Select
              size="small"
              className={styles.field ?? ''}
              value={column.field ?? ''}
              options={options}
              onChange={(field) => change(column.index, field)}
            />
          </label>
        ))}
      </div>
    </details>
  )
}
