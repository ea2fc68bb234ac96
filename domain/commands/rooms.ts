import { z } from 'zod'
import { daySchema } from '../day.ts'
import { DomainError } from '../errors.ts'
import { idSchema } from '../id.ts'
import type { Model } from '../model.ts'
import { roomRow } from '../room.ts'
import { byNumber, roomTitle } from '../rooms/occupants.ts'
import type { RowChange } from '../tables.ts'
import { floorTitle, roomRemoved } from './buildings.ts'
import { endRow, patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined, namesOf } from './units.ts'

const newRoom = roomRow
  .omit({ id: true, floorId: true })
  .partial()
  .required({ number: true, outline: true })
  .extend({ use: roomRow.shape.use.default('office') })

/** Draws one or many rooms on a floor. Errors: invalidInput where a number is taken in the building. */
export const createRooms = command(
  z.object({ floorId: idSchema, rooms: z.array(newRoom).min(1).max(200, '一次最多 200 间') }),
  (model, { floorId, rooms }, context) => {
    const taken = numbersTaken(model, floorId)
    const changes = rooms.map((room) => {
      refuseTaken(taken, room.number)
      taken.add(room.number)
      const { number, use, outline, doors = '', ...rest } = room
      return put('room', {
        name: null,
        measuredArea: null,
        seats: null,
        note: null,
        ...defined(rest),
        id: context.newId(),
        floorId,
        number,
        use,
        outline,
        doors,
      })
    })
    const which = rooms.length === 1 ? rooms[0]?.number : `${rooms[0]?.number} 等 ${rooms.length} 间`
    return { title: `新增房间 ${floorTitle(model, floorId)} ${which}`, changes }
  },
)

export const updateRoom = command(
  z.object({ id: idSchema, patch: roomRow.omit({ id: true, floorId: true }).partial() }),
  (model, { id, patch }) => {
    const room = requireRow(model, 'room', id)
    if (patch.number !== undefined && patch.number !== room.number) {
      refuseTaken(numbersTaken(model, room.floorId), patch.number)
    }
    const change = patched('room', room, defined(patch))
    return { title: `修改房间 ${roomTitle(model, room)}`, changes: change ? [change] : [] }
  },
)

/** Moves and stretches rooms: each gets the outline (and the doors) that it shall have. */
export const shapeRooms = command(
  z.object({
    rooms: z
      .array(roomRow.pick({ id: true, outline: true }).extend({ doors: roomRow.shape.doors.optional() }))
      .min(1),
  }),
  (model, { rooms }) => {
    const known = rooms.map(({ id }) => requireRow(model, 'room', id))
    const changes = rooms.flatMap(({ id, outline, doors }) => {
      const change = patched('room', requireRow(model, 'room', id), defined({ outline, doors }))
      return change ? [change] : []
    })
    const [first] = known
    const which = known.length === 1 && first ? roomTitle(model, first) : `${known.length} 间`
    return { title: `调整房间轮廓 ${which}`, changes }
  },
)

/** Errors: inUse while anybody sits in one of them. */
export const removeRooms = command(z.object({ ids: z.array(idSchema).min(1) }), (model, { ids }) => {
  const rooms = ids.map((id) => requireRow(model, 'room', id)).sort(byNumber)
  const which = rooms.map(({ number }) => number).join('、')
  return { title: `删除房间 ${which}`, changes: ids.flatMap((id) => roomRemoved(model, id)) }
})

/**
 * 安排用房: people and units go into a room from a day on. People leave the rooms that they had, save where they get
 * one more (`keep`); units stay where they are, for an office often has many rooms.
 * Errors: invalidInput where somebody has left already.
 */
export const seat = command(
  z.object({
    roomId: idSchema,
    personIds: z.array(idSchema).default([]),
    unitIds: z.array(idSchema).default([]),
    keep: z.boolean().default(false),
    on: daySchema.optional(),
  }),
  (model, { roomId, personIds, unitIds, keep, on }, context) => {
    const room = requireRow(model, 'room', roomId)
    const people = [...new Set(personIds)].map((id) => requireRow(model, 'person', id))
    const units = [...new Set(unitIds)].map((id) => requireRow(model, 'unit', id))
    const gone = people.find((person) => person.status !== 'active')
    if (gone) throw new DomainError('invalidInput', { message: `${gone.name}已离岗，不能安排用房。` })
    if (people.length + units.length === 0) {
      throw new DomainError('invalidInput', { message: '请选择要安排用房的人员或机构。' })
    }
    const day = on ?? context.today
    const row = { roomId, startedOn: day, endedOn: null, note: null }
    const changes = people.flatMap((person): RowChange[] => {
      const had = model.openBy('occupancy.personId', person.id)
      const isThere = had.some((one) => one.roomId === roomId)
      const left = keep ? [] : had.filter((one) => one.roomId !== roomId)
      const ended = left.map((one) => endRow('occupancy', one, day))
      if (isThere) return ended
      return [...ended, put('occupancy', { id: context.newId(), personId: person.id, unitId: null, ...row })]
    })
    for (const unit of units) {
      if (model.openBy('occupancy.unitId', unit.id).some((one) => one.roomId === roomId)) continue
      changes.push(put('occupancy', { id: context.newId(), personId: null, unitId: unit.id, ...row }))
    }
    const names = namesOf([...people, ...units])
    return { title: `安排用房 ${names} 到 ${roomTitle(model, room)}`, changes }
  },
)

/** 腾退: ends the use of rooms on a day. */
export const vacate = command(
  z.object({ ids: z.array(idSchema).min(1, '请选择要腾退的人员'), on: daySchema.optional() }),
  (model, { ids, on }, context) => {
    const rows = ids.map((id) => requireRow(model, 'occupancy', id))
    const names = rows.map((row) => ({
      name: model.get('person', row.personId)?.name ?? model.get('unit', row.unitId)?.name ?? '',
    }))
    const rooms = [...new Set(rows.map(({ roomId }) => roomId))].map((id) => requireRow(model, 'room', id))
    const where = rooms.length === 1 && rooms[0] ? roomTitle(model, rooms[0]) : `${rooms.length} 间`
    const changes = rows.map((row) => endRow('occupancy', row, on ?? context.today))
    return { title: `腾退 ${where} ${namesOf(names)}`, changes }
  },
)

/** Corrects the days of a use that was entered wrongly, or takes it out (`patch` null). */
export const correctOccupancy = command(
  z.object({
    id: idSchema,
    patch: z
      .object({
        startedOn: daySchema.nullable(),
        endedOn: daySchema.nullable(),
        note: z.string().max(2000).nullable(),
      })
      .partial()
      .nullable(),
  }),
  (model, { id, patch }) => {
    const row = requireRow(model, 'occupancy', id)
    const name = model.get('person', row.personId)?.name ?? model.get('unit', row.unitId)?.name ?? ''
    if (patch === null) return { title: `删除误录用房 ${name}`, changes: [remove('occupancy', id)] }
    const change = patched('occupancy', row, defined(patch))
    return { title: `修改用房登记 ${name}`, changes: change ? [change] : [] }
  },
)

function numbersTaken(model: Model, floorId: string): Set<string> {
  const floor = requireRow(model, 'floor', floorId)
  const floors = model.by('floor.buildingId', floor.buildingId)
  return new Set(floors.flatMap(({ id }) => model.by('room.floorId', id).map(({ number }) => number)))
}

function refuseTaken(taken: ReadonlySet<string>, number: string): void {
  if (!taken.has(number)) return
  throw new DomainError('invalidInput', {
    message: `这座楼里已有房号 ${number}，请换一个房号。`,
    field: 'number',
  })
}
