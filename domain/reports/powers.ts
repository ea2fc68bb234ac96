import type { Model } from '../model.ts'
import { type Power, type PowerOfficeRole, type PowerStatus, powerStatuses } from '../power.ts'
import { powerCategories } from '../power-category.ts'
import { unitTitle } from '../rules/wording.ts'

/** An item with everything that stands beside it by its name, as the list, the screen and the exports show it. */
export interface PowerLine {
  readonly power: Power
  readonly category: string
  readonly batch: string
  readonly holder: string
  readonly bureau: string
  /** 承办科室 and 协助科室, each with its subdistrict, by 、. */
  readonly offices: string
  readonly assistants: string
  readonly officeIds: readonly string[]
}

/** Every item in the order of the list. */
export function powerLines(model: Model): PowerLine[] {
  const categories = new Map(powerCategories(model).map(({ id, name }) => [id, name]))
  const units = new Map<string, string>()
  const unitName = (id: string | null): string => {
    if (id === null) return ''
    const known = units.get(id) ?? unitTitle(model, id)
    units.set(id, known)
    return known
  }
  return [...model.rows.power.values()]
    .sort((a, b) => a.sortNo - b.sortNo || (a.id < b.id ? -1 : 1))
    .map((power) => {
      const offices = model.by('powerOffice.powerId', power.id)
      const named = (role: PowerOfficeRole) =>
        offices
          .filter((row) => row.role === role)
          .map((row) => unitName(row.unitId))
          .join('、')
      return {
        power,
        category: categories.get(power.categoryId) ?? power.categoryId,
        batch: model.get('powerBatch', power.batchId)?.name ?? '',
        holder: unitName(power.holderId),
        bureau: unitName(power.bureauId),
        offices: offices.length === 0 ? '' : named('handles'),
        assistants: offices.length === 0 ? '' : named('assists'),
        officeIds: offices.map(({ unitId }) => unitId),
      }
    })
}

/** What narrows the list; what is absent lets everything through. `none` stands for items without a batch or an office. */
export interface PowerFilter {
  readonly status?: PowerStatus | undefined
  readonly categoryId?: string | undefined
  readonly department?: string | undefined
  readonly batchId?: string | undefined
  readonly officeId?: string | undefined
}

export const noneOf = 'none'

export function filterPowers(lines: readonly PowerLine[], filter: PowerFilter): readonly PowerLine[] {
  const { status, categoryId, department, batchId, officeId } = filter
  if (!status && !categoryId && !department && !batchId && !officeId) return lines
  return lines.filter(
    ({ power, officeIds }) =>
      (!status || power.status === status) &&
      (!categoryId || power.categoryId === categoryId) &&
      (!department || power.department === department) &&
      (!batchId || (power.batchId ?? noneOf) === batchId) &&
      (!officeId || (officeId === noneOf ? officeIds.length === 0 : officeIds.includes(officeId))),
  )
}

export interface PowerCount {
  readonly key: string
  readonly name: string
  readonly count: number
}

/** Items by status, in the order of the way; a status that nothing has is counted too. */
export function countByStatus(lines: readonly PowerLine[]): PowerCount[] {
  const counts = tally(lines, ({ power }) => power.status)
  return powerStatuses.map(({ code, name }) => ({ key: code, name, count: counts.get(code) ?? 0 }))
}

/** Items by category, in the order of the code table; only categories that something has. */
export function countByCategory(model: Model, lines: readonly PowerLine[]): PowerCount[] {
  const counts = tally(lines, ({ power }) => power.categoryId)
  return powerCategories(model).flatMap(({ id, name }) => {
    const count = counts.get(id) ?? 0
    return count === 0 ? [] : [{ key: id, name, count }]
  })
}

/** Items by 原实施部门, the department with most of them first. */
export function countByDepartment(lines: readonly PowerLine[]): PowerCount[] {
  const counts = tally(lines, ({ power }) => power.department)
  return [...counts]
    .map(([name, count]) => ({ key: name, name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'zh'))
}

function tally<K>(lines: readonly PowerLine[], keyOf: (line: PowerLine) => K): Map<K, number> {
  const counts = new Map<K, number>()
  for (const line of lines) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1)
  return counts
}
