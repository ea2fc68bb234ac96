import { z } from 'zod'
import { daySchema } from '../day.ts'
import type { Plan, PlanContext } from '../finding.ts'
import { idSchema } from '../id.ts'
import { fateNames, fates, lineageItems } from '../lineage.ts'
import {
  type Choice,
  disposeDuty,
  disposePlate,
  disposePost,
  disposeVillage,
} from '../merger/dispose-item.ts'
import { disposeUnit, endSplitUnits } from '../merger/dispose-unit.ts'
import { allowedFates, targetNeed } from '../merger/items.ts'
import { reopen } from '../merger/reopen.ts'
import { addOffice, missingOffices } from '../merger/standard-offices.ts'
import {
  openUnit,
  refuse,
  refuseDecided,
  type Step,
  type Subject,
  stepsFor,
  type Work,
} from '../merger/work.ts'
import type { Model } from '../model.ts'
import { requireRow } from './change.ts'
import { command } from './command.ts'
import { planDraft } from './draft.ts'
import { namesOf } from './units.ts'

/** Where an item goes: a row, or an internal office that is set up for it below a unit where it is not there yet. */
const targetSchema = z.union([
  z.object({ table: z.enum(['unit', 'post', 'plate']), id: idSchema }),
  z.object({ table: z.literal('unit'), under: idSchema, name: z.string().trim().min(1).max(80) }),
])

const decisionSchema = z.object({
  table: z.enum(lineageItems),
  /** The item's row; of a duty its unit. */
  id: idSchema,
  /** Of a duty its line; of another item its old name, for one that is there no more. */
  name: z.string().max(8000).optional(),
  /** The old unit of the item, where it stands in another one by now. */
  unitId: idSchema.optional(),
  fate: z.enum(fates),
  targets: z.array(targetSchema).max(20).default([]),
  newName: z.string().trim().min(1, '请填写新名称').max(80).optional(),
  on: daySchema.optional(),
  basis: z.string().trim().max(400).optional(),
})
export type MergerDecision = z.input<typeof decisionSchema>
type Decision = z.output<typeof decisionSchema>

/** Steps of earlier reforms, which the plan had at its branch point. */
const earlierSchema = z.array(idSchema).default([])

/**
 * 处置: gives items of the old structure their fates, writes the lineage and does what the fates say, in one
 * operation. Items are decided before units, and lower units before upper ones, whatever their order in the input.
 */
export const disposeItems = command(
  z.object({ decisions: z.array(decisionSchema).min(1).max(5000), earlier: earlierSchema }),
  (model, { decisions, earlier }, context) =>
    planWork(model, earlier, context, (work) => {
      const depth = new Map(
        decisions.map((each) => [each, each.table === 'unit' ? model.pathUp(each.id).length : 1000]),
      )
      const ordered = [...decisions].sort((a, b) => (depth.get(b) ?? 0) - (depth.get(a) ?? 0))
      const subjects = ordered.map((decision) => dispose(work, decision))
      endSplitUnits(work, decisions[0]?.on ?? context.today)
      const [fate] = new Set(decisions.map((each) => each.fate))
      const same = decisions.every((each) => each.fate === fate)
      return `处置 ${namesOf(subjects)}${same && fate ? `：${fateNames[fate]}` : ''}`
    }),
)

function dispose(work: Work, decision: Decision): Subject {
  const subject = subjectOf(work, decision)
  refuseDecided(subject.name, stepsFor(work, subject.table, subject.id, subject.name))
  const { fate, basis, table } = decision
  if (!allowedFates(work.model, subject).includes(fate)) {
    refuse(`“${subject.name}”不能处置为${fateNames[fate]}。`, 'fate')
  }
  const on = decision.on ?? work.context.today
  const step: Step = { on, basis: basis || null, note: null }
  const choice: Choice = { fate, targetIds: targetsOf(work, decision, on), newName: decision.newName ?? null }
  if (table === 'unit') disposeUnit(work, subject, choice, step)
  else if (table === 'post') disposePost(work, subject, choice, step)
  else if (table === 'plate') disposePlate(work, subject, choice, step)
  else if (table === 'duty') disposeDuty(work, subject, choice, step)
  else disposeVillage(work, subject, choice, step)
  return subject
}

/** The item as the plan has it now; one that was taken out by hand is known by what the input says of it. */
function subjectOf(work: Work, { table, id, name, unitId }: Decision): Subject {
  if (table === 'duty') {
    const line = name?.trim()
    return { table, id, name: line || refuse('请指明职责条目。', 'name'), unitId: id }
  }
  const row = work.model.get(table, id)
  if (table === 'unit')
    return { table, id, name: row?.name ?? name ?? requireRow(work.model, table, id).name, unitId: id }
  if (!row && (!name || !unitId)) requireRow(work.model, table, id)
  const home = row && 'unitId' in row ? row.unitId : undefined
  const held = table === 'village' ? holderOf(work.model, id) : home
  return { table, id, name: row?.name ?? name ?? '', unitId: unitId ?? held ?? id }
}

function holderOf(model: Model, villageId: string): string | undefined {
  const open = model.openBy('jurisdiction.villageId', villageId)
  return (open.find((row) => row.kind === 'administered') ?? open[0])?.unitId
}

function targetsOf(work: Work, { table, fate, targets }: Decision, on: string): string[] {
  const need = targetNeed(table, fate)
  if (need === 'none') return []
  const wanted = need === 'units' ? 'unit' : need
  if (targets.length === 0 || targets.some((target) => target.table !== wanted))
    refuse('请选择去向。', 'targets')
  if (need !== 'units' && targets.length > 1) refuse('只能选择一个去向。', 'targets')
  return targets.map((target) => {
    if ('id' in target) return target.id
    const parent = openUnit(work, target.under)
    const there = work.model.childrenOf(parent.id).find((child) => child.name === target.name)
    return (there ?? addOffice(work, parent.id, target.name, on)).id
  })
}

const placeSchema = z.object({
  table: z.enum(['unit', 'plate', 'post']),
  id: idSchema,
  /** The unit it stood in; of a unit the one above it. */
  unitId: idSchema.nullable(),
  sortNo: z.number().int(),
  nameStatus: z.enum(['settled', 'unverified']).optional(),
  duties: z.string().max(8000).nullable().optional(),
})

/**
 * 撤回处置: takes the steps out of the lineage and puts the items back where they stood; with a unit everything
 * that went with it. `places` tells where things stood at the branch point, which the plan's own rows do not keep.
 */
export const reopenItems = command(
  z.object({
    items: z
      .array(z.object({ table: z.enum(lineageItems), id: idSchema, name: z.string().max(8000).optional() }))
      .min(1)
      .max(5000),
    places: z.array(placeSchema).default([]),
    earlier: earlierSchema,
  }),
  (model, { items, places, earlier }, context) =>
    planWork(model, earlier, context, (work) => {
      const names = reopen(work, items, places)
      if (names.length === 0) refuse('所选项目尚未处置，无可撤回。')
      return `撤回处置 ${namesOf(names.map((name) => ({ name })))}`
    }),
)
export type ReopenPlace = z.output<typeof placeSchema>

/** 按改革方案设立: the standard four offices below each unit, those that are not there by name. */
export const createStandardOffices = command(
  z.object({ unitIds: z.array(idSchema).min(1, '请选择街道') }),
  (model, { unitIds }, context) =>
    planWork(model, [], context, (work) => {
      const units = unitIds.map((id) => openUnit(work, id))
      for (const unit of units) {
        for (const office of missingOffices(model, unit.id))
          addOffice(work, unit.id, office.name, context.today)
      }
      return `${namesOf(units)} 按改革方案设内设机构`
    }),
)

function planWork(
  model: Model,
  earlier: readonly string[],
  context: PlanContext,
  work: (work: Work) => string,
): Plan {
  return planDraft(model, (draft) => work({ draft, model, context, earlier: new Set(earlier) }))
}
