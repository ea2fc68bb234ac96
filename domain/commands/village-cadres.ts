import { z } from 'zod'
import { daySchema } from '../day.ts'
import { DomainError } from '../errors.ts'
import { idSchema } from '../id.ts'
import { villageCadreRow } from '../village-cadre.ts'
import { endRow, patched, put, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined } from './units.ts'

/** 登记两委成员 of a village. Somebody may hold two offices (书记、主任一肩挑), but the same one only once at a time. */
export const addVillageCadre = command(
  villageCadreRow
    .pick({ villageId: true, name: true, title: true })
    .extend({ startedOn: daySchema.nullable().optional(), note: villageCadreRow.shape.note.optional() }),
  (model, { villageId, name, title, startedOn, note }, context) => {
    const village = requireRow(model, 'village', villageId)
    const held = model.openBy('villageCadre.villageId', villageId)
    if (held.some((row) => row.name === name && row.title === title)) {
      const message = `${village.name}已登记${title}${name}。`
      throw new DomainError('invalidInput', { message, field: 'name' })
    }
    const row = { id: context.newId(), villageId, name, title, endedOn: null }
    const change = put('villageCadre', { ...row, startedOn: startedOn ?? null, note: note ?? null })
    return { title: `${village.name} 两委成员 ${name}（${title}）`, changes: [change] }
  },
)

export const updateVillageCadre = command(
  z.object({
    id: idSchema,
    patch: villageCadreRow.pick({ name: true, title: true, startedOn: true, note: true }).partial(),
  }),
  (model, { id, patch }) => {
    const row = requireRow(model, 'villageCadre', id)
    const village = requireRow(model, 'village', row.villageId)
    const change = patched('villageCadre', row, defined(patch))
    return { title: `修改两委成员 ${village.name} ${row.name}`, changes: change ? [change] : [] }
  },
)

export const endVillageCadre = command(
  z.object({ id: idSchema, on: daySchema.optional() }),
  (model, { id, on }, context) => {
    const row = requireRow(model, 'villageCadre', id)
    const village = requireRow(model, 'village', row.villageId)
    const title = `${row.name} 不再任 ${village.name} ${row.title}`
    return { title, changes: [endRow('villageCadre', row, on ?? context.today)] }
  },
)
