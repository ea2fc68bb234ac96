import { z } from 'zod'
import { capName } from '../caps.ts'
import { daySchema } from '../day.ts'
import { type DocumentChoice, documentChoiceSchema, documentRow } from '../document.ts'
import type { PlanContext } from '../finding.ts'
import { idSchema } from '../id.ts'
import type { Model } from '../model.ts'
import { capLedgers, quotaRow } from '../quota.ts'
import type { RowChange } from '../tables.ts'
import { endRow, patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined } from './units.ts'

/** The document that a cap stands on: without one it cannot be entered (V17). */
function documentOf(model: Model, input: DocumentChoice, context: PlanContext) {
  if ('id' in input) return { id: requireRow(model, 'document', input.id).id, changes: [] as RowChange[] }
  const same = [...model.rows.document.values()].find(
    (row) => row.number === input.number && row.issuer === input.issuer && row.issuedOn === input.issuedOn,
  )
  if (same) return { id: same.id, changes: [] as RowChange[] }
  const row = { ...input, id: context.newId() }
  return { id: row.id, changes: [put('document', row)] }
}

/** The document of an approved excess; where it is the cap's own new one, that one is used and not made twice. */
function toleratedBy(
  model: Model,
  input: DocumentChoice,
  ofCap: DocumentChoice,
  made: ReturnType<typeof documentOf>,
  context: PlanContext,
) {
  const isSame = JSON.stringify(input) === JSON.stringify(ofCap)
  return isSame ? { id: made.id, changes: [] } : documentOf(model, input, context)
}

/** 核定: sets an approved number from a day on; the number before it keeps its validity until then. */
export const setQuota = command(
  z.object({
    unitId: idSchema,
    ledger: z.enum(capLedgers),
    kind: z.string(),
    level: z.string().max(20).default(''),
    amount: z.number().int('核定数应为整数').min(0, '核定数不能为负').max(100_000),
    document: documentChoiceSchema,
    startedOn: daySchema.optional(),
    tolerated: z
      .object({ excess: z.number().int().min(1), until: daySchema, document: documentChoiceSchema })
      .optional(),
  }),
  (model, input, context) => {
    const unit = requireRow(model, 'unit', input.unitId)
    const document = documentOf(model, input.document, context)
    const tolerated = input.tolerated
      ? toleratedBy(model, input.tolerated.document, input.document, document, context)
      : undefined
    const startedOn = input.startedOn ?? context.today
    const key = { ledger: input.ledger, kind: input.kind, level: input.level }
    const before = model
      .by('quota.unitId', unit.id)
      .find(
        (row) =>
          row.ledger === key.ledger && row.kind === key.kind && row.level === key.level && !row.endedOn,
      )
    const same =
      before?.startedOn === startedOn || (before?.startedOn === null && input.startedOn === undefined)
    const row = quotaRow.parse({
      ...key,
      id: before && same ? before.id : context.newId(),
      unitId: unit.id,
      amount: input.amount,
      documentId: document.id,
      startedOn,
      endedOn: null,
      toleratedExcess: input.tolerated?.excess ?? 0,
      toleratedUntil: input.tolerated?.until ?? null,
      toleratedDocumentId: tolerated?.id ?? null,
    })
    const ended = before && !same ? [endRow('quota', before, startedOn)] : []
    return {
      title: `核定 ${unit.name} ${capName(key)} ${input.amount}`,
      changes: [...document.changes, ...(tolerated?.changes ?? []), ...ended, put('quota', row)],
    }
  },
)

export const removeQuota = command(z.object({ id: idSchema }), (model, { id }) => {
  const quota = requireRow(model, 'quota', id)
  const unit = requireRow(model, 'unit', quota.unitId)
  return { title: `删除核定数 ${unit.name} ${capName(quota)}`, changes: [remove('quota', id)] }
})

export const updateDocument = command(
  z.object({ id: idSchema, patch: documentRow.omit({ id: true }).partial() }),
  (model, { id, patch }) => {
    const document = requireRow(model, 'document', id)
    const change = patched('document', document, defined(patch))
    return { title: `修改批文 ${document.number}`, changes: change ? [change] : [] }
  },
)
