import { z } from 'zod'
import {
  assessmentPeriodRow,
  type IndicatorPick,
  indicatorPickRow,
  type Score,
  scoreRow,
} from '../assessment.ts'
import { DomainError } from '../errors.ts'
import { idSchema } from '../id.ts'
import { type Indicator, type IndicatorLevel, indicatorRow } from '../indicator.ts'
import type { Model } from '../model.ts'
import { pointsFor, scoreCeiling } from '../performance/scoring.ts'
import type { RowChange } from '../tables.ts'
import { nextSortNo, patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined } from './units.ts'

const indicatorFields = indicatorRow.omit({ id: true, sortNo: true })
const emptyIndicator = {
  parentId: null,
  unitId: null,
  personId: null,
  category: null,
  measure: null,
  source: null,
  note: null,
} as const

export const createIndicator = command(
  indicatorFields.partial().required({ code: true, name: true, level: true, method: true, cycle: true }),
  (model, input, context) => {
    const sortNo = nextSortNo([...model.rows.indicator.values()])
    const { code, name, level, method, cycle, ...rest } = input
    const row: Indicator = {
      ...emptyIndicator,
      ...defined(rest),
      ...{ id: context.newId(), code, name, level, method, cycle, sortNo },
    }
    checkIndicator(model, row)
    return { title: `新增指标 ${row.name}`, changes: [put('indicator', row)] }
  },
)

export const updateIndicator = command(
  z.object({ id: idSchema, patch: indicatorFields.partial() }),
  (model, { id, patch }) => {
    const indicator = requireRow(model, 'indicator', id)
    const next = { ...indicator, ...defined(patch) }
    checkIndicator(model, next)
    const moved = next.level !== indicator.level || next.parentId !== indicator.parentId
    const measured = moved || next.method !== indicator.method
    if (measured)
      for (const pick of model.by('indicatorPick.indicatorId', id)) requireOpen(model, pick.periodId)
    if (next.level !== indicator.level && model.by('indicator.parentId', id).length > 0) {
      throw new DomainError('invalidInput', { message: '已有下级指标，不能改层级。', field: 'level' })
    }
    if (next.level !== indicator.level && model.by('indicatorPick.indicatorId', id).length > 0) {
      throw new DomainError('invalidInput', { message: '已抽取到考核周期，不能改层级。', field: 'level' })
    }
    const change = patched('indicator', indicator, defined(patch))
    return { title: `修改指标 ${next.name}`, changes: change ? [change] : [] }
  },
)

/** Takes an indicator out of the library. Errors: inUse while it was ever drawn or has indicators below. */
export const removeIndicator = command(z.object({ id: idSchema }), (model, { id }) => {
  const indicator = requireRow(model, 'indicator', id)
  if (model.by('indicator.parentId', id).length > 0) {
    throw new DomainError('inUse', { message: `“${indicator.name}”还有下级指标，请先调整下级指标。` })
  }
  if (model.by('indicatorPick.indicatorId', id).length > 0) {
    throw new DomainError('inUse', { message: `“${indicator.name}”已抽取到考核周期，不能删除。` })
  }
  return { title: `删除指标 ${indicator.name}`, changes: [remove('indicator', id)] }
})

const levelAbove: Readonly<Record<IndicatorLevel, IndicatorLevel | null>> = {
  committee: null,
  department: 'committee',
  person: 'department',
}

/** The code is its own, and the indicator hangs on one of the level above. */
function checkIndicator(model: Model, row: Indicator): void {
  const same = [...model.rows.indicator.values()].find(({ id, code }) => id !== row.id && code === row.code)
  if (same) {
    throw new DomainError('invalidInput', {
      message: `编码 ${row.code} 已用于“${same.name}”。`,
      field: 'code',
    })
  }
  if (row.parentId === null) return
  const parent = requireRow(model, 'indicator', row.parentId)
  if (parent.level !== levelAbove[row.level]) {
    const message = '上级指标应高一层：三级的上级是二级，二级的上级是一级。'
    throw new DomainError('invalidInput', { message, field: 'parentId' })
  }
}

const open = { closedOn: null, scoreCeiling: null, gradeDistribution: null } as const

export const createAssessmentPeriod = command(
  assessmentPeriodRow
    .pick({ name: true, cycle: true, firstOn: true, lastOn: true, note: true })
    .partial({ note: true }),
  (model, { name, cycle, firstOn, lastOn, note }, context) => {
    if (lastOn < firstOn) {
      throw new DomainError('invalidInput', { message: '止不能早于起。', field: 'lastOn' })
    }
    if ([...model.rows.assessmentPeriod.values()].some((row) => row.name === name)) {
      throw new DomainError('invalidInput', { message: `已有考核周期“${name}”。`, field: 'name' })
    }
    const row = { ...open, id: context.newId(), name, cycle, firstOn, lastOn, note: note ?? null }
    return { title: `新增考核周期 ${name}`, changes: [put('assessmentPeriod', row)] }
  },
)

/** 关闭: what was assessed can only be looked at from then on. Refused by V18 where weights do not make 100. */
export const closeAssessmentPeriod = command(z.object({ id: idSchema }), (model, { id }, context) => {
  const period = requireOpen(model, id)
  const judged = {
    scoreCeiling: scoreCeiling(model),
    gradeDistribution: model.setting('gradeDistribution'),
  }
  const change = put('assessmentPeriod', { ...period, ...judged, closedOn: context.today })
  return { title: `关闭考核周期 ${period.name}`, changes: [change] }
})

export const reopenAssessmentPeriod = command(z.object({ id: idSchema }), (model, { id }) => {
  const period = requireRow(model, 'assessmentPeriod', id)
  const change = patched('assessmentPeriod', period, open)
  return { title: `重新打开考核周期 ${period.name}`, changes: change ? [change] : [] }
})

export const removeAssessmentPeriod = command(z.object({ id: idSchema }), (model, { id }) => {
  const period = requireOpen(model, id)
  const picks = model.by('indicatorPick.periodId', id).flatMap((pick) => withoutPick(model, pick))
  return { title: `删除考核周期 ${period.name}`, changes: [...picks, remove('assessmentPeriod', id)] }
})

const pickFields = indicatorPickRow.omit({ id: true, periodId: true })

/** 抽取指标: draws indicators from the library into a period, each for a unit or a person. */
export const pickIndicators = command(
  z.object({
    periodId: idSchema,
    picks: z
      .array(pickFields.partial({ unitId: true, personId: true, target: true, stretch: true, note: true }))
      .min(1),
  }),
  (model, { periodId, picks }, context) => {
    const period = requireOpen(model, periodId)
    const taken = new Set(model.by('indicatorPick.periodId', periodId).map(pickKey))
    const rows = picks.map((given): IndicatorPick => {
      const { indicatorId, weight, unitId, personId, target, stretch, note } = given
      const row: IndicatorPick = {
        ...{ id: context.newId(), periodId, indicatorId, weight },
        ...{ unitId: unitId ?? null, personId: personId ?? null },
        ...{ target: target ?? null, stretch: stretch ?? null, note: note ?? null },
      }
      checkPick(model, row)
      if (taken.has(pickKey(row))) {
        const { name } = requireRow(model, 'indicator', indicatorId)
        throw new DomainError('invalidInput', {
          message: `“${name}”已抽取给同一对象。`,
          field: 'indicatorId',
        })
      }
      taken.add(pickKey(row))
      return row
    })
    const changes = rows.map((row) => put('indicatorPick', row))
    return { title: `${period.name} 抽取指标 ${rows.length} 项`, changes }
  },
)

const pickKey = (pick: IndicatorPick) => `${pick.indicatorId} ${pick.personId ?? pick.unitId}`

/** The subject fits the level of the indicator. Errors: invalidInput, notFound. */
export function checkPick(model: Model, pick: IndicatorPick): void {
  const indicator = requireRow(model, 'indicator', pick.indicatorId)
  const isPersonal = indicator.level === 'person'
  if ((pick.personId === null) === (pick.unitId === null) || isPersonal !== (pick.personId !== null)) {
    const message = isPersonal ? '三级指标考核个人，请选择人员。' : '一级、二级指标考核单位，请选择机构。'
    throw new DomainError('invalidInput', { message, field: isPersonal ? 'personId' : 'unitId' })
  }
  if (pick.personId !== null) requireRow(model, 'person', pick.personId)
  if (pick.unitId !== null) requireRow(model, 'unit', pick.unitId)
  if (pick.weight === 0 && indicator.method !== 'veto') {
    throw new DomainError('invalidInput', { message: '只有否决指标的权重可以为 0。', field: 'weight' })
  }
}

export const updatePick = command(
  z.object({
    id: idSchema,
    patch: indicatorPickRow.pick({ weight: true, target: true, stretch: true, note: true }).partial(),
  }),
  (model, { id, patch }) => {
    const pick = requireRow(model, 'indicatorPick', id)
    requireOpen(model, pick.periodId)
    const next = { ...pick, ...defined(patch) }
    checkPick(model, next)
    const { name } = requireRow(model, 'indicator', pick.indicatorId)
    const change = patched('indicatorPick', pick, defined(patch))
    return { title: `修改考核指标 ${name}`, changes: change ? [change, ...rescored(model, next)] : [] }
  },
)

/** A score that came from an 完成值 follows the target that it is measured by. */
export function rescored(model: Model, pick: IndicatorPick): RowChange[] {
  return model.by('score.pickId', pick.id).flatMap((score) => {
    const points = computed(model, pick, score.actual)
    const change = points === null ? null : patched('score', score, { points })
    return change ? [change] : []
  })
}

function computed(model: Model, pick: IndicatorPick, actual: number | null): number | null {
  if (actual === null) return null
  const { method } = requireRow(model, 'indicator', pick.indicatorId)
  return pointsFor(method, pick, actual, scoreCeiling(model))
}

export const removePicks = command(z.object({ ids: z.array(idSchema).min(1) }), (model, { ids }) => {
  const picks = ids.map((id) => requireRow(model, 'indicatorPick', id))
  for (const pick of picks) requireOpen(model, pick.periodId)
  const changes = picks.flatMap((pick) => withoutPick(model, pick))
  return { title: `撤下考核指标 ${picks.length} 项`, changes }
})

export function withoutPick(model: Model, pick: IndicatorPick): RowChange[] {
  const scores = model.by('score.pickId', pick.id).map(({ id }) => remove('score', id))
  return [...scores, remove('indicatorPick', pick.id)]
}

const scorePatch = scoreRow.omit({ id: true, pickId: true }).partial()

/** 评分: one or many. Points follow from the 完成值 where there is a target, unless they are given by hand. */
export const setScores = command(
  z.object({ scores: z.array(z.object({ pickId: idSchema, patch: scorePatch })).min(1) }),
  (model, { scores }, context) => {
    const changes = scores.flatMap(({ pickId, patch }) => {
      const pick = requireRow(model, 'indicatorPick', pickId)
      requireOpen(model, pick.periodId)
      const known = model.by('score.pickId', pickId)[0]
      const before: Score = known ?? { ...emptyScore, id: context.newId(), pickId }
      const given = defined(patch)
      const points = patch.points === undefined ? computed(model, pick, patch.actual ?? null) : patch.points
      const next = { ...before, ...given, points: points ?? given.points ?? before.points }
      // An emptied 完成值 takes the points that came from it along.
      if (patch.actual === null && patch.points === undefined) next.points = null
      if (patch.points === null) next.points = null
      const change = known ? patched('score', known, next) : put('score', next)
      return change ? [change] : []
    })
    return { title: `评分 ${changes.length} 项`, changes }
  },
)

const emptyScore = { actual: null, points: null, assessor: null, appeal: null, note: null } as const

/** The period of an id while it can be changed; a closed one is read-only. */
export function requireOpen(model: Model, periodId: string) {
  const period = requireRow(model, 'assessmentPeriod', periodId)
  if (period.closedOn !== null) {
    const message = `考核周期“${period.name}”已于 ${period.closedOn} 关闭，只能查看；需要更正时请先重新打开。`
    throw new DomainError('invalidInput', { message })
  }
  return period
}
