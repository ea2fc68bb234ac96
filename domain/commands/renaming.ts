import { z } from 'zod'
import { type Day, daySchema } from '../day.ts'
import { DomainError } from '../errors.ts'
import type { PlanContext } from '../finding.ts'
import { type Lineage, renamingsOf } from '../lineage.ts'
import type { DatedRow, Model } from '../model.ts'
import type { RowChange, RowOf } from '../tables.ts'
import { patched, put, remove } from './change.ts'

/** 更名 from a day on (today where none is given), or 更正笔误: the name was meant so all along. */
export const renamingFields = { correction: z.boolean().optional(), on: daySchema.optional() }
export type Renaming = { readonly correction?: boolean | undefined; readonly on?: Day | undefined }

type NamedTable = 'unit' | 'plate' | 'post'

/**
 * A patch that may change the name. A 更名 leaves a step in the lineage, from which the name on any day is told
 * (as-of.ts); a 更正 leaves none. What began on the very day of its 更名 never bore the old name.
 * Errors: invalidInput where a later 更名 stands.
 */
export function patchedWithName<T extends NamedTable>(
  model: Model,
  table: T,
  row: RowOf<T>,
  patch: Partial<RowOf<T>>,
  how: Renaming,
  context: PlanContext,
): RowChange[] {
  const { name, ...facts } = patch as Partial<RowOf<NamedTable>>
  if (name === undefined) return kept([patched(table, row, patch)])
  const steps = renamingsOf(model, row.id)
  const next = steps.find(({ effectiveOn }) => effectiveOn > context.today)
  if (how.correction && next) {
    // The name that is seen today is the one before the 更名 to come.
    return kept([
      patched(table, row, facts as Partial<RowOf<T>>),
      put('lineage', { ...next, sourceName: name }),
    ])
  }
  const isRenamed = name !== row.name && !how.correction
  const step = isRenamed ? renamed(table, row, name, how.on ?? context.today, steps.at(-1), context) : []
  return kept([patched(table, row, patch), ...step])
}

const kept = (changes: readonly (RowChange | null)[]) => changes.filter((change) => change !== null)

function renamed<T extends NamedTable>(
  table: T,
  row: RowOf<T>,
  name: string,
  on: Day,
  last: Lineage | undefined,
  context: PlanContext,
): RowChange[] {
  if (last && last.effectiveOn > on) {
    const message = `“${row.name}”已于 ${last.effectiveOn} 更名，生效日期不能早于这一天。`
    throw new DomainError('invalidInput', { message, field: 'on' })
  }
  if (last?.effectiveOn === on) {
    if (last.sourceName === name) return [remove('lineage', last.id)]
    return [put('lineage', { ...last, targetName: name })]
  }
  const { startedOn } = row as DatedRow
  if (startedOn !== null && startedOn >= on) return []
  const step: Lineage = {
    id: context.newId(),
    sourceTable: table,
    sourceId: row.id,
    sourceName: row.name,
    sourceUnitId: table === 'unit' ? row.id : (row as RowOf<'plate' | 'post'>).unitId,
    fate: 'rename',
    targetTable: table,
    targetId: row.id,
    targetName: name,
    effectiveOn: on,
    basis: null,
    note: null,
  }
  return [put('lineage', step)]
}
