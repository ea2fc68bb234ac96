import { offEstablishmentKey, seatsKey } from '../counting.ts'
import type { Model } from '../model.ts'
import { capKeyText, capKinds, type Quota } from '../quota.ts'
import type { DutyField, Unit } from '../unit.ts'
import type { ReformFigures, Share } from './difference.ts'
import { actualHolder, holdersOf, homeOf, standingsOf } from './places.ts'

/** How 社会管理 and 公共服务 are counted; stands beside every figure of the two. */
export const tiltRule =
  '社会管理和公共服务占比：岗位按岗位所属职责（未填的按所在机构的主要职责）计岗位数，人员按主岗计人数，含编外。'

/** How 人员 are counted, for the same place. */
export const peopleRule =
  '人员按编制所在机构计，无编制的按主岗所在机构计，每人只计一次；岗位数按已设岗位的核定个数计。'

const tilted: ReadonlySet<DutyField> = new Set(['socialManagement', 'publicService'])

/** Whether a post or a main appointment (its post null or unknown) serves 社会管理 or 公共服务. */
export function isTilted(
  post: { readonly dutyField: DutyField | null } | undefined,
  unit: { readonly dutyField: DutyField | null } | undefined,
): boolean {
  const field = post?.dutyField ?? unit?.dutyField ?? null
  return field !== null && tilted.has(field)
}

/** The units whose branches are counted: those given, or all top ones without 区外机构; none lies below another. */
function rootsOf(model: Model, unitIds: readonly string[] | undefined): Unit[] {
  const wanted = unitIds
    ? [...new Set(unitIds)].map((id) => model.get('unit', id)).filter((unit) => unit !== undefined)
    : [...model.rows.unit.values()].filter((unit) => unit.parentId === null && unit.kind !== 'external')
  const open = wanted.filter((unit) => model.isOpen(unit))
  const ids = new Set(open.map((unit) => unit.id))
  return open.filter((unit) => !model.pathUp(unit.parentId).some((id) => ids.has(id)))
}

/** Whether a unit lies in the branches counted; every unit's way up is walked once. */
export function branchTest(
  model: Model,
  unitIds: readonly string[] | undefined,
): (id: string | null) => boolean {
  const known = new Map<string, boolean>(rootsOf(model, unitIds).map((unit) => [unit.id, true]))
  const isIn = (id: string | null): boolean => {
    if (id === null) return false
    const path: string[] = []
    let at: string | null = id
    while (at !== null && known.get(at) === undefined) {
      known.set(at, false)
      path.push(at)
      at = model.get('unit', at)?.parentId ?? null
    }
    const found = at !== null && known.get(at) === true
    for (const passed of path) known.set(passed, found)
    return found
  }
  return isIn
}

/**
 * The figures of a before/after page, by the rules of domain/counting.ts. `unitIds`: only those units with all below
 * them; absent: the whole workbook without 区外机构.
 */
export function reformFigures(model: Model, unitIds?: readonly string[]): ReformFigures {
  const roots = rootsOf(model, unitIds)
  const isIn = branchTest(model, unitIds)
  const sum = (key: string) => roots.reduce((total, unit) => total + model.tally.of(unit.id, key), 0)
  const establishment = Object.fromEntries(
    capKinds.establishment.map((kind) => [
      kind,
      sum(capKeyText({ ledger: 'establishment', kind, level: '' })),
    ]),
  )
  return {
    internalOffices: sum('institutions/internalOffice/'),
    institutions: sum('institutions/institution/'),
    plates: platesIn(model, isIn),
    establishment,
    approvedEstablishment: approvedOf(model, roots),
    leadingChief: sum('leading/chief/'),
    leadingDeputy: sum('leading/deputy/'),
    seats: sum(seatsKey),
    people: peopleIn(model, isIn, unitIds === undefined),
    offEstablishment: sum(offEstablishmentKey),
    villages: villagesIn(model, isIn),
    tiltedSeats: tiltedSeats(model, isIn),
    tiltedPeople: tiltedPeople(model, isIn),
  }
}

type IsIn = (id: string | null) => boolean

function platesIn(model: Model, isIn: IsIn): number {
  let count = 0
  for (const plate of model.rows.plate.values()) if (model.isOpen(plate) && isIn(plate.unitId)) count += 1
  return count
}

/** People without any place belong to no branch; they count in the whole (待安置). */
function peopleIn(model: Model, isIn: IsIn, isWhole: boolean): number {
  let count = 0
  for (const standing of standingsOf(model).values()) {
    const home = homeOf(standing)
    if (standing.isThere && (home === null ? isWhole : isIn(home))) count += 1
  }
  return count
}

function villagesIn(model: Model, isIn: IsIn): number {
  const holders = holdersOf(model)
  let count = 0
  for (const village of model.rows.village.values()) {
    if (model.isOpen(village) && isIn(actualHolder(holders.get(village.id)))) count += 1
  }
  return count
}

function tiltedSeats(model: Model, isIn: IsIn): Share {
  let [count, total] = [0, 0]
  for (const post of model.rows.post.values()) {
    if (!model.isOpen(post) || !isIn(post.unitId)) continue
    total += post.headcount
    if (isTilted(post, model.get('unit', post.unitId))) count += post.headcount
  }
  return { count, total }
}

function tiltedPeople(model: Model, isIn: IsIn): Share {
  let [count, total] = [0, 0]
  for (const row of model.rows.appointment.values()) {
    if (row.kind !== 'main' || !model.isOpen(row) || !isIn(row.unitId)) continue
    total += 1
    if (isTilted(model.get('post', row.postId), model.get('unit', row.unitId))) count += 1
  }
  return { count, total }
}

/**
 * 编制总量 approved for the branches: a unit's own total, or the sum of its kinds, or what the units below it have.
 * A number above another is the whole and is not added to it.
 */
function approvedOf(model: Model, roots: readonly Unit[]): number | null {
  const byUnit = new Map<string, Quota[]>()
  for (const quota of model.rows.quota.values()) {
    if (quota.ledger !== 'establishment' || !model.isOpen(quota)) continue
    const own = byUnit.get(quota.unitId)
    if (own) own.push(quota)
    else byUnit.set(quota.unitId, [quota])
  }
  const ofUnit = (unit: Unit): number | null => {
    const own = byUnit.get(unit.id)
    const whole = own?.find((quota) => quota.kind === 'total')
    if (whole) return whole.amount
    if (own) return own.reduce((sum, quota) => sum + quota.amount, 0)
    return sumOfKnown(model.childrenOf(unit.id).map(ofUnit))
  }
  return byUnit.size === 0 ? null : sumOfKnown(roots.map(ofUnit))
}

function sumOfKnown(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null)
  return known.length === 0 ? null : known.reduce((sum, number) => sum + number, 0)
}
