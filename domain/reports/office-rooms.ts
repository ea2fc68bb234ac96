import type { Model } from '../model.ts'
import type { Room } from '../room.ts'
import { roomFigures, roomsInOrder, unitOfPerson } from '../rooms/occupants.ts'
import { officeStandardOf } from '../rooms/office-standard.ts'
import { codeName } from '../vocabulary/code-table.ts'
import { officeRankName } from '../vocabulary/office-rank.ts'
import { roomUses } from '../vocabulary/room-use.ts'

/** One line of the 办公用房台账: a person in a room, or a room that nobody has. */
export interface OfficeRoomLine {
  readonly room: Room
  readonly building: string
  readonly floor: string
  readonly use: string
  /** m²; null on the further lines of a shared room, so that the column adds up. */
  readonly area: number | null
  readonly who: string
  readonly rank: string
  readonly standard: number | null
  /** How many lines the room has; 0 on its further lines. */
  readonly lines: number
  /** m² beyond the standard of all in the room; null on further lines and where no standard is due. */
  readonly excess: number | null
  readonly unit: string
}

/**
 * 办公用房台账: room by room as one walks through the buildings, a line for each person; of a branch of units, the
 * rooms that it or its people use.
 */
export function officeRoomLines(model: Model, unitId?: string): OfficeRoomLine[] {
  const standard = officeStandardOf(model)
  const isAsked = (id: string | undefined) =>
    unitId === undefined || (id !== undefined && model.pathUp(id).includes(unitId))
  const rooms = roomsInOrder(model).filter((room) =>
    unitId === undefined
      ? true
      : model
          .openBy('occupancy.roomId', room.id)
          .some((row) => isAsked(row.unitId ?? unitOfPerson(model, row.personId ?? '')?.id)),
  )
  return rooms.flatMap((room): OfficeRoomLine[] => {
    const floor = model.get('floor', room.floorId)
    const { area, people, units, excess } = roomFigures(model, room, standard)
    const shared = people.length > 1 ? `（${people.length} 人共用）` : ''
    const head = {
      room,
      building: model.get('building', floor?.buildingId ?? null)?.name ?? '',
      floor: floor?.name ?? '',
      use: `${room.name ?? codeName(roomUses, room.use)}${shared}`,
    }
    const unitNames = units.map(({ unit }) => unit.name).join('、')
    if (people.length === 0) {
      const who = units.length === 0 && room.use === 'office' ? '（空置）' : ''
      const rest = { who, rank: '', standard: null, lines: 1, excess: null, unit: unitNames }
      return [{ ...head, area, ...rest }]
    }
    return people.map(({ person, rank, standard: due }, at) => ({
      ...head,
      area: at === 0 ? area : null,
      who: person.name,
      rank: rank ? officeRankName(rank) : '未登记',
      standard: room.use === 'office' ? due : null,
      lines: at === 0 ? people.length : 0,
      excess: at === 0 ? excess : null,
      unit: unitOfPerson(model, person.id)?.name ?? unitNames,
    }))
  })
}
