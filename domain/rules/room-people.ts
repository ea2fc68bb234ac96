import { addMonths } from '../day.ts'
import type { Model } from '../model.ts'
import { isLeader, roomsOf, roomTitle } from '../rooms/occupants.ts'
import { personRule } from './rule.ts'

/** Told by a compilation of the rules of use, articles 18–20 (domain-facts.md 6.1). */
const rulesOfUse = '办公用房管理：每人一处办公用房，调离、退休后 1 个月内腾退'

/** V16: everybody has one office; a leader's second one is a matter of its own. */
export const roomsPerPerson = personRule(
  { codes: ['V16'], title: '一人一处办公用房', basis: rulesOfUse },
  function* (model, person) {
    const offices = roomsOf(model, person.id).filter(
      ({ roomId }) => model.get('room', roomId)?.use === 'office',
    )
    if (offices.length < 2) return
    const who = isLeader(model, person.id) ? `领导干部${person.name}` : person.name
    yield {
      code: 'V16',
      severity: 'warn',
      subject: { table: 'person', id: person.id },
      aspect: 'rooms',
      magnitude: offices.length - 1,
      sentence: `${who}有 ${offices.length} 处办公用房（${offices.map((row) => titleOf(model, row.roomId)).join('、')}）。`,
      evidence: offices.map(({ id }) => ({ table: 'occupancy', id })),
    }
  },
)

/** V16: who has left gives the room back within a month. */
export const leftInRoom = personRule(
  { codes: ['V16'], title: '离岗人员腾退办公用房', basis: rulesOfUse },
  function* (model, person) {
    if (person.status === 'active') return
    const rooms = roomsOf(model, person.id)
    if (rooms.length === 0) return
    const dueOn = person.leftOn === null ? null : addMonths(person.leftOn, 1)
    const isLate = dueOn === null || dueOn < model.asOf
    const where = rooms.map((row) => titleOf(model, row.roomId)).join('、')
    const since = person.leftOn === null ? '已离岗（离岗日期未填）' : `已于 ${person.leftOn} 离岗`
    yield {
      code: 'V16',
      severity: isLate ? 'warn' : 'list',
      subject: { table: 'person', id: person.id },
      aspect: 'left',
      magnitude: rooms.length,
      sentence: `${person.name}${since}，${isLate ? `仍占用 ${where}，应腾退` : `应于 ${dueOn} 前腾退 ${where}`}。`,
      evidence: rooms.map(({ id }) => ({ table: 'occupancy', id })),
    }
  },
)

function titleOf(model: Model, roomId: string): string {
  const room = model.get('room', roomId)
  return room ? roomTitle(model, room) : '（已不存在的房间）'
}
