import { type CapFigure, capFigure, capState } from '../caps.ts'
import type { Model } from '../model.ts'
import type { ChartLink, ChartMember, ChartState, ChartUnit } from '../scene/org-chart.ts'
import type { Unit } from '../unit.ts'

export interface ChartChoice {
  readonly collapsed: ReadonlySet<string>
  /** The branch to draw; absent: the whole workbook without 区外机构. */
  readonly unitId?: string
  readonly withMembers: boolean
}

const signs: Record<ChartState, string> = { vacant: '○', full: '●', over: '▲', unverified: '?', none: '' }

/** The workbook as the 机构设置图 shows it: units with their plates, figures, posts and people. */
export function chartRoots(model: Model, choice: ChartChoice): ChartUnit[] {
  return rootsOf(model, choice).map((unit) => chartUnit(model, unit, choice))
}

/** As `chartRoots`, a unit at a time: for a large workbook that must not hold up a window. */
export function* growChart(model: Model, choice: ChartChoice): Generator<void, ChartUnit[]> {
  const grown: ChartUnit[] = []
  for (const unit of rootsOf(model, choice)) grown.push(yield* growUnit(model, unit, choice))
  return grown
}

function* growUnit(model: Model, unit: Unit, choice: ChartChoice): Generator<void, ChartUnit> {
  const children: ChartUnit[] = []
  for (const child of model.childrenOf(unit.id)) children.push(yield* growUnit(model, child, choice))
  yield
  return { ...boxOf(model, unit, choice), children }
}

function rootsOf(model: Model, choice: ChartChoice): Unit[] {
  if (choice.unitId) return [model.get('unit', choice.unitId)].filter((unit) => unit !== undefined)
  return [...model.rows.unit.values()]
    .filter((unit) => unit.parentId === null && unit.kind !== 'external' && model.isOpen(unit))
    .sort((a, b) => a.sortNo - b.sortNo)
}

function chartUnit(model: Model, unit: Unit, choice: ChartChoice): ChartUnit {
  const children = model.childrenOf(unit.id).map((child) => chartUnit(model, child, choice))
  return { ...boxOf(model, unit, choice), children }
}

function boxOf(model: Model, unit: Unit, choice: ChartChoice): Omit<ChartUnit, 'children'> {
  const establishment = capFigure(model, unit.id, { ledger: 'establishment', kind: 'total', level: '' })
  return {
    id: unit.id,
    name: unit.name,
    kind: unit.kind,
    nameUnverified: unit.nameStatus === 'unverified',
    plates: model
      .openBy('plate.unitId', unit.id)
      .sort((a, b) => a.sortNo - b.sortNo)
      .map((plate) => ({ name: plate.name, unverified: plate.relation === 'unverified' })),
    figures: figureLines(model, unit.id, establishment),
    state: establishment.approved === null ? 'none' : capState(establishment),
    members: choice.withMembers ? chartMembers(model, unit.id) : [],
    collapsed: choice.collapsed.has(unit.id),
    ...villagesOf(model, unit),
  }
}

/** “编制 12/14 空2 ○”, “科级 正1/1 副2/2”: actual over approved; an open number is shown as such, never filled in. */
function figureLines(model: Model, unitId: string, establishment: CapFigure): string[] {
  const lines: string[] = []
  if (establishment.approved !== null || establishment.actual > 0)
    lines.push(`编制 ${figureText(establishment)}`)
  const levels = leadingLevels(model, unitId)
  for (const level of levels) {
    const [chief, deputy] = (['chief', 'deputy'] as const).map((kind) =>
      capFigure(model, unitId, { ledger: 'leading', kind, level }),
    )
    if (!chief || !deputy) continue
    const isOpen = chief.approved === null && deputy.approved === null
    if (isOpen && chief.actual + deputy.actual === 0) continue
    const name = level === '' ? '职数' : `${level}职数`
    lines.push(
      isOpen
        ? `${name} 正${chief.actual} 副${deputy.actual}（待填）`
        : `${name} 正${ratio(chief)} 副${ratio(deputy)}`,
    )
  }
  return lines
}

/** Leading posts are shown by the levels that have numbers of their own; in one sum where none has. */
export function leadingLevels(model: Model, unitId: string): string[] {
  const quotas = model.openBy('quota.unitId', unitId).filter((quota) => quota.ledger === 'leading')
  const own = model.get('unit', unitId)?.level
  const levels = [...new Set(quotas.map((quota) => quota.level))].sort(
    (a, b) => Number(b === own) - Number(a === own) || a.localeCompare(b),
  )
  return levels.length > 0 ? levels : ['']
}

/** 实有/核定 with what is vacant or over, and its sign. */
export function figureText(figure: CapFigure): string {
  if (figure.approved === null) return `${figure.actual}（核定待填）`
  const state = capState(figure)
  const gap = figure.approved - figure.actual
  const word = gap > 0 ? ` 空${gap}` : gap < 0 ? ` 超${-gap}` : ''
  return `${ratio(figure)}${word} ${signs[state]}`
}

function ratio(figure: CapFigure): string {
  return `${figure.actual}/${figure.approved ?? '待填'}`
}

function chartMembers(model: Model, unitId: string): ChartMember[] {
  const posts = model
    .openBy('post.unitId', unitId)
    .sort((a, b) => a.sortNo - b.sortNo || a.id.localeCompare(b.id))
  const seats = posts.flatMap((post) => {
    const held = model.openBy('appointment.postId', post.id)
    const rows = held.map((appointment, index): ChartMember => {
      const person = model.get('person', appointment.personId)
      const isOver = appointment.kind === 'main' && index >= post.headcount
      return {
        id: appointment.personId,
        table: 'person',
        title: post.name,
        holder: `${person?.name ?? '？'}${kindMark[appointment.kind]}`,
        holderId: appointment.personId,
        postId: post.id,
        state: isOver ? 'over' : 'full',
        offEstablishment: appointment.employment !== null,
        leading: post.leading !== null,
      }
    })
    const taken = held.filter((row) => row.kind === 'main').length
    const vacant = post.headcount - taken
    if (vacant <= 0) return rows
    const title = vacant > 1 ? `${post.name} ×${vacant}` : post.name
    return [
      ...rows,
      {
        id: post.id,
        table: 'post' as const,
        title,
        postId: post.id,
        state: 'vacant' as const,
        leading: post.leading !== null,
      },
    ]
  })
  const seatless = model
    .openBy('appointment.unitId', unitId)
    .filter((row) => row.postId === null)
    .map(
      (row): ChartMember => ({
        id: row.personId,
        table: 'person',
        title: '待定岗',
        holder: `${model.get('person', row.personId)?.name ?? '？'}${kindMark[row.kind]}`,
        holderId: row.personId,
        state: 'unverified',
        offEstablishment: row.employment !== null,
      }),
    )
  return [...seats, ...seatless]
}

/** What stands behind the name of a person who holds a post other than as the main one. */
export const kindMark = { main: '', concurrent: '（兼）', secondment: '（借）', temporary: '（挂）' } as const

function villagesOf(model: Model, unit: Unit) {
  if (unit.kind !== 'subdistrict') return {}
  const open = model.openBy('jurisdiction.unitId', unit.id)
  const administered = open.filter((row) => row.kind === 'administered').length
  const count = open.length - administered
  return open.length === 0 ? {} : { villages: { count, administered } }
}

/** 代管 as dashed lines: from the office that administers to the unit whose area it is. */
export function chartLinks(model: Model): ChartLink[] {
  const links = new Map<string, ChartLink>()
  for (const row of model.rows.jurisdiction.values()) {
    if (row.kind !== 'administered' || !model.isOpen(row)) continue
    const legal = model
      .openBy('jurisdiction.villageId', row.villageId)
      .find((other) => other.kind === 'legal')
    if (!legal || legal.unitId === row.unitId) continue
    if (model.get('unit', legal.unitId)?.kind === 'external') continue
    links.set(`${row.unitId} ${legal.unitId}`, { from: row.unitId, to: legal.unitId, kind: 'administers' })
  }
  for (const row of model.rows.unitRelation.values()) {
    if (row.kind === 'guidance' && model.isOpen(row)) {
      links.set(`${row.fromUnitId} ${row.toUnitId}`, {
        from: row.fromUnitId,
        to: row.toUnitId,
        kind: 'guides',
      })
    }
  }
  return [...links.values()]
}
