import type { CapFigure } from '../../../domain/caps.ts'
import type { CommandInput } from '../../../domain/contract.ts'

type QuotaInput = CommandInput<'setQuota'>

/** A new number for a cap on a document; an excess that is approved for a time stays as it is. */
export function quotaInput(figure: CapFigure, amount: number, document: QuotaInput['document']): QuotaInput {
  const { unitId, ledger, kind, level, quota } = figure
  const isTolerated = quota?.toleratedUntil && quota.toleratedDocumentId && quota.toleratedExcess > 0
  return {
    unitId,
    ledger,
    kind,
    level,
    amount,
    document,
    ...(isTolerated
      ? {
          tolerated: {
            excess: quota.toleratedExcess,
            until: quota.toleratedUntil,
            document: { id: quota.toleratedDocumentId },
          },
        }
      : {}),
  }
}
