import { z } from 'zod'
import { DomainError } from '../errors.ts'
import type { Plan, PlanContext } from '../finding.ts'
import type { Model } from '../model.ts'
import { bracketNote, dateNote, planBasis, planDay } from '../templates/reform-words.ts'
import {
  bureaus,
  handedDown,
  holding,
  type OldDepartment,
  oldDepartments,
  parks,
  type ZoneBody,
  zoneSource,
} from '../templates/zone-facts.ts'
import type { Unit } from '../unit.ts'
import { nextSortNo, patched, put, requireRow } from './change.ts'
import { command } from './command.ts'
import { type Draft, planDraft } from './draft.ts'
import { disposeItems, type MergerDecision } from './merger.ts'

const committeeName = '济南高新区管委会'
const streetNames = ['孙村街道办事处', '巨野河街道办事处']
const fateDoubt = '原文载职能整合，未载原部门去留，待核'
const nameDoubt = '原文只载职能所属，未载原部门全称，名称待核。'

/**
 * 全区机构: the bureaus after 大部制, the parks and 济高控股集团 around the street offices, in one operation.
 * `asSources`: the old departments stay as the old structure of 并改工作台, each to be given its fate in the plan;
 * else they ended with the reform, and the lineage tells which bureau took over what.
 * Errors: invalidInput where the workbook has them already.
 */
export const addZone = command(
  z.object({ asSources: z.boolean().default(false) }),
  (model, { asSources }, context) => planZone(model, asSources, context),
)

function planZone(model: Model, asSources: boolean, context: PlanContext): Plan {
  refuseTwice(model)
  return planDraft(model, (draft) => {
    const committeeId = committeeOf(draft, context)
    const old = oldDepartments.map((department) => addOld(draft, committeeId, department, context))
    for (const body of [...bureaus, ...parks]) addBody(draft, committeeId, body, planDay, context)
    const group = addBody(draft, committeeId, holding, null, context)
    for (const level of holding.levels) addLevel(draft, group, level, context)
    if (asSources) draft.add([put('setting', { id: 'mergerSources', value: old.join(',') })])
    else dispose(draft, old, context)
    return '加入全区机构（大部制各局、园区、济高控股集团）'
  })
}

function refuseTwice(model: Model): void {
  const names = new Set(bureaus.map(({ name }) => name))
  const there = [...model.rows.unit.values()].find((unit) => names.has(unit.name) && model.isOpen(unit))
  if (!there) return
  const message = `工作簿里已有“${there.name}”，全区机构不再重复加入。`
  throw new DomainError('invalidInput', { message })
}

/** The committee that is there, or a new one; the two street offices come under it where they stand alone. */
function committeeOf(draft: Draft, context: PlanContext): string {
  const { model } = draft
  const tops = [...model.rows.unit.values()].filter((unit) => unit.parentId === null && model.isOpen(unit))
  const known = [...model.rows.unit.values()].find((unit) => unit.kind === 'committee' && model.isOpen(unit))
  const committee = known ?? newUnit(context, { name: committeeName, kind: 'committee', parentId: null })
  const { categories, departments, items, largest } = handedDown
  const powers =
    `市级下放行政权力 ${categories} 类、${departments} 个部门、${items} 项（${largest.department} ${largest.items} 项），` +
    '2016-06-30 公布《市级下放济南高新区管委会行政权力清单》。'
  const note = [committee.note, powers].filter((part) => part).join('\n')
  draft.add([put('unit', { ...committee, note })])
  for (const street of tops.filter(({ name }) => streetNames.includes(name))) {
    const sortNo = nextSortNo(model.by('unit.parentId', committee.id))
    draft.add([patched('unit', street, { parentId: committee.id, sortNo })])
  }
  return committee.id
}

function newUnit(
  context: PlanContext,
  given: Pick<Unit, 'name' | 'kind' | 'parentId'> & Partial<Unit>,
): Unit {
  return {
    nameStatus: 'settled',
    level: null,
    dutyField: null,
    duties: null,
    sortNo: 10,
    startedOn: null,
    endedOn: null,
    documentId: null,
    note: null,
    ...given,
    id: context.newId(),
  }
}

function addUnit(draft: Draft, unit: Unit): string {
  const sortNo = nextSortNo(draft.model.by('unit.parentId', unit.parentId ?? ''))
  draft.add([put('unit', { ...unit, sortNo })])
  return unit.id
}

function addBody(
  draft: Draft,
  parentId: string,
  body: ZoneBody,
  startedOn: string | null,
  context: PlanContext,
): string {
  const { name, kind, dutyField, duties, doubt, isNameOpen, plates = [] } = body
  const words = [doubt, dutyField ? '主要职责所属由名称推定，待核。' : null, startedOn ? dateNote : null]
  const id = addUnit(
    draft,
    newUnit(context, {
      name,
      kind,
      parentId,
      nameStatus: isNameOpen ? 'unverified' : 'settled',
      dutyField: dutyField ?? null,
      duties: duties?.join('\n') ?? null,
      startedOn,
      note: `${words.filter((word) => word).join('')}据${zoneSource}。`,
    }),
  )
  plates.forEach((plate, index) => {
    const isSaid = kind === 'park'
    const relation = isSaid ? 'plate' : 'unverified'
    const note = isSaid ? dateNote : bracketNote + dateNote
    const row = { id: context.newId(), unitId: id, name: plate, relation, sortNo: (index + 1) * 10 } as const
    draft.add([put('plate', { ...row, startedOn: planDay, endedOn: null, documentId: null, note })])
  })
  return id
}

function addLevel(draft: Draft, parentId: string, { name, kind }: ZoneBody, context: PlanContext): void {
  const note = `原文只列层级，未列其机构名称，待核。据${zoneSource}。`
  addUnit(draft, newUnit(context, { name, kind, parentId, nameStatus: 'unverified', note }))
}

function addOld(draft: Draft, parentId: string, department: OldDepartment, context: PlanContext): string {
  const { name, duties, renamedTo } = department
  const note = `${renamedTo ? '' : nameDoubt}据${zoneSource}。`
  const lines = duties.map(({ line }) => line).join('\n') || null
  const nameStatus = renamedTo ? 'settled' : 'unverified'
  return addUnit(draft, newUnit(context, { name, kind: 'bureau', parentId, nameStatus, duties: lines, note }))
}

function dispose(draft: Draft, old: readonly string[], context: PlanContext): void {
  const items = old.flatMap((id) => {
    const { name } = requireRow(draft.model, 'unit', id)
    const duties = oldDepartments.find((one) => one.name === name)?.duties ?? []
    return [
      { table: 'unit' as const, id, name },
      ...duties.map(({ line }) => ({ table: 'duty' as const, id, name: line })),
    ]
  })
  const decisions = zoneDecisions(draft.model, items).map((decision) => ({ ...decision, on: planDay }))
  const input = disposeItems.input.parse({ decisions })
  draft.add(disposeItems.plan(draft.model, input, context).changes)
}

/** An item of the old structure, as 并改工作台 lists it. */
interface OldItem {
  readonly table: string
  /** The row; of a duty its unit. */
  readonly id: string
  readonly name: string
}

/**
 * What the source says became of the old departments: for the items that are given, those that it names. A department
 * whose duties went to two bureaus is split, each duty to its own; one that went to a single bureau goes into it.
 */
export function zoneDecisions(model: Model, items: readonly OldItem[]): MergerDecision[] {
  return items.flatMap((item): MergerDecision[] => {
    const unit = model.get('unit', item.id)
    const department = unit && oldDepartments.find(({ name }) => name === unit.name)
    if (!unit || !department) return []
    const targets = [...new Set(department.duties.map(({ to }) => to))].map((to) => targetOf(model, unit, to))
    const basis = `${planBasis}。${fateDoubt}`
    if (targets.some((target) => target === null)) return []
    const known = targets.flatMap((target) => target ?? [])
    if (item.table === 'unit') return [ofUnit(item.id, department, known, basis)]
    const duty = department.duties.find(({ line }) => line === item.name)
    const to = duty && targetOf(model, unit, duty.to)
    if (item.table !== 'duty' || !to || known.length < 2) return []
    return [{ table: 'duty', id: item.id, name: item.name, fate: 'transfer', targets: [to], basis }]
  })
}

type Target = { readonly table: 'unit'; readonly id: string }

function ofUnit(
  id: string,
  { renamedTo }: OldDepartment,
  targets: readonly Target[],
  basis: string,
): MergerDecision {
  if (renamedTo) return { table: 'unit', id, fate: 'rename', newName: renamedTo, basis: planBasis }
  const fate = targets.length > 1 ? 'split' : 'mergeInto'
  return { table: 'unit', id, fate, targets: [...targets], basis }
}

/** The new bureau beside the old department. */
function targetOf(model: Model, old: Unit, name: string): Target | null {
  const found = old.parentId === null ? [] : model.childrenOf(old.parentId)
  const unit = found.find((one) => one.name === name && one.id !== old.id)
  return unit ? { table: 'unit', id: unit.id } : null
}
