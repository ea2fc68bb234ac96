import { type Fate, fateNames, fates, type Lineage } from '../lineage.ts'
import type { Model } from '../model.ts'
import type { Unit } from '../unit.ts'
import { compare } from './compare.ts'
import type { Difference } from './difference.ts'
import { dutiesOf, internalKinds, officeName } from './naming.ts'
import { isOurs, unitsOfBoth } from './unit-order.ts'

/** One line of the 新旧机构对照表: an old unit with what became of it, or a new one that has no forerunner. */
export interface OldNewLine {
  readonly key: string
  readonly oldUnit: Unit | null
  readonly oldOffice: string
  readonly oldDuties: readonly string[]
  readonly fates: readonly string[]
  readonly newUnits: readonly {
    readonly unit: Unit
    readonly office: string
    readonly duties: readonly string[]
  }[]
  readonly basis: string
}

/**
 * Every internal unit of either side, and of the others those that differ, in the order of the old structure and then
 * of the new one. What became of a unit is said by its lineage; where there is none, by the comparison.
 */
export function oldNewLines(
  before: Model,
  after: Model,
  difference: Difference = compare(before, after),
): OldNewLine[] {
  const { earlier, later } = unitsOfBoth(before, after)
  const steps = byUnit(difference.lineage)
  const changes = new Map(difference.units.map((row) => [row.id, row.kinds]))
  const isListed = (model: Model, unit: Unit) =>
    isOurs(model, unit) && (internalKinds.has(unit.kind) || changes.has(unit.id) || steps.has(unit.id))
  const shown = new Set<string>()
  const lines = earlier
    .filter((unit) => isListed(before, unit))
    .map((unit) => {
      const line = lineOfOld(before, after, unit, steps.get(unit.id) ?? [], changes.get(unit.id) ?? [])
      for (const { unit: successor } of line.newUnits) shown.add(successor.id)
      return line
    })
  const others = later
    .filter((unit) => isListed(after, unit) && !shown.has(unit.id))
    .map(
      (unit): OldNewLine => ({
        key: `new ${unit.id}`,
        oldUnit: null,
        oldOffice: '',
        oldDuties: [],
        fates: [wasOutside(before, unit) ? '划入' : '新设'],
        newUnits: [successor(after, unit)],
        basis: documentOf(after, unit),
      }),
    )
  return [...lines, ...others]
}

function lineOfOld(
  before: Model,
  after: Model,
  unit: Unit,
  steps: readonly Lineage[],
  kinds: readonly string[],
): OldNewLine {
  const own = steps.filter((step) => step.sourceTable === 'unit')
  const known = fates.filter((fate) => own.some((step) => step.fate === fate))
  const stays = after.get('unit', unit.id)
  const now = stays && after.isOpen(stays) ? stays : undefined
  const targets = new Set<Unit>()
  for (const step of own) addTarget(after, step, targets)
  if (now) targets.add(now)
  const beyond = new Set(targets)
  for (const step of steps) if (step.sourceTable === 'duty') addTarget(after, step, beyond)
  const names = known.length > 0 ? known.map((fate) => fateNames[fate]) : derivedFates(now, kinds)
  // What went to a 区外机构 counts no more: the line says where to, and has no successor here.
  const outside = [...beyond].filter((each) => !isOurs(after, each))
  return {
    key: `old ${unit.id}`,
    oldUnit: unit,
    oldOffice: officeName(before, unit),
    oldDuties: dutiesOf(unit),
    fates: [
      ...names,
      ...(beyond.size > targets.size ? ['职责划转'] : []),
      ...new Set(outside.map((each) => `划出至${outsideName(after, each)}`)),
    ],
    newUnits: [...beyond].filter((each) => isOurs(after, each)).map((each) => successor(after, each)),
    basis: basisOf(after, own.length > 0 ? own : steps, now && kinds.length > 0 ? now : undefined),
  }
}

/** Whether a unit stood on the earlier side already, among the 区外机构. */
function wasOutside(before: Model, { id }: Unit): boolean {
  const unit = before.get('unit', id)
  return unit !== undefined && before.isOpen(unit) && !isOurs(before, unit)
}

/** The 区外机构 in which a unit stands now. */
function outsideName(after: Model, unit: Unit): string {
  const above = after.pathUp(unit.id).map((id) => after.get('unit', id))
  return above.find((one) => one?.kind === 'external')?.name ?? unit.name
}

/** The unit that a step leads to: itself, the bearer of the plate, or where the post stands. */
function addTarget(after: Model, { targetTable, targetId }: Lineage, into: Set<Unit>): void {
  const unitId =
    targetTable === 'unit'
      ? targetId
      : targetTable === null
        ? null
        : (after.get(targetTable, targetId)?.unitId ?? null)
  const unit = after.get('unit', unitId)
  if (unit && after.isOpen(unit)) into.add(unit)
}

function derivedFates(now: Unit | undefined, kinds: readonly string[]): string[] {
  if (!now) return [fateNames.abolish]
  const found: Fate[] = []
  if (kinds.includes('renamed')) found.push('rename')
  if (kinds.includes('moved')) found.push('transfer')
  return (found.length > 0 ? found : (['keep'] as const)).map((fate) => fateNames[fate])
}

function successor(after: Model, unit: Unit): OldNewLine['newUnits'][number] {
  return { unit, office: officeName(after, unit), duties: dutiesOf(unit) }
}

function basisOf(after: Model, steps: readonly Lineage[], changed: Unit | undefined): string {
  const written = [...new Set(steps.map((step) => step.basis).filter((basis) => basis !== null))]
  return written.length > 0 ? written.join('；') : changed ? documentOf(after, changed) : ''
}

function documentOf(model: Model, unit: Unit): string {
  return model.get('document', unit.documentId)?.number ?? ''
}

function byUnit(lineage: readonly Lineage[]): ReadonlyMap<string, readonly Lineage[]> {
  const steps = new Map<string, Lineage[]>()
  for (const step of lineage) {
    const own = steps.get(step.sourceUnitId)
    if (own) own.push(step)
    else steps.set(step.sourceUnitId, [step])
  }
  return steps
}
