import type { Model } from '../model.ts'
import type { Room } from '../room.ts'
import { roomFigures, roomTitle } from '../rooms/occupants.ts'
import { officeStandardOf, standardBasis } from '../rooms/office-standard.ts'
import { pointsOf, sharedArea } from '../rooms/outline.ts'
import { roomRule } from './rule.ts'

const ownership = '《党政机关办公用房管理办法》：统一配置，按标准使用'
const subjectOf = ({ id }: Room) => ({ table: 'room', id }) as const

/** V16: the area of an office is at most what is due to the people in it by their ranks. */
export const roomArea = roomRule(
  { codes: ['V16'], title: '办公室面积不超标准', basis: '发改投资〔2014〕2674号' },
  function* (model, room) {
    if (room.use !== 'office') return
    const standard = officeStandardOf(model)
    const { area, people, standard: due, excess } = roomFigures(model, room, standard)
    if (excess === null || excess <= 0) return
    yield {
      code: 'V16',
      severity: 'warn',
      subject: subjectOf(room),
      aspect: 'area',
      magnitude: excess,
      sentence:
        `${roomTitle(model, room)}使用面积 ${area} m²，${people.map(({ person }) => person.name).join('、')}` +
        `共 ${people.length} 人标准合计 ${due} m²，超 ${excess} m²。`,
      basis: standardBasis(standard),
      evidence: people.map(({ occupancy }) => ({ table: 'occupancy', id: occupancy.id })),
    }
  },
)

/** V16: a room holds at most the people that it has seats for, and where a least area was set, room for. */
export const overfullRoom = roomRule(
  { codes: ['V16'], title: '办公室不超员', basis: '房间登记的核定工位和人均下限' },
  function* (model, room) {
    const { leastArea, ...standard } = officeStandardOf(model)
    const { area, people } = roomFigures(model, room, { ...standard, leastArea })
    if (people.length === 0) return
    const evidence = people.map(({ occupancy }) => ({ table: 'occupancy', id: occupancy.id }) as const)
    if (room.seats !== null && people.length > room.seats) {
      yield {
        code: 'V16',
        severity: 'warn',
        subject: subjectOf(room),
        aspect: 'seats',
        magnitude: people.length - room.seats,
        sentence: `${roomTitle(model, room)}核定 ${room.seats} 个工位，现有 ${people.length} 人，超 ${people.length - room.seats} 人。`,
        evidence,
      }
    }
    const each = Math.round((area / people.length) * 100) / 100
    if (room.use !== 'office' || leastArea === null || each >= leastArea) return
    yield {
      code: 'V16',
      severity: 'warn',
      subject: subjectOf(room),
      aspect: 'crowded',
      magnitude: people.length,
      sentence: `${roomTitle(model, room)}使用面积 ${area} m²，现有 ${people.length} 人，人均 ${each} m²，不足 ${leastArea} m²。`,
      evidence,
    }
  },
)

/** V16: an office that nobody uses can be given to somebody. */
export const emptyRoom = roomRule(
  { codes: ['V16'], title: '办公室空置', basis: ownership },
  function* (model, room) {
    if (room.use !== 'office' || model.openBy('occupancy.roomId', room.id).length > 0) return
    const sentence = `${roomTitle(model, room)}没有使用人或使用机构，可安排使用。`
    yield { code: 'V16', severity: 'list', subject: subjectOf(room), aspect: 'empty', sentence }
  },
)

/** Less than this shared by two outlines, in mm², is a line drawn twice and not a room on a room. */
const leastShared = 10_000

/** V16: no two rooms stand on the same piece of a floor; told once, at the room that was drawn later. */
export const overlappingRooms = roomRule(
  { codes: ['V16'], title: '房间轮廓不重叠', basis: '平面图每处只属于一个房间，重叠使面积重复计算' },
  function* (model, room) {
    for (const other of overlapping(model, room)) {
      if (other.id >= room.id) continue
      yield {
        code: 'V16',
        severity: 'warn',
        subject: subjectOf(room),
        aspect: `overlap ${other.id}`,
        sentence: `${roomTitle(model, room)}与 ${roomTitle(model, other)}的轮廓重叠，请调整。`,
        evidence: [{ table: 'room', id: other.id }],
      }
    }
  },
)

function overlapping(model: Model, room: Room): Room[] {
  const points = pointsOf(room.outline)
  return model
    .by('room.floorId', room.floorId)
    .filter((other) => other.id !== room.id && sharedArea(points, pointsOf(other.outline)) > leastShared)
}
