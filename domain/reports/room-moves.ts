import type { Model } from '../model.ts'
import { roomsInOrder, roomsOf, roomTitle, unitOfPerson } from '../rooms/occupants.ts'

/** 搬迁清单 by person: from which rooms to which. */
export interface PersonMoveLine {
  readonly personId: string
  readonly name: string
  readonly unit: string
  readonly from: string
  readonly to: string
  readonly kind: '搬迁' | '新安排' | '腾退'
}

/** 搬迁清单 by room: who goes out, who comes in, who stays. */
export interface RoomMoveLine {
  readonly roomId: string
  readonly room: string
  readonly out: string
  readonly into: string
  readonly stay: string
}

export interface RoomMoves {
  readonly people: readonly PersonMoveLine[]
  readonly rooms: readonly RoomMoveLine[]
}

/** What has to be carried from where to where between two states of the workbook. */
export function roomMoves(before: Model, after: Model): RoomMoves {
  return { people: peopleMoves(before, after), rooms: roomLines(before, after) }
}

function peopleMoves(before: Model, after: Model): PersonMoveLine[] {
  const ids = new Set(
    [...before.rows.occupancy.values(), ...after.rows.occupancy.values()].flatMap(
      ({ personId }) => personId ?? [],
    ),
  )
  return [...ids].flatMap((personId): PersonMoveLine[] => {
    const [from, to] = [before, after].map((model) => roomsOf(model, personId).map(({ roomId }) => roomId))
    if (!from || !to || sameSet(from, to)) return []
    const kind = from.length === 0 ? '新安排' : to.length === 0 ? '腾退' : '搬迁'
    const person = after.get('person', personId) ?? before.get('person', personId)
    const unit = unitOfPerson(after, personId) ?? unitOfPerson(before, personId)
    return [
      {
        personId,
        name: person?.name ?? '',
        unit: unit?.name ?? '',
        from: titles(before, from),
        to: titles(after, to),
        kind,
      },
    ]
  })
}

function roomLines(before: Model, after: Model): RoomMoveLine[] {
  const gone = roomsInOrder(before).filter(({ id }) => !after.get('room', id))
  return [...roomsInOrder(after), ...gone].flatMap((room): RoomMoveLine[] => {
    const [was, is] = [occupantsOf(before, room.id), occupantsOf(after, room.id)]
    const out = [...was].filter(([id]) => !is.has(id))
    const into = [...is].filter(([id]) => !was.has(id))
    if (out.length === 0 && into.length === 0) return []
    const stay = [...is].filter(([id]) => was.has(id))
    const names = (list: readonly (readonly [string, string])[]) => list.map(([, name]) => name).join('、')
    const title = roomTitle(after.get('room', room.id) ? after : before, room)
    return [{ roomId: room.id, room: title, out: names(out), into: names(into), stay: names(stay) }]
  })
}

/** People and units in a room, by id. */
function occupantsOf(model: Model, roomId: string): ReadonlyMap<string, string> {
  return new Map(
    model.openBy('occupancy.roomId', roomId).map((row) => {
      const name = model.get('person', row.personId)?.name ?? model.get('unit', row.unitId)?.name ?? ''
      return [row.personId ?? row.unitId ?? row.id, name]
    }),
  )
}

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id) => b.includes(id))

function titles(model: Model, ids: readonly string[]): string {
  return ids
    .flatMap((id) => model.get('room', id) ?? [])
    .map((room) => roomTitle(model, room))
    .join('、')
}
