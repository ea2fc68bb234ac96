import type { OperationKind } from '../../../domain/operation.ts'
import type { OperationFilter } from '../../../domain/operation-filter.ts'
import { readDay } from '../../controls/field.ts'

/** The filter bar as it is filled in: days as they are being typed. */
export interface FilterDraft {
  readonly unitId: string | null
  readonly personId: string | null
  readonly kind: OperationKind | null
  readonly from: string
  readonly to: string
  readonly operator: string | null
  readonly text: string
}

export const emptyFilter: FilterDraft = {
  unitId: null,
  personId: null,
  kind: null,
  from: '',
  to: '',
  operator: null,
  text: '',
}

export const isFaultyDay = (text: string) => text.trim() !== '' && readDay(text) === null

/** What is asked of the backend: empty parts and days that are not yet days are left out. */
export function filterOf(draft: FilterDraft): OperationFilter {
  const [from, to, text] = [readDay(draft.from), readDay(draft.to), draft.text.trim()]
  return {
    ...(draft.unitId ? { unitId: draft.unitId } : {}),
    ...(draft.personId ? { personId: draft.personId } : {}),
    ...(draft.kind ? { kinds: [draft.kind] } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(draft.operator ? { operator: draft.operator } : {}),
    ...(text ? { text } : {}),
  }
}
