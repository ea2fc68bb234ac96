import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { PaperPreview, PreviewRow, PreviewTable } from '../../../domain/paper.ts'
import { fontNamesOf } from '../../../domain/paper-fonts.ts'
import { useModel } from '../../stores/workbook.ts'
import { Grid } from '../../views/Grid.tsx'
import type { GridColumn } from '../../views/grid.ts'
import { typeVariables } from '../fonts.ts'
import styles from '../ReportsScreen.module.css'

interface Line {
  readonly key: string
  readonly row: PreviewRow
}

/** A paper before it is exported: a sheet of a table as a grid, a document as it reads. */
export function PaperView({ id, preview }: { readonly id: string; readonly preview: PaperPreview }) {
  const [at, setAt] = useState(0)
  const tables = preview.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  if (preview.heading) return <DocumentView preview={preview} />
  const table = tables[at] ?? tables[0]
  if (!table) return <p className={styles.hint}>没有可列的内容。</p>
  return (
    <TableView
      id={id}
      table={table}
      tools={
        tables.length > 1 && (
          <Select
            aria-label="分表"
            className={styles.section ?? ''}
            value={tables.indexOf(table)}
            options={tables.map(({ title }, index) => ({ value: index, label: title }))}
            onChange={setAt}
          />
        )
      }
    />
  )
}

function TableView(props: {
  readonly id: string
  readonly table: PreviewTable
  readonly tools: React.ReactNode
}) {
  const { id, table, tools } = props
  const columns = useMemo(() => table.columns.map(gridColumn), [table])
  const lines = useMemo(() => table.rows.map((row, index): Line => ({ key: String(index), row })), [table])
  const rest = table.rowCount - table.rows.length
  return (
    <>
      <Grid
        id={`paper-${id}`}
        label={table.title}
        rows={lines}
        columns={columns}
        keyOf={({ key }) => key}
        tools={tools}
        empty="这张表现在没有可列的行。可换一个范围或日期。"
      />
      {rest > 0 && (
        <p className={styles.hint}>
          预览只列前 {table.rows.length} 行，导出的文件共 {table.rowCount} 行。
        </p>
      )}
      {table.footnotes.length > 0 && (
        <details className={styles.notes}>
          <summary>
            表注 {table.footnotes.length} 条：{table.footnotes[0]}
          </summary>
          <ol>
            {table.footnotes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}

function gridColumn({ key, header, width, kind }: PreviewTable['columns'][number]): GridColumn<Line> {
  const [group, name] = header
  return {
    id: key,
    header: name ?? group,
    ...(name === undefined ? {} : { group }),
    width: Math.max(48, width * 8),
    ...(kind === 'number' ? { align: 'right' as const } : {}),
    text: ({ row }) => String(row.cells[key] ?? ''),
  }
}

function DocumentView({ preview }: { readonly preview: PaperPreview }) {
  const type = typeVariables(fontNamesOf(useModel()))
  const keyed = preview.blocks.map((block, index) => ({ block, key: `${index}` }))
  return (
    <article
      className={styles.document}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
      tabIndex={0}
      aria-label={preview.title}
      style={type}
      data-testid="paper-document"
    >
      <h2>{preview.heading?.title ?? preview.title}</h2>
      {preview.heading?.number && <p className={styles.centre}>{preview.heading.number}</p>}
      {keyed.map(({ block, key }) =>
        block.kind === 'heading' ? (
          <h3 key={key}>{block.text}</h3>
        ) : block.kind === 'paragraph' ? (
          <p key={key} className={block.place && styles[block.place]}>
            {block.text}
          </p>
        ) : (
          <InlineTable key={key} table={block.table} />
        ),
      )}
    </article>
  )
}

function InlineTable({ table }: { readonly table: PreviewTable }) {
  const lines = table.rows.map((row, index) => ({ row, key: `${index}` }))
  return (
    <table>
      <caption>{table.title}</caption>
      <thead>
        <tr>
          {table.columns.map(({ key, header }) => (
            <th key={key} scope="col">
              {header.join(' ')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ row, key: line }) => (
          <tr key={line}>
            {table.columns.map(({ key, kind }) => (
              <td key={key} className={kind === 'number' ? styles.number : ''}>
                {row.cells[key] ?? ''}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
