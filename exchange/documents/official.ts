import type { PaperSource } from '../../domain/exchange-port.ts'
import type { officialDocuments } from '../../domain/official-documents.ts'
import { appointmentNotice } from './appointment-notice.ts'
import { auditReport } from './audit-report.ts'
import type { OfficialDocument } from './document.ts'
import { mandate } from './mandate.ts'
import { postSheets } from './post-sheets.ts'

type DocumentMaker = (source: PaperSource, unitId: string | undefined) => OfficialDocument

/** What makes each of the official documents. */
export const documentMakers: Readonly<Record<keyof typeof officialDocuments, DocumentMaker>> = {
  mandate: ({ model }, unitId) => mandate(model, unitId),
  auditReport: ({ model }, unitId) => auditReport(model, unitId),
  postSheets: ({ model, postIds }, unitId) => postSheets(model, unitId, postIds),
  appointmentNotice: ({ model, personIds }, unitId) => appointmentNotice(model, unitId, personIds),
}
