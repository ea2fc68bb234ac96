import type { ReactNode } from 'react'
import type { ImportField, ImportPreview, ImportRow } from '../../../domain/import-table.ts'
import { ImportHead } from './ImportHead.tsx'
import { ImportTable } from './ImportTable.tsx'
import { Mapping } from './Mapping.tsx'

/** The steps of an import that every table has (stores/file-import.ts). */
interface Steps<F extends string> {
  readonly change: (change: {
    readonly sheet?: string
    readonly headerRow?: number | undefined
    readonly mapping?: Record<string, F> | undefined
  }) => Promise<void>
  readonly cancel: () => void
  readonly saveErrors: () => Promise<boolean>
}

interface ImportFrameProps<F extends string, R extends ImportRow<F>> {
  readonly steps: Steps<F>
  readonly preview: ImportPreview<F, R>
  readonly busy: boolean
  readonly fields: readonly (ImportField & { readonly field: F })[]
  /** What a row that is not there yet becomes: 新增, 新评. */
  readonly made: string
  /** The measure word of what is written: 人, 项, 个机构. */
  readonly measure: string
  readonly faultHint?: string
  /** Where something is to be done though no row is written. */
  readonly canConfirmNone?: boolean
  /** Writes the rows; false where nothing was written. */
  readonly confirm: () => Promise<boolean>
  readonly onDone: () => void
  /** What the table asks besides, above the mapping. */
  readonly children?: ReactNode
  /** The column before the file's own, where the rows are shown as they are. */
  readonly place?: { readonly title: string; readonly of: (row: R) => ReactNode }
  /** Rows of another look. */
  readonly rows?: ReactNode
}

const usualFaultHint = '标有 ▲ 的行有误，不会导入：存出问题标注表改好再导入，已导入的不会重复。'

/** A file that was read: what would come of it, which column is which, and each row with its fate. */
export function ImportFrame<F extends string, R extends ImportRow<F>>(props: ImportFrameProps<F, R>) {
  const { steps, preview, fields, made, measure, place } = props
  const writable = preview.counts.create + preview.counts.update
  const present = fields.filter(({ field }) => preview.columns.some((column) => column.field === field))
  return (
    <>
      <ImportHead
        preview={preview}
        busy={props.busy}
        made={made}
        confirmLabel={`确认导入 ${writable} ${measure}`}
        canConfirm={writable > 0 || props.canConfirmNone === true}
        faultHint={props.faultHint ?? usualFaultHint}
        onChoice={(change) => void steps.change(change)}
        onCancel={steps.cancel}
        onSaveErrors={() => void steps.saveErrors()}
        onConfirm={async () => {
          if (await props.confirm()) props.onDone()
        }}
      />
      {props.children}
      <Mapping
        columns={preview.columns}
        fields={fields}
        onChange={(mapping) => void steps.change({ headerRow: preview.headerRow, mapping })}
      />
      {props.rows}
      {place && <ImportTable rows={preview.rows} fields={present} made={made} place={place} />}
    </>
  )
}
