import { z } from 'zod'
import { daySchema } from '../day.ts'
import { DomainError } from '../errors.ts'
import { idSchema } from '../id.ts'
import { plateRow, plateSettlements } from '../plate.ts'
import type { RowChange } from '../tables.ts'
import { type Unit, unitRelationRow, unitRow } from '../unit.ts'
import { nextSortNo, patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { patchedWithName, renamingFields } from './renaming.ts'

const unitFields = unitRow
  .omit({ id: true, sortNo: true, endedOn: true })
  .partial()
  .required({ name: true, kind: true })

/** 新设机构. */
export const createUnit = command(unitFields, (model, input, context) => {
  const parentId = input.parentId ?? null
  if (parentId) requireRow(model, 'unit', parentId)
  const siblings = parentId ? model.by('unit.parentId', parentId) : []
  const row: Unit = {
    nameStatus: 'settled',
    level: null,
    dutyField: null,
    duties: null,
    startedOn: context.today,
    documentId: null,
    note: null,
    ...defined(input),
    name: input.name,
    kind: input.kind,
    parentId,
    id: context.newId(),
    sortNo: nextSortNo(siblings),
    endedOn: null,
  }
  return { title: `新设机构 ${row.name}`, changes: [put('unit', row)] }
})

const unitPatch = unitRow.omit({ id: true, parentId: true }).partial()

/**
 * 更名, 更正, and every other fact of a unit; its place in the tree is changed by moveUnits. A name that waits to be
 * verified (待核) is corrected, not changed, unless it is said.
 */
export const updateUnit = command(
  z.object({ id: idSchema, patch: unitPatch, ...renamingFields }),
  (model, { id, patch, correction, on }, context) => {
    const unit = requireRow(model, 'unit', id)
    const renamed = patch.name !== undefined && patch.name !== unit.name
    const settled = renamed ? { nameStatus: 'settled' as const } : {}
    const how = { correction: correction ?? unit.nameStatus === 'unverified', on }
    const changes = patchedWithName(model, 'unit', unit, { ...settled, ...defined(patch) }, how, context)
    const word = how.correction ? '更正机构名称' : '机构更名'
    const title = renamed ? `${word} ${unit.name} → ${patch.name}` : `修改机构 ${unit.name}`
    return { title, changes }
  },
)

/** 调整隶属: one or many units under another, at the end or before a sibling. */
export const moveUnits = command(
  z.object({ ids: z.array(idSchema).min(1), parentId: idSchema, beforeId: idSchema.nullable().optional() }),
  (model, { ids, parentId, beforeId }) => {
    const parent = requireRow(model, 'unit', parentId)
    const above = model.pathUp(parentId)
    const units = ids.map((id) => requireRow(model, 'unit', id))
    const loop = units.find((unit) => above.includes(unit.id))
    if (loop) throw new DomainError('ruleViolated', { message: `${loop.name}不能隶属于它自己或它的下级。` })
    const rest = model.childrenOf(parentId).filter((unit) => !ids.includes(unit.id))
    const at = beforeId ? rest.findIndex((unit) => unit.id === beforeId) : -1
    const order = at < 0 ? [...rest, ...units] : [...rest.slice(0, at), ...units, ...rest.slice(at)]
    const changes = order.flatMap((unit, index) => {
      const change = patched('unit', unit, { parentId, sortNo: (index + 1) * 10 })
      return change ? [change] : []
    })
    return { title: `${namesOf(units)} 划入 ${parent.name}`, changes }
  },
)

/** 撤销机构. Empty posts go with it; people must have been placed first (rule S2 refuses otherwise). */
export const abolishUnit = command(
  z.object({ id: idSchema, on: daySchema.optional() }),
  (model, { id, on }, context) => {
    const unit = requireRow(model, 'unit', id)
    const endedOn = on ?? context.today
    const changes: RowChange[] = [put('unit', { ...unit, endedOn })]
    for (const post of model.openBy('post.unitId', id)) {
      if (model.openBy('appointment.postId', post.id).length === 0)
        changes.push(put('post', { ...post, endedOn }))
    }
    for (const plate of model.openBy('plate.unitId', id)) changes.push(put('plate', { ...plate, endedOn }))
    for (const quota of model.openBy('quota.unitId', id)) changes.push(put('quota', { ...quota, endedOn }))
    return { title: `撤销机构 ${unit.name}`, changes }
  },
)

export const createPlate = command(
  plateRow.pick({ unitId: true, name: true }).extend({ relation: plateRow.shape.relation.optional() }),
  (model, input, context) => {
    const unit = requireRow(model, 'unit', input.unitId)
    const row = {
      id: context.newId(),
      unitId: input.unitId,
      name: input.name,
      relation: input.relation ?? ('plate' as const),
      sortNo: nextSortNo(model.by('plate.unitId', input.unitId)),
      startedOn: context.today,
      endedOn: null,
      documentId: null,
      note: null,
    }
    return { title: `${unit.name} 加挂牌子 ${row.name}`, changes: [put('plate', row)] }
  },
)

export const updatePlate = command(
  z.object({
    id: idSchema,
    patch: plateRow.pick({ name: true, note: true, sortNo: true }).partial(),
    ...renamingFields,
  }),
  (model, { id, patch, ...how }, context) => {
    const plate = requireRow(model, 'plate', id)
    const changes = patchedWithName(model, 'plate', plate, defined(patch), how, context)
    return { title: `修改牌子 ${plate.name}`, changes }
  },
)

/**
 * 认定括号内机构的性质. As 下设机构 or 所属事业单位 it becomes a unit under the office and may have numbers,
 * posts and people of its own; as 加挂牌子 or 合署 it stays a plate and may not (V10).
 */
export const settlePlate = command(
  z.object({ id: idSchema, as: z.enum(plateSettlements) }),
  (model, { id, as }, context) => {
    const plate = requireRow(model, 'plate', id)
    if (as !== 'subOffice' && as !== 'institution') {
      const change = patched('plate', plate, { relation: as })
      return { title: `认定 ${plate.name} 的性质`, changes: change ? [change] : [] }
    }
    const unit: Unit = {
      id: context.newId(),
      name: plate.name,
      nameStatus: 'settled',
      kind: as,
      parentId: plate.unitId,
      level: null,
      dutyField: null,
      duties: null,
      sortNo: plate.sortNo,
      startedOn: plate.startedOn,
      endedOn: null,
      documentId: plate.documentId,
      note: plate.note,
    }
    const kind = as === 'subOffice' ? '下设机构' : '所属事业单位'
    return { title: `认定 ${plate.name} 为${kind}`, changes: [remove('plate', id), put('unit', unit)] }
  },
)

export const removePlate = command(z.object({ id: idSchema }), (model, { id }) => {
  const plate = requireRow(model, 'plate', id)
  return { title: `摘除牌子 ${plate.name}`, changes: [remove('plate', id)] }
})

export const createUnitRelation = command(
  unitRelationRow.pick({ fromUnitId: true, toUnitId: true, kind: true, basis: true }),
  (model, input, context) => {
    const [from, to] = [
      requireRow(model, 'unit', input.fromUnitId),
      requireRow(model, 'unit', input.toUnitId),
    ]
    if (from.id === to.id)
      throw new DomainError('invalidInput', { message: '请选择另一个机构。', field: 'toUnitId' })
    const row = { ...input, id: context.newId(), startedOn: context.today, endedOn: null }
    const kind = input.kind === 'coLocation' ? '合署办公' : '业务指导'
    return { title: `${from.name} 与 ${to.name} ${kind}`, changes: [put('unitRelation', row)] }
  },
)

export const removeUnitRelation = command(z.object({ id: idSchema }), (model, { id }) => {
  requireRow(model, 'unitRelation', id)
  return { title: '解除机构间关系', changes: [remove('unitRelation', id)] }
})

/** The names of a few rows, and how many there are beyond. */
export function namesOf(rows: readonly { readonly name: string }[]): string {
  const shown = rows
    .slice(0, 3)
    .map((row) => row.name)
    .join('、')
  return rows.length > 3 ? `${shown} 等 ${rows.length} 项` : shown
}

/** Leaves out what a form did not fill in; `undefined` means "as it is". */
export function defined<T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never
}
