import { disposeItems, type MergerDecision } from '../commands/merger.ts'
import { DomainError } from '../errors.ts'
import type { Model } from '../model.ts'
import { checkChanges } from '../rules/check-changes.ts'
import type { RowChange } from '../tables.ts'
import type { Unit } from '../unit.ts'
import { dutyLines } from './duties.ts'
import { type MergerItem, mergerItems, unitGoesOn } from './items.ts'
import { bestOf, dutyLikeness, type Likeness, nameLikeness } from './likeness.ts'
import { isStandardOffice, targetStreets, targetsFor } from './targets.ts'

/** 按名称, 按职责. */
export const fillRules = ['name', 'duty'] as const
export type FillRule = (typeof fillRules)[number]

export interface Fill {
  readonly item: MergerItem
  readonly decision: MergerDecision
  /** Where the item goes; null where it stays or lapses. */
  readonly targetName: string | null
  readonly reason: string
}

export interface FillProposal {
  readonly fills: readonly Fill[]
  /** What goes along with the units of the list, without a line of its own. */
  readonly along: readonly MergerItem[]
  /** What the rule knows nothing for, or what the rules of the establishment refuse: it stays 未处置. */
  readonly unknown: readonly { readonly item: MergerItem; readonly why: string }[]
}

type Guess = Omit<Fill, 'item'> | string

/**
 * A fate for every undecided item that a rule knows one for, as a list for the clerk to go through. The whole list is
 * accepted by `disposeItems`: each line is planned and checked on top of those before it. The model is as before
 * afterwards. Plates and posts follow their unit unless that has no fate; villages stay with an office that goes on.
 */
export function proposeFates(
  base: Model,
  model: Model,
  sourceIds: readonly string[],
  rule: FillRule,
): FillProposal {
  const open = mergerItems(base, model, sourceIds).filter(({ fate }) => fate === null)
  const whys = new Map<string, string>()
  const fills = guesses(base, model, sourceIds, rule).flatMap(({ item, guess }) => {
    if (typeof guess !== 'string') return [{ item, ...guess }]
    whys.set(item.key, guess)
    return []
  })
  return dryRun(base, model, sourceIds, open, fills, whys)
}

/** Items before units, lower units before upper ones: the order in which the command takes them. */
function guesses(base: Model, model: Model, sourceIds: readonly string[], rule: FillRule) {
  const items = mergerItems(base, model, sourceIds)
  const open = items.filter(({ fate }) => fate === null)
  const look: Look = { base, model, items, streets: targetStreets(base, model, items), rule }
  const units = new Map(
    open.filter(({ table }) => table === 'unit').map((item) => [item.id, unitGuess(look, item)]),
  )
  const depth = ({ id }: MergerItem) => model.pathUp(id).length
  const ofUnits = open.filter(({ table }) => table === 'unit').sort((a, b) => depth(b) - depth(a))
  const others = open
    .filter(({ table }) => table !== 'unit')
    .map((item) => ({ item, guess: itemGuess(look, item, units.get(item.unitId)) }))
  return [
    ...others.flatMap(({ item, guess }) => (guess === null ? [] : [{ item, guess }])),
    ...ofUnits.map((item) => ({ item, guess: units.get(item.id) ?? nothingKnown })),
  ]
}

const nothingKnown = '按此规则没有对应的去向'

interface Look {
  readonly base: Model
  readonly model: Model
  readonly items: readonly MergerItem[]
  readonly streets: ReturnType<typeof targetStreets>
  readonly rule: FillRule
}

function unitGuess(look: Look, item: MergerItem): Guess {
  const { base, model, rule } = look
  const unit = model.get('unit', item.id)
  if (!unit || !model.isOpen(unit)) return lapsed(item)
  const targets = targetsFor(base, look.streets, item.id).filter(({ id }) => id !== item.id)
  if (unit.kind === 'subdistrict') {
    const own = look.streets.find(({ street }) => street.id === unit.id)
    return own && own.units.length > 0
      ? stays(item, '街道办事处保留，其下设目标机构')
      : '请先在目标结构中设立机构'
  }
  if (look.streets.some(({ units }) => units.some(({ id }) => id === unit.id)) && isStandardOffice(unit)) {
    return stays(item, '改革方案规定的内设机构，名称一致')
  }
  if (targets.length === 0) return '请先在目标结构中设立机构'
  const named = bestOf(targets.map((target) => nameLikeness(model, item.name, target)))
  if (rule === 'name') return into(item, 'mergeInto', named)
  return into(item, 'mergeInto', mostDuties(model, unit.duties, targets) ?? named)
}

/** The target to which more of a unit's duties belong than to any other; null where no one has the most. */
function mostDuties(model: Model, duties: string | null, targets: readonly Unit[]): Likeness | null {
  const lines = dutyLines(duties)
  const counts = new Map<Unit, number>()
  for (const line of lines) {
    const best = bestOf(targets.map((target) => dutyLikeness(model, line, target)))
    if (best !== null && typeof best !== 'string') counts.set(best.unit, (counts.get(best.unit) ?? 0) + 1)
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a)
  if (!first || first[1] === second?.[1]) return null
  const [unit, points] = first
  return { unit, points, reason: `主要职责 ${lines.length} 条中有 ${points} 条归${unit.name}` }
}

/** null where the item goes along with its unit. */
function itemGuess(look: Look, item: MergerItem, unit: Guess | undefined): Guess | null {
  const { base, model, rule } = look
  if (item.table === 'village') return villageGuess(look, item, unit)
  if (isGone(model, item)) return lapsed(item)
  const goesAlong = unit !== undefined && typeof unit !== 'string'
  const isKept = goesAlong
    ? unit.decision.fate === 'keep'
    : unit === undefined && unitGoesOn(model, item.unitId)
  if (goesAlong && (isKept || item.table !== 'duty' || rule === 'name')) return null
  if (isKept) return stays(item, '所在机构保留')
  const targets = targetsFor(base, look.streets, item.unitId).filter(({ id }) => id !== item.unitId)
  if (item.table === 'duty' && rule === 'name') return '按名称不能判断职责的去向，可按职责补齐'
  const like = rule === 'name' ? nameLikeness : dutyLikeness
  const best = bestOf(targets.map((target) => like(model, textOf(model, item, rule), target)))
  // A line that nothing speaks for goes where its unit goes.
  if (goesAlong && (best === null || typeof best === 'string')) return null
  return into(item, 'transfer', best)
}

function textOf(model: Model, item: MergerItem, rule: FillRule): string {
  if (item.table !== 'post' || rule === 'name') return item.name
  return `${item.name} ${model.get('post', item.id)?.duties ?? ''}`
}

function villageGuess({ model }: Look, item: MergerItem, unit: Guess | undefined): Guess {
  const village = model.get('village', item.id)
  if (!village || !model.isOpen(village)) return lapsed(item)
  const isKept =
    unit === undefined
      ? unitGoesOn(model, item.unitId)
      : typeof unit !== 'string' && unit.decision.fate === 'keep'
  return isKept ? stays(item, '管理机构保留，村居不变') : '管理机构没有确定保留，请选定由谁管理'
}

function isGone(model: Model, { table, id }: MergerItem): boolean {
  if (table !== 'post' && table !== 'plate') return false
  const row = model.get(table, id)
  return !row || !model.isOpen(row)
}

const idOf = ({ table, id, name, unitId }: MergerItem) => ({ table, id, name, unitId })

function lapsed(item: MergerItem): Guess {
  return { decision: { ...idOf(item), fate: 'abolish' }, targetName: null, reason: '方案中已撤销' }
}

function stays(item: MergerItem, reason: string): Guess {
  return { decision: { ...idOf(item), fate: 'keep' }, targetName: null, reason }
}

function into(item: MergerItem, fate: 'mergeInto' | 'transfer', best: Likeness | string | null): Guess {
  if (best === null || typeof best === 'string') return best ?? nothingKnown
  const targets = [{ table: 'unit' as const, id: best.unit.id }]
  return { decision: { ...idOf(item), fate, targets }, targetName: best.unit.name, reason: best.reason }
}

/** Puts the lines into effect one on top of the other, drops those that are refused, and looks at what is left. */
function dryRun(
  base: Model,
  model: Model,
  sourceIds: readonly string[],
  open: readonly MergerItem[],
  fills: readonly Fill[],
  whys: ReadonlyMap<string, string>,
): FillProposal {
  const refused = new Map(whys)
  const undo: RowChange[][] = []
  const kept: Fill[] = []
  const newId = idSource()
  try {
    for (const fill of fills) {
      const outcome = planOne(base, model, fill, newId)
      if (typeof outcome === 'string') {
        refused.set(fill.item.key, outcome)
        continue
      }
      undo.push(model.apply(outcome))
      kept.push(fill)
    }
    const after = new Map(mergerItems(base, model, sourceIds).map((item) => [item.key, item.fate]))
    const named = new Set(kept.map(({ item }) => item.key))
    const left = open.filter(({ key }) => after.get(key) === null)
    return {
      fills: kept,
      along: open.filter(({ key }) => after.get(key) !== null && !named.has(key)),
      unknown: left.map((item) => ({ item, why: refused.get(item.key) ?? whyLeft(item) })),
    }
  } finally {
    for (const inverse of undo.reverse()) model.apply(inverse)
  }
}

const whyLeft = ({ table }: MergerItem) => (table === 'unit' ? nothingKnown : '所在机构还没有确定去向')

function idSource(): () => string {
  let count = 0
  return () => {
    count += 1
    return `proposal-${count}`
  }
}

/** The changes of one line, or the sentence that refuses it. */
function planOne(base: Model, model: Model, { decision }: Fill, newId: () => string): RowChange[] | string {
  const input = disposeItems.input.parse({ decisions: [decision], earlier: [...base.rows.lineage.keys()] })
  try {
    const { changes } = disposeItems.plan(model, input, { today: model.asOf, newId })
    return checkChanges(model, changes)[0]?.sentence ?? [...changes]
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.detail.message ?? '不能这样处置'
  }
}
