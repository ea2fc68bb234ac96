import { nextSortNo, patched, put, remove, requireRow } from '../commands/change.ts'
import type { ReopenPlace } from '../commands/merger.ts'
import type { Lineage, LineageItem } from '../lineage.ts'
import type { Unit } from '../unit.ts'
import { dutyKey, withDutyBack, withoutDuty } from './duties.ts'
import { appointmentsBack, positionsBack, quotasBack } from './reopen-people.ts'
import { alreadyThereNote, dropSteps, refuse, stepsFor, type Work, withUnitNote } from './work.ts'

interface Reopened {
  readonly table: LineageItem
  readonly id: string
  readonly name?: string | undefined
}

/** A work that knows where things stood at the branch point. */
interface Back extends Work {
  readonly places: ReadonlyMap<string, ReopenPlace>
}

/** Puts items back, upper units first; answers the names of those that had been decided. */
export function reopen(work: Work, items: readonly Reopened[], places: readonly ReopenPlace[]): string[] {
  const back: Back = {
    ...work,
    places: new Map(places.map((place) => [`${place.table} ${place.id}`, place])),
  }
  const depth = ({ table, id }: Reopened) => (table === 'unit' ? work.model.pathUp(id).length : 1000)
  const depths = new Map(items.map((item) => [item, depth(item)]))
  return [...items]
    .sort((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0))
    .flatMap((item) => {
      const steps = stepsFor(work, item.table, item.id, item.name)
      // What was renamed by itself and then kept goes back to its old name too.
      const step = steps.find(({ fate }) => fate === 'rename') ?? steps[0]
      if (!step) return []
      if (item.table === 'unit') unitBack(back, steps, step)
      else itemBack(back, item.table, steps, step)
      return [step.sourceName]
    })
}

function itemBack(back: Back, table: LineageItem, steps: readonly Lineage[], step: Lineage): void {
  if (table === 'village') {
    villageBack(back, steps, step)
    return
  }
  splitBack(back, step.sourceUnitId)
  const unit = requireRow(back.model, 'unit', step.sourceUnitId)
  if (!back.model.isOpen(unit)) {
    refuse(`“${step.sourceName}”随${unit.name}处置，请先撤回${unit.name}的处置。`)
  }
  if (table === 'post') postBack(back, steps, step)
  else if (table === 'plate') plateBack(back, steps, step)
  else dutyBack(back, steps)
}

/** A unit that ended because nothing was left of it goes on as soon as something comes back. */
function splitBack(back: Back, unitId: string): void {
  const unit = requireRow(back.model, 'unit', unitId)
  const split = stepsFor(back, 'unit', unitId)[0]
  if (split?.fate !== 'split' || unit.endedOn === null) return
  const on = unit.endedOn
  back.draft.add([put('unit', { ...unit, endedOn: null })])
  quotasBack(back, unitId, on)
  positionsBack(back, unitId, on, (id) => back.model.pathUp(unit.parentId).includes(id))
}

function postBack(back: Back, steps: readonly Lineage[], step: Lineage): void {
  const { draft, model } = back
  const post = model.get('post', step.sourceId)
  dropSteps(back, steps)
  if (!post) return
  const { effectiveOn: on, sourceUnitId: unitId, fate } = step
  if (fate === 'rename') draft.add([patched('post', post, { name: step.sourceName })])
  if (fate === 'abolish' && post.endedOn === on) {
    draft.add([put('post', { ...post, endedOn: null })])
    appointmentsBack(back, model.by('appointment.postId', post.id), on, null)
  }
  if (fate === 'transfer' && post.unitId !== unitId) {
    const from = post.unitId
    const sortNo = back.places.get(`post ${post.id}`)?.sortNo ?? nextSortNo(model.by('post.unitId', unitId))
    draft.add([put('post', { ...post, unitId, sortNo })])
    const held = model.openBy('appointment.postId', post.id)
    draft.add(held.map((row) => put('appointment', { ...row, unitId })))
    const holders = new Set(held.map((row) => row.personId))
    positionsBack(back, unitId, on, (id) => id === from, holders)
  }
  if (fate === 'mergeInto') {
    const into = model.get('post', step.targetId)
    draft.add([put('post', { ...post, endedOn: null })])
    const rows = model.by('appointment.postId', post.id)
    const holders = new Set(rows.filter((row) => row.endedOn === on).map((row) => row.personId))
    const returned = appointmentsBack(back, rows, on, (row) => row.postId === step.targetId)
    if (into) draft.add([patched('post', into, { headcount: Math.max(1, into.headcount - returned) })])
    positionsBack(back, unitId, on, (id) => id === into?.unitId, holders)
  }
}

function plateBack(back: Back, steps: readonly Lineage[], step: Lineage): void {
  const plate = back.model.get('plate', step.sourceId)
  dropSteps(back, steps)
  if (!plate) return
  const sortNo = back.places.get(`plate ${plate.id}`)?.sortNo ?? plate.sortNo
  const endedOn = plate.endedOn === step.effectiveOn ? null : plate.endedOn
  const was = { name: step.fate === 'rename' ? step.sourceName : plate.name, unitId: step.sourceUnitId }
  back.draft.add([patched('plate', plate, { ...was, endedOn, sortNo })])
}

function dutyBack(back: Back, steps: readonly Lineage[]): void {
  dropSteps(back, steps)
  for (const step of steps) takeOutLine(back, step)
  const [step] = steps
  const unit = back.model.get('unit', step?.sourceId ?? null)
  if (!unit || !step) return
  const old = back.places.get(`unit ${unit.id}`)?.duties ?? null
  back.draft.add([patched('unit', unit, { duties: withDutyBack(unit.duties, step.sourceName, old) })])
}

/** Takes a line out of who took it up, unless it was theirs before or came from another unit as well. */
function takeOutLine(back: Back, step: Lineage): void {
  const target = back.model.get('unit', step.targetId)
  if (!target || target.id === step.sourceId || step.note?.includes(alreadyThereNote)) return
  const others = back.model
    .by('lineage.targetId', target.id)
    .filter((row) => row.sourceTable === 'duty' && dutyKey(row.sourceName) === dutyKey(step.sourceName))
  if (others.length > 0) return
  back.draft.add([patched('unit', target, { duties: withoutDuty(target.duties, step.sourceName) })])
}

function villageBack(back: Back, steps: readonly Lineage[], step: Lineage): void {
  const { draft, model } = back
  const village = model.get('village', step.sourceId)
  dropSteps(back, steps)
  if (!village) return
  if (step.fate === 'abolish' && village.endedOn === step.effectiveOn) {
    draft.add([put('village', { ...village, endedOn: null })])
  }
  if (step.fate !== 'transfer') return
  const rows = model.by('jurisdiction.villageId', village.id).filter((row) => row.kind === 'administered')
  const given = rows.find((row) => row.endedOn === null && row.startedOn === step.effectiveOn)
  const ended = rows.find((row) => row.endedOn === step.effectiveOn)
  const moved = rows.some((row) => row.endedOn === null && row.unitId !== step.targetId)
  if (given?.unitId === step.targetId) draft.add([remove('jurisdiction', given.id)])
  if (ended && !moved) draft.add([put('jurisdiction', { ...ended, endedOn: null })])
}

function unitBack(back: Back, steps: readonly Lineage[], step: Lineage): void {
  const { draft, model } = back
  const unit = model.get('unit', step.sourceId)
  const followers = [...model.rows.lineage.values()].filter(
    (row) =>
      row.sourceUnitId === step.sourceId && row.note?.includes(withUnitNote) && !back.earlier.has(row.id),
  )
  dropSteps(back, steps)
  if (!unit) return
  const place = back.places.get(`unit ${unit.id}`)
  if (step.fate === 'rename') {
    const nameStatus = place?.nameStatus ?? unit.nameStatus
    draft.add([patched('unit', unit, { name: step.sourceName, nameStatus })])
  }
  if (step.fate === 'transfer') {
    if (!place) refuse(`找不到${unit.name}原来的隶属，请用“调整隶属”划回。`)
    draft.add([patched('unit', unit, { parentId: place.unitId, sortNo: place.sortNo })])
  }
  const goesOn = step.fate === 'keep' || step.fate === 'rename' || step.fate === 'transfer'
  if (goesOn) {
    dropSteps(back, followers)
    return
  }
  if (unit.endedOn !== null) revive(back, unit, step, followers)
}

/** A unit that had ended, with all that had gone with it. */
function revive(back: Back, unit: Unit, step: Lineage, followers: readonly Lineage[]): void {
  const { draft, model } = back
  const on = unit.endedOn ?? step.effectiveOn
  draft.add([put('unit', { ...unit, endedOn: null })])
  quotasBack(back, unit.id, on)
  const into = step.fate === 'mergeInto' || step.fate === 'addPlate' ? step.targetId : null
  for (const row of followers) {
    if (row.sourceTable === 'post') postBack(back, [row], row)
    else if (row.sourceTable === 'plate') plateBack(back, [row], row)
    else dropSteps(back, [row])
  }
  for (const row of followers.filter((each) => each.sourceTable === 'duty')) takeOutLine(back, row)
  const rows = model.by('appointment.unitId', unit.id)
  appointmentsBack(back, rows, on, into === null ? null : (row) => row.unitId === into && row.postId === null)
  const above = model.pathUp(unit.parentId)
  positionsBack(back, unit.id, on, (id) => (into === null ? above.includes(id) : id === into))
  if (into !== null) childrenBack(back, unit, into)
  if (step.fate === 'addPlate') {
    const plates = model.openBy('plate.unitId', step.targetId ?? '')
    const added = plates.find(
      (plate) => plate.name === step.sourceName && plate.startedOn === step.effectiveOn,
    )
    if (added) draft.add([remove('plate', added.id)])
  }
}

/** Units that had come under the successor and have no fate of their own go back under the unit; it back to its own place. */
function childrenBack(back: Back, unit: Unit, into: string): void {
  for (const place of back.places.values()) {
    if (place.table !== 'unit' || place.unitId !== unit.id || place.id === into) continue
    const child = standInFor(back, place.id)
    if (child?.parentId === into) unitBelow(back, child, unit.id, place.sortNo)
  }
  const successor = back.model.get('unit', into)
  const place = back.places.get(`unit ${into}`)
  const above = placesAbove(back, into)
  if (!place || !above.includes(unit.id) || successor?.parentId !== unit.parentId) return
  // Its own place may have gone as well: then the nearest above that is in force.
  const home = above.find((id) => back.model.get('unit', id)?.endedOn === null)
  unitBelow(back, successor, home ?? unit.id, place.sortNo)
}

function unitBelow(back: Back, child: Unit, parentId: string, sortNo: number): void {
  if (child.endedOn !== null) return
  if (stepsFor(back, 'unit', child.id).some((row) => row.fate === 'transfer')) return
  back.draft.add([put('unit', { ...child, parentId, sortNo })])
}

/** The unit itself, or, where it went into one that stood below it, the one that took its place. */
function standInFor(back: Back, id: string): Unit | undefined {
  const unit = back.model.get('unit', id)
  if (!unit || unit.endedOn === null) return unit
  const [step] = stepsFor(back, 'unit', id)
  const next = step?.targetId ?? null
  return next !== null && placesAbove(back, next).includes(id) ? standInFor(back, next) : undefined
}

/** The units above a unit at the branch point, nearest first. */
function placesAbove(back: Back, id: string): string[] {
  const above: string[] = []
  for (let at = back.places.get(`unit ${id}`)?.unitId ?? null; at !== null && !above.includes(at); ) {
    above.push(at)
    at = back.places.get(`unit ${at}`)?.unitId ?? null
  }
  return above
}
