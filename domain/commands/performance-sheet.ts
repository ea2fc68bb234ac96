import { z } from 'zod'
import { indicatorPickRow } from '../assessment.ts'
import { DomainError } from '../errors.ts'
import { idSchema } from '../id.ts'
import type { Model } from '../model.ts'
import type { RowChange } from '../tables.ts'
import { patched, put, requireRow } from './change.ts'
import { command } from './command.ts'
import { checkPick, requireOpen, rescored, withoutPick } from './performance.ts'
import { defined } from './units.ts'

const cellSchema = z.object({
  indicatorId: idSchema,
  unitId: idSchema.nullable(),
  personId: idSchema.nullable(),
  /** null takes the indicator away from the subject, with its score. */
  patch: indicatorPickRow.pick({ weight: true, target: true, stretch: true }).partial().nullable(),
})
type Cell = z.output<typeof cellSchema>

/**
 * 抽取表: many cells of the sheet at once, as a pasted block brings them. A weight in an empty cell draws the indicator
 * for the subject, an emptied one takes it away; a target belongs to what is drawn. Errors: invalidInput.
 */
export const setPicks = command(
  z.object({ periodId: idSchema, cells: z.array(cellSchema).min(1).max(20_000) }),
  (model, { periodId, cells }, context) => {
    const period = requireOpen(model, periodId)
    const known = new Map(model.by('indicatorPick.periodId', periodId).map((pick) => [keyOf(pick), pick]))
    const changes = cells.flatMap((cell): RowChange[] => {
      const pick = known.get(keyOf(cell))
      if (cell.patch === null) return pick ? withoutPick(model, pick) : []
      if (pick) {
        const next = { ...pick, ...defined(cell.patch) }
        checkPick(model, next)
        const change = patched('indicatorPick', pick, defined(cell.patch))
        return change ? [change, ...rescored(model, next)] : []
      }
      return drawn(model, periodId, cell, context.newId())
    })
    return { title: `${period.name} 修改抽取 ${cells.length} 格`, changes }
  },
)

/**
 * 沿用: what was drawn for a period is drawn for another too, with weights and targets; what that one has already stays as
 * it is, and who has left since is left out. Errors: invalidInput where there is nothing to take over.
 */
export const copyPicks = command(
  z.object({ fromId: idSchema, toId: idSchema }),
  (model, { fromId, toId }, context) => {
    const from = requireRow(model, 'assessmentPeriod', fromId)
    const to = requireOpen(model, toId)
    const taken = new Set(model.by('indicatorPick.periodId', toId).map(keyOf))
    const changes = model.by('indicatorPick.periodId', fromId).flatMap((pick): RowChange[] => {
      const person = model.get('person', pick.personId)
      const unit = model.get('unit', pick.unitId)
      const isThere = person ? person.status === 'active' : unit !== undefined && model.isOpen(unit)
      if (!isThere || taken.has(keyOf(pick))) return []
      return [put('indicatorPick', { ...pick, id: context.newId(), periodId: toId })]
    })
    if (changes.length === 0) {
      throw new DomainError('invalidInput', { message: `${from.name}没有可以沿用的指标。`, field: 'fromId' })
    }
    return { title: `${to.name} 沿用${from.name}的抽取 ${changes.length} 项`, changes }
  },
)

function drawn(model: Model, periodId: string, cell: Cell, id: string): RowChange[] {
  const { indicatorId, unitId, personId, patch } = cell
  if (patch?.weight === undefined) {
    const { name } = requireRow(model, 'indicator', indicatorId)
    throw new DomainError('invalidInput', { message: `“${name}”还没有抽取，请先填权重。`, field: 'weight' })
  }
  const { weight, target = null, stretch = null } = patch
  const row = { id, periodId, indicatorId, unitId, personId, weight, target, stretch, note: null }
  checkPick(model, row)
  return [put('indicatorPick', row)]
}

const keyOf = (row: Pick<Cell, 'indicatorId' | 'unitId' | 'personId'>) =>
  `${row.indicatorId} ${row.personId ?? row.unitId}`
