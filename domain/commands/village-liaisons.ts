import { z } from 'zod'
import { daySchema } from '../day.ts'
import { DomainError } from '../errors.ts'
import { idSchema } from '../id.ts'
import { isInService } from '../person.ts'
import { villageLiaisonRow } from '../village-liaison.ts'
import { endRow, patched, put, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined, namesOf } from './units.ts'

/** 指定包村干部 of one or many villages from a day on, beside those that they have. */
export const addVillageLiaison = command(
  z.object({
    villageIds: z.array(idSchema).min(1),
    personId: idSchema,
    startedOn: daySchema.optional(),
    note: z.string().trim().max(400).nullable().optional(),
  }),
  (model, { villageIds, personId, startedOn, note }, context) => {
    const person = requireRow(model, 'person', personId)
    const villages = villageIds.map((id) => requireRow(model, 'village', id))
    if (!isInService(person, startedOn ?? context.today)) {
      const message = `${person.name}已不在职，不能指定为包村干部。`
      throw new DomainError('invalidInput', { message, field: 'personId' })
    }
    const held = model.openBy('villageLiaison.personId', personId).map((row) => row.villageId)
    const twice = villages.find(({ id }) => held.includes(id))
    if (twice) {
      const message = `${person.name}已是${twice.name}的包村干部。`
      throw new DomainError('invalidInput', { message, field: 'personId' })
    }
    const day = startedOn ?? context.today
    const changes = villages.map((village) =>
      put('villageLiaison', {
        id: context.newId(),
        villageId: village.id,
        personId,
        startedOn: day,
        endedOn: null,
        note: note ?? null,
      }),
    )
    return { title: `${namesOf(villages)} 包村干部 ${person.name}`, changes }
  },
)

export const updateVillageLiaison = command(
  z.object({ id: idSchema, patch: villageLiaisonRow.pick({ startedOn: true, note: true }).partial() }),
  (model, { id, patch }) => {
    const row = requireRow(model, 'villageLiaison', id)
    const village = requireRow(model, 'village', row.villageId)
    const change = patched('villageLiaison', row, defined(patch))
    return { title: `修改包村干部 ${village.name}`, changes: change ? [change] : [] }
  },
)

export const endVillageLiaison = command(
  z.object({ id: idSchema, on: daySchema.optional() }),
  (model, { id, on }, context) => {
    const row = requireRow(model, 'villageLiaison', id)
    const village = requireRow(model, 'village', row.villageId)
    const person = requireRow(model, 'person', row.personId)
    const title = `${person.name} 不再包村 ${village.name}`
    return { title, changes: [endRow('villageLiaison', row, on ?? context.today)] }
  },
)
