import { endRow, nextSortNo, patched, put, requireRow } from '../commands/change.ts'
import { movedAppointment, movedPositions } from '../commands/people.ts'
import { abolishPost, movePosts } from '../commands/posts.ts'
import { setJurisdiction } from '../commands/villages.ts'
import type { Fate } from '../lineage.ts'
import { hasDuty, withDuty, withoutDuty } from './duties.ts'
import { unitGoesOn } from './items.ts'
import {
  alreadyThereNote,
  asTarget,
  isReceived,
  openUnit,
  record,
  refuse,
  type Step,
  type Subject,
  type Work,
} from './work.ts'

/** What the clerk decided for an item, its targets already found. */
export interface Choice {
  readonly fate: Fate
  readonly targetIds: readonly string[]
  readonly newName: string | null
}

export function disposePost(work: Work, subject: Subject, choice: Choice, step: Step): void {
  const { draft, model, context } = work
  const post = model.get('post', subject.id)
  if (!post || !model.isOpen(post)) {
    recordGone(work, subject, choice, step)
    return
  }
  if (choice.fate === 'keep' || choice.fate === 'rename') {
    const name = stayAs(work, subject, choice) ?? post.name
    draft.add([patched('post', post, { name })])
    record(work, subject, choice.fate, [{ table: 'post', id: post.id, name }], step)
    return
  }
  if (choice.fate === 'abolish') {
    draft.add(abolishPost.plan(model, { id: post.id, on: step.on }, context).changes)
    record(work, subject, 'abolish', [], step)
    return
  }
  if (choice.fate === 'transfer') {
    const unit = openUnit(work, firstTarget(choice))
    const tracks = model.setting('moveTracks') === 'post' ? 'post' : 'both'
    movePost(work, post.id, unit.id, tracks, step)
    record(work, subject, 'transfer', [asTarget('unit', unit)], step)
    return
  }
  const into = requireRow(model, 'post', firstTarget(choice))
  if (into.id === post.id || !model.isOpen(into)) refuse('请选择另一个没有撤销的岗位。', 'targets')
  mergePost(work, post.id, into.id, step)
  record(work, subject, 'mergeInto', [asTarget('post', into)], step)
}

/** A post with its holders to another unit; the one way in which a post moves (movePosts). */
export function movePost(
  work: Work,
  postId: string,
  unitId: string,
  tracks: 'both' | 'post',
  step: Step,
): void {
  const input = { ids: [postId], unitId, tracks, on: step.on }
  work.draft.add(movePosts.plan(work.model, input, work.context).changes)
}

/** 岗位并入: the holders go to the other post, and their seats with them; empty seats lapse. */
function mergePost(work: Work, fromId: string, intoId: string, step: Step): void {
  const { draft, model, context } = work
  const [from, into] = [requireRow(model, 'post', fromId), requireRow(model, 'post', intoId)]
  const held = model.openBy('appointment.postId', fromId)
  const seats = held.filter((row) => row.kind === 'main').length
  draft.add([
    patched('post', into, { headcount: into.headcount + seats }),
    put('post', { ...from, endedOn: step.on }),
  ])
  for (const row of held) {
    draft.add(movedAppointment(row, { unitId: into.unitId, postId: intoId }, step.on, context))
    if (model.setting('moveTracks') === 'post') continue
    draft.add(positionsAlong(work, row.personId, from.unitId, into.unitId, step))
  }
}

function positionsAlong(work: Work, personId: string, fromId: string, toId: string, step: Step) {
  return fromId === toId ? [] : movedPositions(work.model, personId, fromId, toId, step.on, work.context)
}

export function disposePlate(work: Work, subject: Subject, choice: Choice, step: Step): void {
  const { draft, model } = work
  const plate = model.get('plate', subject.id)
  if (!plate || !model.isOpen(plate)) {
    recordGone(work, subject, choice, step)
    return
  }
  if (choice.fate === 'keep' || choice.fate === 'rename') {
    const name = stayAs(work, subject, choice) ?? plate.name
    draft.add([patched('plate', plate, { name })])
    record(work, subject, choice.fate, [{ table: 'plate', id: plate.id, name }], step)
    return
  }
  if (choice.fate === 'transfer') {
    const unit = openUnit(work, firstTarget(choice))
    const sortNo = nextSortNo(model.by('plate.unitId', unit.id))
    if (plate.unitId !== unit.id) draft.add([patched('plate', plate, { unitId: unit.id, sortNo })])
    record(work, subject, 'transfer', [asTarget('unit', unit)], step)
    return
  }
  draft.add([patched('plate', plate, { endedOn: step.on })])
  if (choice.fate === 'abolish') {
    record(work, subject, 'abolish', [], step)
    return
  }
  const into = requireRow(model, 'plate', firstTarget(choice))
  if (into.id === plate.id || !model.isOpen(into)) refuse('请选择另一块没有摘除的牌子。', 'targets')
  record(work, subject, 'mergeInto', [asTarget('plate', into)], step)
}

/** A duty is a line: it is added to who takes it up, and taken out of a unit that goes on without it. */
export function disposeDuty(work: Work, subject: Subject, choice: Choice, step: Step): void {
  const { draft, model } = work
  const unit = requireRow(model, 'unit', subject.id)
  if (choice.fate === 'keep') {
    stayAs(work, subject, choice)
    record(work, subject, 'keep', [asTarget('unit', unit)], step)
    return
  }
  const stays = choice.targetIds.includes(unit.id)
  if (!stays && unitGoesOn(model, unit.id)) {
    draft.add([patched('unit', unit, { duties: withoutDuty(unit.duties, subject.name) })])
  }
  if (choice.fate === 'abolish') {
    record(work, subject, 'abolish', [], step)
    return
  }
  for (const id of choice.targetIds) {
    const target = openUnit(work, id)
    addDuty(work, subject, choice.fate, target.id, step)
  }
}

/** Adds a duty's line to a unit and records it. */
export function addDuty(work: Work, subject: Subject, fate: Fate, unitId: string, step: Step): void {
  const target = requireRow(work.model, 'unit', unitId)
  const there = hasDuty(target.duties, subject.name) && !isReceived(work, subject.name, unitId)
  const duties = withDuty(target.duties, subject.name)
  if ((duties ?? '').length > 8000) refuse(`${target.name}的主要职责超过 8000 字，请先精简。`)
  work.draft.add([patched('unit', target, { duties })])
  const note = [step.note, there ? alreadyThereNote : null].filter((each) => each !== null).join('；') || null
  record(work, subject, fate, [asTarget('unit', target)], { ...step, note })
}

/** 村（居）: who looks after it changes (代管); whose it is by law (行政隶属) does not. */
export function disposeVillage(work: Work, subject: Subject, choice: Choice, step: Step): void {
  const { draft, model, context } = work
  const village = requireRow(model, 'village', subject.id)
  if (choice.fate === 'keep') {
    const unit = requireRow(model, 'unit', subject.unitId)
    record(work, subject, 'keep', [asTarget('unit', unit)], step)
    return
  }
  if (choice.fate === 'abolish') {
    draft.add([patched('village', village, { endedOn: step.on })])
    record(work, subject, 'abolish', [], step)
    return
  }
  const unit = openUnit(work, firstTarget(choice))
  if (!step.basis) refuse(`${village.name}移交${unit.name}代管，请填写依据。`, 'basis')
  const open = model.openBy('jurisdiction.villageId', village.id)
  const administered = open.filter((row) => row.kind === 'administered')
  if (open.some((row) => row.kind === 'legal' && row.unitId === unit.id)) {
    // Back to the one it belongs to by law: nobody administers it on behalf any more.
    draft.add(administered.map((row) => endRow('jurisdiction', row, step.on)))
  } else if (!administered.some((row) => row.unitId === unit.id)) {
    const input = { villageIds: [village.id], unitId: unit.id, basis: step.basis, startedOn: step.on }
    draft.add(setJurisdiction.plan(model, { ...input, kind: 'administered' }, context).changes)
  }
  record(work, subject, 'transfer', [asTarget('unit', unit)], step)
}

/** What the clerk took away before by hand: there is only left to write down that it was. */
function recordGone(work: Work, subject: Subject, choice: Choice, step: Step): void {
  if (choice.fate !== 'abolish') refuse(`“${subject.name}”已经撤销，只能处置为撤销。`, 'fate')
  record(work, subject, 'abolish', [], step)
}

/** The new name of an item that stays where it is; null where it keeps its own. */
function stayAs(work: Work, subject: Subject, { fate, newName }: Choice): string | null {
  if (!unitGoesOn(work.model, subject.unitId)) {
    refuse(`“${subject.name}”所在机构不再保留，不能保留或更名，请划转、并入或撤销。`, 'fate')
  }
  if (fate !== 'rename') return null
  return newName ?? refuse('请填写新名称。', 'newName')
}

export function firstTarget({ targetIds }: Choice): string {
  return targetIds[0] ?? refuse('请选择去向。', 'targets')
}
