import type { Model } from '../model.ts'
import { capKeyText, type Quota } from '../quota.ts'

/** The approved numbers in force at a unit by cap key text; of two for one cap the first counts, as in `Model.quotaOf`. */
export function quotasInForce(model: Model, unitId: string): Map<string, Quota> {
  const quotas = new Map<string, Quota>()
  for (const quota of model.openBy('quota.unitId', unitId)) {
    const text = capKeyText(quota)
    if (!quotas.has(text)) quotas.set(text, quota)
  }
  return quotas
}

/** The excess that a document allows today (V4: only with document and end date); 0 otherwise. */
export function toleratedExcess(model: Model, quota: Quota): number {
  if (quota.toleratedExcess === 0 || quota.toleratedUntil === null) return 0
  if (quota.toleratedUntil < model.asOf) return 0
  return hasDocument(model, quota.toleratedDocumentId) ? quota.toleratedExcess : 0
}

/** Whether a document is there and says who issued it under which 文号 (V17). */
export function hasDocument(model: Model, documentId: string | null): boolean {
  const document = model.get('document', documentId)
  return document !== undefined && document.number.trim() !== '' && document.issuer.trim() !== ''
}
