import type { Model } from '../model.ts'
import {
  buildingsInOrder,
  byNumber,
  floorsOf,
  roomsOf,
  roomsOfFloor,
  roomTitle,
  unitOfPerson,
} from '../rooms/occupants.ts'

export interface RoomIndexLine {
  readonly name: string
  /** What tells two of the same name apart: the unit. */
  readonly where: string
  readonly rooms: string
}

export interface RoomIndex {
  readonly units: readonly RoomIndexLine[]
  readonly people: readonly RoomIndexLine[]
}

/** 楼层索引: where a unit and where a person is found; of one building, or of all. */
export function roomIndex(model: Model, buildingId?: string): RoomIndex {
  const buildings = buildingsInOrder(model).filter(({ id }) => buildingId === undefined || id === buildingId)
  const rooms = buildings.flatMap(({ id }) =>
    floorsOf(model, id).flatMap((floor) => roomsOfFloor(model, floor.id)),
  )
  const within = new Set(rooms.map(({ id }) => id))
  const byUnit = new Map<string, Set<string>>()
  const people: RoomIndexLine[] = []
  const note = (unitId: string | undefined, roomId: string) => {
    if (unitId === undefined) return
    byUnit.set(unitId, (byUnit.get(unitId) ?? new Set<string>()).add(roomId))
  }
  const seen = new Set<string>()
  for (const room of rooms) {
    for (const row of model.openBy('occupancy.roomId', room.id)) {
      if (row.unitId) note(row.unitId, room.id)
      const person = model.get('person', row.personId)
      if (!person) continue
      const unit = unitOfPerson(model, person.id)
      note(unit?.id, room.id)
      if (seen.has(person.id)) continue
      seen.add(person.id)
      const own = roomsOf(model, person.id)
        .map(({ roomId }) => roomId)
        .filter((id) => within.has(id))
      people.push({ name: person.name, where: unit?.name ?? '', rooms: titles(model, own) })
    }
  }
  const units = [...byUnit].map(([unitId, ids]) => ({
    name: model.get('unit', unitId)?.name ?? '',
    where: bodyAbove(model, unitId),
    rooms: titles(model, [...ids]),
  }))
  return { units, people: people.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')) }
}

/** An office is told apart by the body that it belongs to; a body needs nobody above it. */
function bodyAbove(model: Model, unitId: string): string {
  const unit = model.get('unit', unitId)
  const isBody = unit?.kind !== 'office' && unit?.kind !== 'subOffice' && unit?.kind !== 'institution'
  return isBody ? '' : (model.get('unit', unit.parentId)?.name ?? '')
}

function titles(model: Model, ids: readonly string[]): string {
  const rooms = ids.flatMap((id) => model.get('room', id) ?? []).sort(byNumber)
  return rooms.map((room) => roomTitle(model, room).replace(/ ?室$/, '')).join('、')
}
