import type { PaperPreview, PreviewTable } from '../../../domain/paper.ts'
import { headRows, typePoints } from './print-table.ts'

export interface PaperSheetProps {
  readonly preview: PaperPreview
  readonly track: string | null
  /** 制表单位. */
  readonly preparedBy: string
  readonly operator: string
}

/** Millimetres between the margins: A4 in landscape, and the text of an official document. */
const widths = { table: 277, document: 156 } as const

export function isDocument({ heading }: PaperPreview): boolean {
  return heading !== undefined
}

/** A paper as it is printed: tables with repeated headers, a document as it reads. */
export function PaperSheet({ preview, track, preparedBy, operator }: PaperSheetProps) {
  const isText = isDocument(preview)
  const keyed = preview.blocks.map((block, index) => ({ block, key: `${index}` }))
  return (
    <article className="paper">
      {preview.heading && <h1 className="title">{preview.heading.title}</h1>}
      {preview.heading?.number && <p className="centre">{preview.heading.number}</p>}
      {keyed.map(({ block, key }) =>
        block.kind === 'heading' ? (
          <h2 key={key} className={block.newPage ? 'fresh' : undefined}>
            {block.text}
          </h2>
        ) : block.kind === 'paragraph' ? (
          <p key={key} className={block.place}>
            {block.text}
          </p>
        ) : (
          <section key={key} className={isText ? undefined : 'sheet'}>
            {!isText && (
              <>
                <h1 className="title">{titleOf(preview, block.table)}</h1>
                <div className="facts">
                  <span>制表单位：{preparedBy || preview.scopeName}</span>
                  <span>
                    {track && `统计口径：${track}　　`}日期：{preview.asOf}
                  </span>
                </div>
              </>
            )}
            <PrintTable table={block.table} width={isText ? widths.document : widths.table} />
            {!isText && (
              <div className="facts">
                <span>制表人：{operator}</span>
                <span>审核：</span>
                <span>日期：{preview.asOf}</span>
              </div>
            )}
          </section>
        ),
      )}
    </article>
  )
}

function titleOf({ title }: PaperPreview, table: PreviewTable): string {
  return table.title === title ? title : `${title}（${table.title}）`
}

function PrintTable({ table, width }: { readonly table: PreviewTable; readonly width: number }) {
  const all = table.columns.reduce((sum, column) => sum + column.width, 0)
  const lines = table.rows.map((row, index) => ({ row, key: `${index}` }))
  return (
    <>
      <table style={{ fontSize: `${typePoints(all, width)}pt` }}>
        <colgroup>
          {table.columns.map((column) => (
            <col key={column.key} style={{ width: `${(column.width / all) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          {headRows(table.columns).map((cells) => (
            <tr key={cells.map(({ key }) => key).join()}>
              {cells.map((cell) => (
                <th key={cell.key} scope="col" colSpan={cell.across} rowSpan={cell.down}>
                  {cell.text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {lines.map(({ row, key: line }) => (
            <tr key={line} className={row.kind === 'line' ? undefined : 'sum'}>
              {table.columns.map(({ key, kind }) => (
                <td key={key} className={kind === 'number' ? 'number' : undefined}>
                  {row.cells[key] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.footnotes.map((note, index) => (
        <p key={note} className="note">
          注{index + 1}：{note}
        </p>
      ))}
    </>
  )
}
