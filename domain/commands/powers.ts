import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { idSchema } from '../id.ts'
import type { Model } from '../model.ts'
import {
  emptyPower,
  type Power,
  type PowerOffice,
  powerLawChangeRow,
  powerOfficeRow,
  powerRow,
} from '../power.ts'
import { statusName } from '../powers/flow.ts'
import { committeeOf } from '../powers/holder.ts'
import { isCarryingUnit } from '../powers/load.ts'
import { type Readiness, readinessOf } from '../powers/papers.ts'
import { powerTitle } from '../rules/powers.ts'
import { unitTitle } from '../rules/wording.ts'
import type { RowChange } from '../tables.ts'
import { nextSortNo, patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined, namesOf } from './units.ts'

const someIds = z.array(idSchema).min(1, '请先选中事项')
const mostNamed = 5

/** A new item begins as 拟下放, or as one of the states that need no papers. */
export const createPower = command(
  powerRow
    .omit({ id: true, sortNo: true, statusOn: true, status: true })
    .partial()
    .required({ name: true, department: true, categoryId: true })
    .extend({ status: z.enum(['proposed', 'disputed', 'retained']).default('proposed') }),
  (model, input, context) => {
    const power: Power = {
      ...emptyPower,
      holderId: committeeOf(model)?.id ?? null,
      ...defined(input),
      id: context.newId(),
      sortNo: nextSortNo([...model.rows.power.values()]),
      statusOn: context.today,
    }
    return { title: `新增权力事项 ${power.name}`, changes: [put('power', power)] }
  },
)

/**
 * Facts and steps of one or many items; the status is changed by `advancePowers`. A step before those it stands on is
 * refused by the rules (Q3).
 */
export const updatePowers = command(
  z.object({
    ids: someIds,
    patch: powerRow.omit({ id: true, sortNo: true, status: true, statusOn: true }).partial(),
  }),
  (model, { ids, patch }) => {
    const powers = requirePowers(model, ids)
    if (patch.batchId) requireRow(model, 'powerBatch', patch.batchId)
    const changes = powers.map((power) => patched('power', power, defined(patch)))
    const only = Object.keys(defined(patch))
    const what =
      only.length === 1 && only[0] === 'batchId'
        ? `列入批次${patch.batchId ? ` ${requireRow(model, 'powerBatch', patch.batchId).name}` : '：取消'}`
        : '修改权力事项'
    return { title: `${what} ${namesOf(powers)}`, changes: changes.filter((change) => change !== null) }
  },
)

const day = powerRow.shape.intendedOn.optional()

/** Papers that the items get in common, where they have none of their own. */
const commonPapersSchema = z.object({
  intendedOn: day,
  giverConfirmedOn: day,
  takerConfirmedOn: day,
  reviewedOn: day,
  publishedNumber: powerRow.shape.publishedNumber.optional(),
  publishedOn: day,
  handedOverOn: day,
  batchId: powerRow.shape.batchId.optional(),
})

/**
 * Leads one or many items to a status, all or none. Errors: ruleViolated with a sentence for each item that is not
 * ready: out of the order of the states, or without its papers.
 */
export const advancePowers = command(
  z.object({ ids: someIds, to: powerRow.shape.status, papers: commonPapersSchema.default({}) }),
  (model, { ids, to, papers }, context) => {
    const powers = requirePowers(model, ids)
    if (papers.batchId) requireRow(model, 'powerBatch', papers.batchId)
    const holder = committeeOf(model)?.id ?? null
    const ready = readinessOf(powers, to, papers, holder, context.today)
    refuseUnready(ready, statusName(to))
    return {
      title: `${namesOf(powers)} 列为“${statusName(to)}”`,
      changes: ready.map(({ after }) => put('power', after)),
    }
  },
)

function refuseUnready(ready: readonly Readiness[], status: string): void {
  const stuck = ready.filter(({ obstacles }) => obstacles.length > 0)
  if (stuck.length === 0) return
  const lines = stuck
    .slice(0, mostNamed)
    .map(({ power, obstacles }) => `${powerTitle(power)}：${obstacles.join('；')}。`)
  const rest = stuck.length > mostNamed ? `另有 ${stuck.length - mostNamed} 项。` : ''
  throw new DomainError('ruleViolated', {
    message: `${stuck.length} 项不能列为“${status}”，未作改动。${lines.join('')}${rest}`,
  })
}

/** Takes items off the list; only what was never handed down, for the rest is 取消 with its history. */
export const removePowers = command(z.object({ ids: someIds }), (model, { ids }) => {
  const powers = requirePowers(model, ids)
  const handed = powers.find((power) => power.status === 'released' || power.status === 'takenUp')
  if (handed) {
    throw new DomainError('ruleViolated', {
      message: `${powerTitle(handed)}${statusName(handed.status)}，不能从清单中删除；不再行使的，请列为“取消”。`,
    })
  }
  const hanging = powers.flatMap(({ id }) => [
    ...model.by('powerOffice.powerId', id).map((row) => remove('powerOffice', row.id)),
    ...model.by('powerLawChange.powerId', id).map((row) => remove('powerLawChange', row.id)),
  ])
  return {
    title: `删除权力事项 ${namesOf(powers)}`,
    changes: [...hanging, ...ids.map((id) => remove('power', id))],
  }
})

/**
 * 派给科室: gives one or many items to an office. `replace` takes them from the offices that had them in that role in
 * the same subdistrict, for each subdistrict has its own. `role` null takes them from the office.
 */
export const assignPowers = command(
  z.object({
    ids: someIds,
    unitId: idSchema,
    role: powerOfficeRow.shape.role.nullable(),
    replace: z.boolean().default(false),
  }),
  (model, { ids, unitId, role, replace }, context) => {
    const powers = requirePowers(model, ids)
    const unit = requireRow(model, 'unit', unitId)
    if (role !== null && !isCarryingUnit(model, unit)) {
      throw new DomainError('ruleViolated', {
        message: `${unitTitle(model, unitId)}不在街道办事处之下，不能承办或协助；管委会的部门请填“承接部门”。`,
        field: 'unitId',
      })
    }
    const changes = powers.flatMap((power) => {
      const rows = model.by('powerOffice.powerId', power.id)
      const own = rows.find((row) => row.unitId === unitId)
      if (role === null) return own ? [remove('powerOffice', own.id)] : []
      const gone = replace ? rows.filter((row) => isRival(model, row, unitId, role)) : []
      const given =
        own?.role === role
          ? []
          : [put('powerOffice', { id: own?.id ?? context.newId(), powerId: power.id, unitId, role })]
      return [...gone.map((row) => remove('powerOffice', row.id)), ...given]
    })
    const verb = role === null ? '不再由' : '派给'
    const how = role === null ? '承办' : role === 'handles' ? '承办' : '协助'
    return { title: `${namesOf(powers)} ${verb} ${unitTitle(model, unitId)} ${how}`, changes }
  },
)

/** A row that stands for the same role in the same subdistrict. */
function isRival(model: Model, row: PowerOffice, unitId: string, role: PowerOffice['role']): boolean {
  return (
    row.unitId !== unitId &&
    row.role === role &&
    subdistrictOf(model, row.unitId) === subdistrictOf(model, unitId)
  )
}

function subdistrictOf(model: Model, unitId: string): string | undefined {
  return model.pathUp(unitId).find((id) => model.get('unit', id)?.kind === 'subdistrict')
}

/** 依据变更: one law change under one or many items; what follows for them is a step of its own. */
export const recordLawChange = command(
  z.object({
    powerIds: someIds,
    ...powerLawChangeRow.omit({ id: true, powerId: true }).shape,
  }),
  (model, { powerIds, ...facts }, context) => {
    const powers = requirePowers(model, powerIds)
    const changes: RowChange[] = powers.map(({ id }) =>
      put('powerLawChange', { id: context.newId(), powerId: id, ...facts }),
    )
    return { title: `登记依据变更 ${namesOf(powers)}`, changes }
  },
)

export const removeLawChange = command(z.object({ id: idSchema }), (model, { id }) => {
  const row = requireRow(model, 'powerLawChange', id)
  const power = requireRow(model, 'power', row.powerId)
  return { title: `删除依据变更 ${power.name} ${row.changedOn}`, changes: [remove('powerLawChange', id)] }
})

function requirePowers(model: Model, ids: readonly string[]): Power[] {
  return [...new Set(ids)].map((id) => requireRow(model, 'power', id))
}
