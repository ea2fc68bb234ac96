import type { AppointmentRound } from '../../domain/appointment-round.ts'
import { isMasked, maskIdNumber } from '../../domain/id-number.ts'
import type { Model } from '../../domain/model.ts'
import type { Person } from '../../domain/person.ts'
import { isSealed } from '../../domain/personal.ts'
import type { RoundField, RoundRow } from '../../domain/round-import.ts'
import { unitTitle } from '../../domain/rules/wording.ts'
import type { Sex } from '../../domain/vocabulary/sex.ts'
import { failedCell, withIssue } from '../cell.ts'
import type { Cells } from './values.ts'

const plain = (text: string) => text.replaceAll(/\s/g, '').replaceAll('（', '(').replaceAll('）', ')')

function fail(cells: Cells, field: RoundField, message: string): null {
  const cell = cells[field]
  cells[field] = cell ? withIssue(cell, 'error', message) : failedCell('', message)
  return null
}

/** The post of the round that a row names; null with the reason at its cell where it cannot be told. */
export function findPost(model: Model, round: AppointmentRound, cells: Cells): string | null {
  const name = cells.post?.value
  if (!name) return cells.post?.issues.length ? null : fail(cells, 'post', '缺少报名岗位')
  const offered = model
    .by('roundPost.roundId', round.id)
    .flatMap(({ postId }) => model.get('post', postId) ?? [])
  const named = offered.filter((post) => plain(post.name) === plain(name))
  if (named.length === 0) return fail(cells, 'post', `这一轮没有提供岗位“${name}”`)
  const unit = cells.unit?.value
  const there = unit ? named.filter((post) => standsIn(model, post.unitId, unit)) : named
  if (there.length === 0) return fail(cells, 'unit', `机构“${unit}”在这一轮没有提供岗位“${name}”`)
  if (there.length > 1)
    return fail(cells, 'post', `有 ${there.length} 个机构提供岗位“${name}”，请填写岗位所在机构`)
  return there[0]?.id ?? null
}

function standsIn(model: Model, unitId: string, name: string): boolean {
  const wanted = plain(name)
  return [model.get('unit', unitId)?.name ?? '', unitTitle(model, unitId)].some(
    (own) => plain(own) === wanted,
  )
}

/** Who a row is about: somebody of the workbook, or, in 社会招聘, somebody from outside. */
export function findPerson(
  model: Model,
  round: AppointmentRound,
  cells: Cells,
): Pick<RoundRow, 'personId' | 'outside'> {
  const none = { personId: null, outside: null }
  const name = cells.name?.value
  if (!name) {
    if (!cells.name?.issues.length) fail(cells, 'name', '缺少姓名')
    return none
  }
  const found = peopleOf(model, cells, name)
  const [only] = found
  if (found.length > 1) {
    fail(cells, 'name', `工作簿中有 ${found.length} 个“${name}”，请填写身份证号`)
    return none
  }
  if (only) return { personId: checked(round, cells, only, name), outside: null }
  if (round.mode !== 'open') {
    fail(cells, 'name', `工作簿的在职人员中没有“${name}”，请核对姓名、身份证号`)
    return none
  }
  return { personId: null, outside: outsideOf(cells, name) }
}

/** By the id number where it is whole, else by the name, where nothing speaks against it. */
function peopleOf(model: Model, cells: Cells, name: string): Person[] {
  const idNumber = cells.idNumber?.value
  const people = [...model.rows.person.values()].filter(
    ({ status }) => status === 'active' || status === 'candidate',
  )
  const same = idNumber ? people.filter((person) => person.idNumber === idNumber) : []
  if (same.length > 0) return same
  const raw = cells.idNumber?.raw.trim() ?? ''
  return people.filter((person) => {
    if (person.name !== name) return false
    // An encrypted number cannot speak against anybody.
    if (person.idNumber === null || isSealed(person.idNumber) || raw === '') return true
    return isMasked(raw) ? maskIdNumber(person.idNumber) === raw : idNumber === null || idNumber === undefined
  })
}

function checked(round: AppointmentRound, cells: Cells, person: Person, name: string): string | null {
  if (person.name !== name) return fail(cells, 'name', `该身份证号在工作簿中是“${person.name}”`)
  if (person.status === 'candidate' && round.mode !== 'open')
    return fail(cells, 'name', `${name}是社会招聘的拟聘人员，不能报名这一轮`)
  return person.id
}

function outsideOf(cells: Cells, name: string): NonNullable<RoundRow['outside']> {
  const [idNumber, birthDate, phone] = [cells.idNumber?.value, cells.birthDate?.value, cells.phone?.value]
  const [sex, education] = [cells.sex?.value, cells.education?.value]
  return {
    name,
    ...(idNumber ? { idNumber } : {}),
    ...(birthDate ? { birthDate } : {}),
    ...(phone ? { phone } : {}),
    ...(sex ? { sex: sex as Sex } : {}),
    ...(education ? { education: education as NonNullable<Person['education']> } : {}),
  }
}
