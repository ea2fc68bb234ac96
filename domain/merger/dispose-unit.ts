import { endRow, nextSortNo, patched, put, requireRow } from '../commands/change.ts'
import { movedAppointment, movedPosition } from '../commands/people.ts'
import { abolishPost } from '../commands/posts.ts'
import { namesOf } from '../commands/units.ts'
import type { Fate, Lineage } from '../lineage.ts'
import type { Plate } from '../plate.ts'
import type { Unit } from '../unit.ts'
import { addDuty, type Choice, firstTarget, movePost } from './dispose-item.ts'
import { dutyLines, withDuty } from './duties.ts'
import {
  asTarget,
  dropSteps,
  isReceived,
  openUnit,
  record,
  refuse,
  type Step,
  type Subject,
  stepsFor,
  type Work,
  withUnitNote,
} from './work.ts'

/** What becomes of a unit, and with it of everything in it that has no fate of its own yet. */
export function disposeUnit(work: Work, subject: Subject, choice: Choice, step: Step): void {
  const { draft, model } = work
  const unit = model.get('unit', subject.id)
  if (!unit || !model.isOpen(unit)) {
    if (choice.fate !== 'abolish') refuse(`“${subject.name}”已经撤销，只能处置为撤销。`, 'fate')
    record(work, subject, 'abolish', [], step)
    return
  }
  switch (choice.fate) {
    case 'keep':
      record(work, subject, 'keep', [asTarget('unit', unit)], step)
      keepContents(work, unit, step)
      return
    case 'rename': {
      const name = choice.newName ?? refuse('请填写新名称。', 'newName')
      draft.add([patched('unit', unit, { name, nameStatus: 'settled' })])
      record(work, subject, 'rename', [{ table: 'unit', id: unit.id, name }], step)
      keepContents(work, unit, step)
      return
    }
    case 'transfer':
      transferUnit(work, unit, subject, choice, step)
      return
    case 'split':
      splitUnit(work, unit, subject, choice, step)
      return
    case 'abolish':
      abolishWhole(work, unit, subject, step)
      return
    default:
      mergeUnit(work, unit, subject, choice, step)
      return
  }
}

function transferUnit(work: Work, unit: Unit, subject: Subject, choice: Choice, step: Step): void {
  const { draft, model } = work
  const parent = openUnit(work, firstTarget(choice))
  if (model.pathUp(parent.id).includes(unit.id)) refuse(`${unit.name}不能划入它自己或它的下级。`, 'targets')
  if (unit.parentId !== parent.id) {
    draft.add([
      put('unit', { ...unit, parentId: parent.id, sortNo: nextSortNo(model.by('unit.parentId', parent.id)) }),
    ])
  }
  record(work, subject, 'transfer', [asTarget('unit', parent)], step)
  keepContents(work, unit, step)
}

/** 拆分: each post, duty and plate is given its place by itself; the unit ends when the last one has it. */
function splitUnit(work: Work, unit: Unit, subject: Subject, choice: Choice, step: Step): void {
  const targets = choice.targetIds.map((id) => openUnit(work, id))
  if (new Set(choice.targetIds).size < 2) refuse('拆分须选至少两个去向机构。', 'targets')
  if (choice.targetIds.includes(unit.id))
    refuse('拆分后的机构不能是原机构；保留原机构的，请逐项划转。', 'targets')
  record(
    work,
    subject,
    'split',
    targets.map((target) => asTarget('unit', target)),
    step,
  )
}

/** 并入 and 加挂: everything in the unit follows it to the other one, which in 加挂 carries the old name as a plate. */
function mergeUnit(work: Work, unit: Unit, subject: Subject, choice: Choice, step: Step): void {
  const { draft, model } = work
  const into = openUnit(work, firstTarget(choice))
  if (into.id === unit.id) refuse('请选择另一个机构。', 'targets')
  moveChildren(work, unit, into)
  for (const post of model.openBy('post.unitId', unit.id)) {
    movePost(work, post.id, into.id, 'both', step)
    follow(work, { table: 'post', ...pick(post), unitId: unit.id }, 'transfer', into, step)
  }
  for (const row of model.openBy('appointment.unitId', unit.id)) {
    draft.add(movedAppointment(row, { unitId: into.id, postId: null }, step.on, work.context))
  }
  for (const row of model.openBy('position.unitId', unit.id)) {
    draft.add(movedPosition(row, into.id, step.on, work.context))
  }
  for (const line of dutyLines(unit.duties)) moveDuty(work, unit, line, into.id, step)
  for (const plate of model.openBy('plate.unitId', unit.id)) mergePlate(work, plate, unit, into, step)
  if (choice.fate === 'addPlate') addPlate(work, unit.name, into.id, step)
  endUnit(work, unit.id, step)
  record(work, subject, choice.fate, [asTarget('unit', into)], step)
}

/** Units below come under the successor; a successor that stood below takes the place of the old unit. */
function moveChildren(work: Work, unit: Unit, into: Unit): void {
  const { draft, model } = work
  if (model.pathUp(into.id).includes(unit.id)) {
    draft.add([put('unit', { ...into, parentId: unit.parentId, sortNo: unit.sortNo })])
  }
  for (const child of model.childrenOf(unit.id)) {
    const sortNo = nextSortNo(model.by('unit.parentId', into.id))
    draft.add([put('unit', { ...child, parentId: into.id, sortNo })])
  }
}

function moveDuty(work: Work, unit: Unit, line: string, intoId: string, step: Step): void {
  const subject: Subject = { table: 'duty', id: unit.id, name: line, unitId: unit.id }
  const steps = freeSteps(work, subject)
  if (steps) {
    dropSteps(work, steps)
    addDuty(work, subject, 'transfer', intoId, { ...step, note: withUnitNote })
    return
  }
  // A line that the unit had taken up from another goes along; its own step already says where it came from.
  const into = requireRow(work.model, 'unit', intoId)
  work.draft.add([patched('unit', into, { duties: withDuty(into.duties, line) })])
}

function mergePlate(work: Work, plate: Plate, unit: Unit, into: Unit, step: Step): void {
  const subject: Subject = { table: 'plate', ...pick(plate), unitId: unit.id }
  if (follow(work, subject, 'abolish', null, step)) {
    work.draft.add([patched('plate', plate, { endedOn: step.on })])
    return
  }
  const sortNo = nextSortNo(work.model.by('plate.unitId', into.id))
  work.draft.add([patched('plate', plate, { unitId: into.id, sortNo })])
}

function addPlate(work: Work, name: string, unitId: string, step: Step): void {
  const there = work.model.openBy('plate.unitId', unitId)
  if (there.some((plate) => plate.name === name)) return
  const sortNo = nextSortNo(work.model.by('plate.unitId', unitId))
  const plate = { id: work.context.newId(), unitId, name, relation: 'plate', sortNo } as const
  work.draft.add([
    put('plate', { ...plate, startedOn: step.on, endedOn: null, documentId: null, note: null }),
  ])
}

/**
 * 撤销: posts and duties lapse, whoever worked there goes to 待安置. A body that is gone has nobody (S2), so the
 * establishment that its people keep stands in the street office above until they are placed; the offices that
 * they held lapsed with the body, and count no leading post any more.
 */
function abolishWhole(work: Work, unit: Unit, subject: Subject, step: Step): void {
  const { draft, model, context } = work
  const children = model.childrenOf(unit.id)
  if (children.length > 0) refuse(`${unit.name}下还有 ${namesOf(children)}，请先处置下级机构。`, 'fate')
  const received = model
    .by('lineage.targetId', unit.id)
    .filter((row) => row.sourceUnitId !== unit.id && !work.earlier.has(row.id))
  if (received.length > 0) {
    const names = namesOf(received.map((row) => ({ name: row.sourceName })))
    refuse(`${unit.name}已承接 ${names}，不能撤销；请先撤回这些处置。`, 'fate')
  }
  for (const post of model.openBy('post.unitId', unit.id)) {
    follow(work, { table: 'post', ...pick(post), unitId: unit.id }, 'abolish', null, step)
    draft.add(abolishPost.plan(model, { id: post.id, on: step.on }, context).changes)
  }
  draft.add(model.openBy('appointment.unitId', unit.id).map((row) => endRow('appointment', row, step.on)))
  for (const line of dutyLines(unit.duties)) {
    follow(work, { table: 'duty', id: unit.id, name: line, unitId: unit.id }, 'abolish', null, step)
  }
  for (const plate of model.openBy('plate.unitId', unit.id)) {
    follow(work, { table: 'plate', ...pick(plate), unitId: unit.id }, 'abolish', null, step)
    draft.add([patched('plate', plate, { endedOn: step.on })])
  }
  positionsUp(work, unit, step)
  endUnit(work, unit.id, step)
  record(work, subject, 'abolish', [], step)
}

/** The unit that keeps the establishment of an abolished unit's people: the street office above it, else the one above. */
export function keeperOf(work: Work, unit: Unit): string | null {
  const above = work.model.pathUp(unit.parentId)
  return above.find((id) => work.model.get('unit', id)?.kind === 'subdistrict') ?? above[0] ?? null
}

function positionsUp(work: Work, unit: Unit, step: Step): void {
  const keeper = keeperOf(work, unit)
  const positions = work.model.openBy('position.unitId', unit.id)
  if (positions.length === 0) return
  if (keeper === null) refuse(`${unit.name}没有上级机构，其人员编制无处保留，请先划转人员。`, 'fate')
  for (const row of positions) {
    work.draft.add([endRow('position', row, step.on)])
    if (row.counting === 'concurrent') continue
    const kept = { ...row, id: work.context.newId(), unitId: keeper, title: null, leading: null }
    work.draft.add([put('position', { ...kept, startedOn: step.on })])
  }
}

/** Ends a unit with what was approved for it: a new unit's numbers need a document of their own. */
function endUnit(work: Work, unitId: string, step: Step): void {
  const unit = requireRow(work.model, 'unit', unitId)
  const quotas = work.model.openBy('quota.unitId', unitId)
  work.draft.add([
    put('unit', { ...unit, endedOn: step.on }),
    ...quotas.map((row) => put('quota', { ...row, endedOn: step.on })),
  ])
}

/** What is still undecided in a unit that goes on stays in it. */
function keepContents(work: Work, unit: Unit, step: Step): void {
  const { model } = work
  const keep = (subject: Subject, target: Parameters<typeof record>[3]) => {
    if (stepsFor(work, subject.table, subject.id, subject.name).length > 0) return
    record(work, subject, 'keep', target, { ...step, note: withUnitNote })
  }
  for (const table of ['plate', 'post'] as const) {
    for (const row of model.openBy(`${table}.unitId`, unit.id)) {
      keep({ table, ...pick(row), unitId: unit.id }, [asTarget(table, row)])
    }
  }
  for (const line of dutyLines(unit.duties)) {
    if (isReceived(work, line, unit.id)) continue
    keep({ table: 'duty', id: unit.id, name: line, unitId: unit.id }, [
      asTarget('unit', requireRow(model, 'unit', unit.id)),
    ])
  }
}

/**
 * Records that an item goes with its unit, unless it was decided otherwise by itself. What was to stay in a unit
 * that does not goes with it all the same. Answers whether it goes with the unit.
 */
function follow(work: Work, subject: Subject, fate: Fate, into: Unit | null, step: Step): boolean {
  const steps = freeSteps(work, subject)
  if (!steps) return false
  const name = steps[0]?.sourceName ?? subject.name
  dropSteps(work, steps)
  const targets = into ? [asTarget('unit', into)] : []
  record(work, { ...subject, name }, fate, targets, { ...step, note: withUnitNote })
  return true
}

/** The steps to be replaced when an item goes with its unit; null where it was decided to go elsewhere, or came from there. */
function freeSteps(work: Work, { table, id, name, unitId }: Subject): Lineage[] | null {
  if (table === 'duty' && isReceived(work, name, unitId)) return null
  const steps = stepsFor(work, table, id, name)
  const stays = ({ fate, sourceUnitId }: Lineage) =>
    (fate === 'keep' || fate === 'rename') && sourceUnitId === unitId
  return steps.every(stays) ? steps : null
}

/** Ends the units that are split up and have nothing left; who is without a post waits in the street office. */
export function endSplitUnits(work: Work, on: string): void {
  const { model } = work
  const split = [...model.rows.lineage.values()].filter(
    (row) => row.sourceTable === 'unit' && row.fate === 'split' && !work.earlier.has(row.id),
  )
  for (const id of new Set(split.map((row) => row.sourceId))) {
    const unit = model.get('unit', id)
    if (!unit || !model.isOpen(unit) || !isEmptied(work, unit)) continue
    const step: Step = { on, basis: null, note: null }
    positionsUp(work, unit, step)
    endUnit(work, id, step)
  }
}

function isEmptied(work: Work, unit: Unit): boolean {
  const { model } = work
  const open = dutyLines(unit.duties).some((line) => stepsFor(work, 'duty', unit.id, line).length === 0)
  return (
    !open &&
    model.openBy('post.unitId', unit.id).length === 0 &&
    model.openBy('plate.unitId', unit.id).length === 0 &&
    model.openBy('appointment.unitId', unit.id).length === 0 &&
    model.childrenOf(unit.id).length === 0
  )
}

const pick = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name })
