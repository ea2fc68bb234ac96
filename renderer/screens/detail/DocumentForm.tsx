import type { ApprovalDocument } from '../../../domain/document.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, type Field } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

type DocumentValues = Omit<ApprovalDocument, 'id'>

const fields: readonly Field<DocumentValues>[] = [
  { name: 'number', label: '文号', kind: 'text', required: true },
  { name: 'issuer', label: '发文机关', kind: 'text', required: true },
  { name: 'issuedOn', label: '发文日期', kind: 'day', required: true },
  { name: 'title', label: '标题', kind: 'text', max: 200 },
]

/** Corrects a document that was entered wrongly; every number that rests on it follows. */
export function DocumentForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const model = useModel()
  const document = model.get('document', id)
  if (!document) return null
  const { id: _id, ...initial } = document
  return (
    <EditForm
      title={`更正批文 ${document.number}`}
      testId="document-form"
      fields={fields}
      initial={initial}
      close={close}
      save={(values, because) =>
        runOrThrow('updateDocument', { id, patch: changedOf<DocumentValues>(initial, values) }, because)
      }
    />
  )
}
