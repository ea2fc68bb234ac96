import { type CapFigure, capFigures, capName } from '../caps.ts'
import type { Model } from '../model.ts'
import { unitPath, unitsInOrder } from './roster.ts'

/** A number of establishment or leading posts that is exceeded. */
export interface OverrunLine {
  readonly unitPath: string
  readonly capName: string
  readonly figure: CapFigure
  readonly documentNumber: string
  /** The excess allowed for a time (V4); 0 where none is, or the time is over. */
  readonly tolerated: number
  readonly toleratedUntil: string | null
  readonly toleratedDocument: string
}

/** 超编 and 超职数 in a branch, or in all, unit by unit. */
export function overrunLines(model: Model, unitId?: string): OverrunLine[] {
  return unitsInOrder(model, unitId).flatMap((unit) =>
    capFigures(model, unit.id)
      .filter(({ ledger }) => ledger === 'establishment' || ledger === 'leading')
      .filter(({ approved, actual }) => approved !== null && actual > approved)
      .map((figure) => ({
        unitPath: unitPath(model, unit.id),
        capName: capName(figure),
        figure,
        documentNumber: model.get('document', figure.quota?.documentId ?? null)?.number ?? '',
        tolerated: figure.tolerated,
        toleratedUntil: figure.tolerated > 0 ? (figure.quota?.toleratedUntil ?? null) : null,
        toleratedDocument:
          figure.tolerated > 0
            ? (model.get('document', figure.quota?.toleratedDocumentId ?? null)?.number ?? '')
            : '',
      })),
  )
}
