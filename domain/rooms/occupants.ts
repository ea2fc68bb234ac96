import type { Model } from '../model.ts'
import type { Occupancy } from '../occupancy.ts'
import type { Person } from '../person.ts'
import type { Room } from '../room.ts'
import type { Unit } from '../unit.ts'
import { leaderRank, type OfficeRank, readOfficeRank } from '../vocabulary/office-rank.ts'
import type { OfficeStandard } from './office-standard.ts'
import { areaOf, pointsOf } from './outline.ts'

/** 使用面积 in m², two decimals: as measured, else as drawn. */
export function usableArea(room: Room): number {
  if (room.measuredArea !== null) return room.measuredArea
  return Math.round(areaOf(pointsOf(room.outline)) / 10_000) / 100
}

/** The post that somebody holds decides where they sit and what the door says (岗位聘职, domain.md Tracks). */
export function postOfPerson(model: Model, personId: string) {
  const main = model.openBy('appointment.personId', personId).find((row) => row.kind === 'main')
  return {
    unit: model.get('unit', main?.unitId ?? null),
    post: model.get('post', main?.postId ?? null),
  }
}

/** The unit of somebody's post; where nobody has a post yet, the unit of the establishment. */
export function unitOfPerson(model: Model, personId: string): Unit | undefined {
  const { unit } = postOfPerson(model, personId)
  return unit ?? model.get('unit', model.openBy('position.personId', personId)[0]?.unitId ?? null)
}

/**
 * The rank by which somebody's room is measured: that of the leading post held, else that of the post's grade, else
 * the rank in the establishment. null where none of them names a rank: the lowest row holds then.
 */
export function officeRankOf(model: Model, personId: string): OfficeRank | null {
  const { unit, post } = postOfPerson(model, personId)
  const byPost = post?.leading ? leaderRank(unit?.level ?? null, post.leading) : null
  if (byPost) return byPost
  const byGrade = readOfficeRank(post?.grade ?? null)
  if (byGrade) return byGrade
  const positions = model.openBy('position.personId', personId)
  const byRank = positions.map(({ rank }) => readOfficeRank(rank)).find((rank) => rank !== null)
  if (byRank) return byRank
  const led = positions.find(({ leading }) => leading !== null)
  return led?.leading ? leaderRank(model.get('unit', led.unitId)?.level ?? null, led.leading) : null
}

/** 领导干部: who holds a leading post of the body itself, not of one of its offices. */
export function isLeader(model: Model, personId: string): boolean {
  const { unit, post } = postOfPerson(model, personId)
  return post?.leading != null && unit !== undefined && unit.kind !== 'office' && unit.kind !== 'subOffice'
}

/** The rooms that somebody has on the model's day, the one that was had first before the others. */
export function roomsOf(model: Model, personId: string): Occupancy[] {
  return model
    .openBy('occupancy.personId', personId)
    .sort((a, b) => (a.startedOn ?? '').localeCompare(b.startedOn ?? '') || a.id.localeCompare(b.id))
}

/** One person in a room, with the standard that is due to them here. */
export interface Seated {
  readonly occupancy: Occupancy
  readonly person: Person
  readonly rank: OfficeRank | null
  /** m²; 0 in a second room, because the standard is due once. */
  readonly standard: number
}

export interface RoomFigures {
  readonly area: number
  readonly people: readonly Seated[]
  readonly units: readonly { readonly occupancy: Occupancy; readonly unit: Unit }[]
  /** Sum of the people's standards; 0 where nobody sits. */
  readonly standard: number
  /** Area beyond the standard, negative where there is less; null where nobody sits in an office. */
  readonly excess: number | null
}

/** Who is in a room on the model's day, in the order in which they came, and how its area stands to the standard. */
export function roomFigures(model: Model, room: Room, standard: OfficeStandard): RoomFigures {
  const open = model.openBy('occupancy.roomId', room.id).sort((a, b) => a.id.localeCompare(b.id))
  const people = open.flatMap((occupancy): Seated[] => {
    const person = model.get('person', occupancy.personId)
    if (!person) return []
    const rank = officeRankOf(model, person.id)
    const isFirst = mainOffice(model, person.id)?.roomId === room.id
    return [{ occupancy, person, rank, standard: isFirst ? standard.figures[rank ?? 'below'] : 0 }]
  })
  const units = open.flatMap((occupancy) => {
    const unit = model.get('unit', occupancy.unitId)
    return unit ? [{ occupancy, unit }] : []
  })
  const area = usableArea(room)
  const due = people.reduce((sum, { standard: own }) => sum + own, 0)
  const counts = room.use === 'office' && people.length > 0
  return { area, people, units, standard: due, excess: counts ? twoDecimals(area - due) : null }
}

/** The office in which the standard is due: the first that somebody got. */
function mainOffice(model: Model, personId: string): Occupancy | undefined {
  const rooms = roomsOf(model, personId)
  return rooms.find(({ roomId }) => model.get('room', roomId)?.use === 'office') ?? rooms[0]
}

export const twoDecimals = (value: number): number => Math.round(value * 100) / 100

/** Rooms of a floor by number, as one walks past them: 101, 102, 110. */
export function roomsOfFloor(model: Model, floorId: string): Room[] {
  return model.by('room.floorId', floorId).sort(byNumber)
}

export function byNumber(a: Room, b: Room): number {
  return a.number.localeCompare(b.number, 'zh-CN', { numeric: true }) || a.id.localeCompare(b.id)
}

/** Floors of a building from the ground up. */
export function floorsOf(model: Model, buildingId: string) {
  return model
    .by('floor.buildingId', buildingId)
    .sort((a, b) => a.sortNo - b.sortNo || a.id.localeCompare(b.id))
}

export function buildingsInOrder(model: Model) {
  return [...model.rows.building.values()].sort((a, b) => a.sortNo - b.sortNo || a.id.localeCompare(b.id))
}

/** Every room of the workbook, building by building and floor by floor. */
export function roomsInOrder(model: Model): Room[] {
  return buildingsInOrder(model).flatMap((building) =>
    floorsOf(model, building.id).flatMap((floor) => roomsOfFloor(model, floor.id)),
  )
}

/** `孙村办公楼 203 室`: the building goes along where there is more than one. */
export function roomTitle(model: Model, room: Room): string {
  const floor = model.get('floor', room.floorId)
  const building = model.get('building', floor?.buildingId ?? null)
  const place = model.rows.building.size > 1 && building ? `${building.name} ` : ''
  return `${place}${/室$/.test(room.number) ? room.number : `${room.number} 室`}`
}

/** People in service who have no room on the model's day. */
export function peopleWithoutRoom(model: Model): Person[] {
  return [...model.rows.person.values()].filter(
    (person) => person.status === 'active' && model.openBy('occupancy.personId', person.id).length === 0,
  )
}
