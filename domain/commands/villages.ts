import { z } from 'zod'
import { daySchema } from '../day.ts'
import { idSchema } from '../id.ts'
import { jurisdictionKinds, jurisdictionRow } from '../jurisdiction.ts'
import type { RowChange } from '../tables.ts'
import { type Village, villageCodeRow, villageRow } from '../village.ts'
import { endRow, nextSortNo, patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined, namesOf } from './units.ts'

const relationName = { legal: '行政隶属', administered: '代管' } as const

export const createVillage = command(
  villageRow
    .omit({ id: true, sortNo: true, endedOn: true })
    .partial()
    .required({ name: true, kind: true })
    .extend({ legalUnitId: idSchema.optional() }),
  (model, { legalUnitId, ...input }, context) => {
    const village: Village = {
      households: null,
      population: null,
      areaHectares: null,
      startedOn: context.today,
      nameStatus: 'settled',
      note: null,
      ...defined(input),
      name: input.name,
      kind: input.kind,
      id: context.newId(),
      sortNo: nextSortNo([...model.rows.village.values()]),
      endedOn: null,
    }
    const changes: RowChange[] = [put('village', village)]
    if (legalUnitId) {
      requireRow(model, 'unit', legalUnitId)
      const relation = { villageId: village.id, unitId: legalUnitId, kind: 'legal', basis: null } as const
      const dates = { startedOn: context.today, endedOn: null, status: 'settled' } as const
      changes.push(put('jurisdiction', { id: context.newId(), ...relation, ...dates }))
    }
    return { title: `新增村（居） ${village.name}`, changes }
  },
)

export const updateVillage = command(
  z.object({ id: idSchema, patch: villageRow.omit({ id: true }).partial() }),
  (model, { id, patch }) => {
    const village = requireRow(model, 'village', id)
    const change = patched('village', village, defined(patch))
    return { title: `修改村（居） ${village.name}`, changes: change ? [change] : [] }
  },
)

/** Code and spelling in the statistics of a date; the same date again corrects it. */
export const setVillageCode = command(villageCodeRow.omit({ id: true }), (model, input, context) => {
  const village = requireRow(model, 'village', input.villageId)
  const same = model.by('villageCode.villageId', village.id).find((row) => row.asOf === input.asOf)
  const row = { ...input, id: same?.id ?? context.newId() }
  return { title: `登记 ${village.name} ${input.asOf} 区划代码`, changes: [put('villageCode', row)] }
})

export const removeVillageCode = command(z.object({ id: idSchema }), (model, { id }) => {
  const code = requireRow(model, 'villageCode', id)
  return { title: `删除区划代码 ${code.code}`, changes: [remove('villageCode', id)] }
})

/** 调整行政隶属 or 代管 of one or many villages from a day on; the relation before it ends that day. */
export const setJurisdiction = command(
  z.object({
    villageIds: z.array(idSchema).min(1),
    unitId: idSchema,
    kind: z.enum(jurisdictionKinds),
    startedOn: daySchema.optional(),
    basis: z.string().trim().max(400).nullable(),
  }),
  (model, { villageIds, unitId, kind, startedOn, basis }, context) => {
    const unit = requireRow(model, 'unit', unitId)
    const villages = villageIds.map((id) => requireRow(model, 'village', id))
    const day = startedOn ?? context.today
    const changes = villages.flatMap((village) => {
      const open = model.openBy('jurisdiction.villageId', village.id).filter((row) => row.kind === kind)
      const row = { id: context.newId(), villageId: village.id, unitId, kind, basis } as const
      return [
        ...open.map((before) => endRow('jurisdiction', before, day)),
        put('jurisdiction', { ...row, startedOn: day, endedOn: null, status: 'settled' }),
      ]
    })
    return { title: `${namesOf(villages)} ${relationName[kind]} ${unit.name}`, changes }
  },
)

export const updateJurisdiction = command(
  z.object({
    id: idSchema,
    patch: jurisdictionRow.pick({ startedOn: true, basis: true, status: true }).partial(),
  }),
  (model, { id, patch }) => {
    const row = requireRow(model, 'jurisdiction', id)
    const village = requireRow(model, 'village', row.villageId)
    const change = patched('jurisdiction', row, defined(patch))
    return { title: `修改${relationName[row.kind]} ${village.name}`, changes: change ? [change] : [] }
  },
)

/** Ends relations of one or many villages from a day on. */
export const endJurisdiction = command(
  z.object({ ids: z.array(idSchema).min(1), on: daySchema.optional() }),
  (model, { ids, on }, context) => {
    const rows = ids.map((id) => requireRow(model, 'jurisdiction', id))
    const villages = rows.map(({ villageId }) => requireRow(model, 'village', villageId))
    const [kind] = new Set(rows.map((row) => relationName[row.kind]))
    const title = `解除${kind ?? ''} ${namesOf(villages)}`
    return { title, changes: rows.map((row) => endRow('jurisdiction', row, on ?? context.today)) }
  },
)
