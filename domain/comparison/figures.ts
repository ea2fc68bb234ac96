import { capFigure } from '../caps.ts'
import { isOpenOn } from '../day.ts'
import type { Model } from '../model.ts'
import type { DutyField, Unit } from '../unit.ts'
import { substantiveKinds } from '../vocabulary/establishment-kind.ts'
import type { ReformFigures, Share } from './difference.ts'

/** How the share is counted; printed beside it. Basis: 改革方案，机构设置和人员编制向社会管理和公共服务倾斜. */
export const tiltRule =
  '社会管理和公共服务占比：岗位按岗位的主要职责（未填的按所在机构）计，人员按主岗计；兼任、借调、挂职不另计。'

const tilted: ReadonlySet<DutyField | null> = new Set(['socialManagement', 'publicService'])

/** The units whose branches make up the workbook: top units that are not 区外机构. */
export function topUnits(model: Model): Unit[] {
  return [...model.rows.unit.values()].filter(
    (unit) => unit.parentId === null && unit.kind !== 'external' && model.isOpen(unit),
  )
}

/** The duty that a post counts for: its own, or that of the unit it stands in. */
function dutyOf(model: Model, unitId: string, postId: string | null): DutyField | null {
  return model.get('post', postId)?.dutyField ?? model.get('unit', unitId)?.dutyField ?? null
}

/** Posts that count as 社会管理 or 公共服务, for "which?". */
export function tiltedPosts(model: Model): string[] {
  return [...model.rows.post.values()]
    .filter((post) => model.isOpen(post) && tilted.has(dutyOf(model, post.unitId, post.id)))
    .map(({ id }) => id)
}

/** People whose main post counts as 社会管理 or 公共服务, for "which?". */
export function tiltedPeople(model: Model): string[] {
  return mainAppointments(model)
    .filter((row) => tilted.has(dutyOf(model, row.unitId, row.postId)))
    .map(({ personId }) => personId)
}

function mainAppointments(model: Model) {
  return [...model.rows.appointment.values()].filter(
    (row) => row.kind === 'main' && isOpenOn(row, model.asOf),
  )
}

/** The figures of one state of a workbook, each by the counting rules of counting.ts. */
export function reformFigures(model: Model): ReformFigures {
  const tops = topUnits(model)
  const sum = (key: string) => tops.reduce((total, unit) => total + model.tally.of(unit.id, key), 0)
  const establishment = Object.fromEntries(
    [...substantiveKinds.map(({ code }) => code), 'total'].map((kind) => [
      kind,
      sum(`establishment/${kind}/`),
    ]),
  )
  const approved = tops
    .map((unit) => capFigure(model, unit.id, { ledger: 'establishment', kind: 'total', level: '' }).approved)
    .filter((amount) => amount !== null)
  const posts = [...model.rows.post.values()].filter((post) => model.isOpen(post))
  const seats = posts.reduce((total, post) => total + post.headcount, 0)
  const seatsIn = new Set(tiltedPosts(model))
  const main = mainAppointments(model)
  const share = (count: number, total: number): Share => ({ count, total })
  return {
    internalOffices: sum('institutions/internalOffice/'),
    institutions: sum('institutions/institution/'),
    plates: [...model.rows.plate.values()].filter((plate) => model.isOpen(plate)).length,
    establishment,
    approvedEstablishment: approved.length === 0 ? null : approved.reduce((a, b) => a + b, 0),
    leadingChief: sum('leading/chief/'),
    leadingDeputy: sum('leading/deputy/'),
    seats,
    people: [...model.rows.person.values()].filter((person) => person.status === 'active').length,
    offEstablishment: sum('heads/offEstablishment/'),
    villages: [...model.rows.village.values()].filter((village) => model.isOpen(village)).length,
    tiltedSeats: share(
      posts.reduce((total, post) => total + (seatsIn.has(post.id) ? post.headcount : 0), 0),
      seats,
    ),
    tiltedPeople: share(tiltedPeople(model).length, main.length),
  }
}
