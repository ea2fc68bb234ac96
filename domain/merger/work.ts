import { put, remove, requireRow } from '../commands/change.ts'
import type { Draft } from '../commands/draft.ts'
import type { Day } from '../day.ts'
import { DomainError } from '../errors.ts'
import type { PlanContext } from '../finding.ts'
import { type Fate, fateNames, type Lineage, type LineageItem } from '../lineage.ts'
import type { Model } from '../model.ts'
import type { Unit } from '../unit.ts'
import { dutyKey } from './duties.ts'
import { stepsOf } from './items.ts'

/** Marks the steps that an item takes because its unit takes them; they go back with the unit. */
export const withUnitNote = '随机构一并处置'
/** The duty was one of the target's own before; it stays there when the step is taken back. */
export const alreadyThereNote = '承接机构原有此项职责'

/** What every step of a disposal works with. */
export interface Work {
  readonly draft: Draft
  readonly model: Model
  readonly context: PlanContext
  /** Steps of earlier reforms: they decide nothing in this one. */
  readonly earlier: ReadonlySet<string>
}

/** When, and on what basis; `note` tells whether the item goes with its unit. */
export interface Step {
  readonly on: Day
  readonly basis: string | null
  readonly note: string | null
}

/** The item that a step is about, as the lineage keeps it. */
export interface Subject {
  readonly table: LineageItem
  readonly id: string
  readonly name: string
  readonly unitId: string
}

export interface StepTarget {
  readonly table: 'unit' | 'plate' | 'post'
  readonly id: string
  readonly name: string
}

/** Writes the lineage of a subject: a row for each target, one without where there is none. */
export function record(
  work: Work,
  subject: Subject,
  fate: Fate,
  targets: readonly StepTarget[],
  step: Step,
): void {
  const places: readonly (StepTarget | null)[] = targets.length > 0 ? targets : [null]
  const rows = places.map(
    (target): Lineage => ({
      id: work.context.newId(),
      sourceTable: subject.table,
      sourceId: subject.id,
      sourceName: subject.name,
      sourceUnitId: subject.unitId,
      fate,
      targetTable: target?.table ?? null,
      targetId: target?.id ?? null,
      targetName: target?.name ?? null,
      effectiveOn: step.on,
      basis: step.basis,
      note: step.note,
    }),
  )
  work.draft.add(rows.map((row) => put('lineage', row)))
}

export function dropSteps(work: Work, rows: readonly Lineage[]): void {
  work.draft.add(rows.map((row) => remove('lineage', row.id)))
}

export function stepsFor(work: Work, table: LineageItem, id: string, name = ''): Lineage[] {
  return stepsOf(work.model, table, id, name, work.earlier)
}

export function refuse(message: string, field?: string): never {
  throw new DomainError('invalidInput', { message, ...(field ? { field } : {}) })
}

/** A unit that can take something up. */
export function openUnit(work: Work, id: string): Unit {
  const unit = requireRow(work.model, 'unit', id)
  if (!work.model.isOpen(unit)) refuse(`${unit.name}已经撤销，不能承接。`, 'targets')
  return unit
}

/** Whether a line stands in a unit only because another unit's duty was given to it. */
export function isReceived(work: Work, line: string, unitId: string): boolean {
  return work.model.by('lineage.targetId', unitId).some((row) => {
    const given = row.sourceTable === 'duty' && row.sourceUnitId !== unitId && !work.earlier.has(row.id)
    return given && !row.note?.includes(alreadyThereNote) && dutyKey(row.sourceName) === dutyKey(line)
  })
}

export const asTarget = (
  table: StepTarget['table'],
  row: { readonly id: string; readonly name: string },
) => ({
  table,
  id: row.id,
  name: row.name,
})

export function refuseDecided(name: string, steps: readonly Lineage[]): void {
  const [first] = steps
  if (first) refuse(`“${name}”已处置（${fateNames[first.fate]}），如需更改，请先撤回处置。`)
}
