import type { ApprovalDocument } from '../../domain/document.ts'
import type { Field } from './field.ts'

/** The choice that means: the document is not entered yet. */
export const newDocument = 'new'

export interface DocumentValues {
  readonly documentId: string
  readonly number: string
  readonly issuer: string
  readonly issuedOn: string
  readonly title: string | null
}

export const noDocument: DocumentValues = {
  documentId: newDocument,
  number: '',
  issuer: '',
  issuedOn: '',
  title: null,
}

/** 批文: one that is already entered, or 文号, 机关, 日期 and 标题 of a new one. */
export function documentFields<V extends DocumentValues>(documents: readonly ApprovalDocument[]): Field<V>[] {
  const isNew = (values: V) => values.documentId === newDocument
  return [
    {
      name: 'documentId',
      label: '批文',
      kind: 'choice',
      required: true,
      choices: documentChoices(documents),
    },
    { name: 'number', label: '文号', kind: 'text', required: true, shown: isNew },
    { name: 'issuer', label: '发文机关', kind: 'text', required: true, shown: isNew },
    { name: 'issuedOn', label: '发文日期', kind: 'day', required: true, shown: isNew },
    { name: 'title', label: '标题', kind: 'text', max: 200, shown: isNew },
  ]
}

export function documentChoices(documents: readonly ApprovalDocument[]) {
  return [{ value: newDocument, label: '新录入一份批文' }, ...knownDocuments(documents)]
}

/** The documents that are entered, the latest first. */
export function knownDocuments(documents: readonly ApprovalDocument[]) {
  return [...documents]
    .sort((a, b) => b.issuedOn.localeCompare(a.issuedOn))
    .map((row) => ({ value: row.id, label: `${row.number}（${row.issuer}，${row.issuedOn}）` }))
}

/** The document as commands take it. */
export function documentInputOf(values: DocumentValues) {
  const { documentId, number, issuer, issuedOn, title } = values
  return documentId === newDocument ? { number, issuer, issuedOn, title } : { id: documentId }
}
