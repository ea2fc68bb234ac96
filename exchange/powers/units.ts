import type { ImportCell } from '../../domain/import-table.ts'
import type { PowerOfficeRole } from '../../domain/power.ts'
import type { PowerContext, PowerUnit } from '../../domain/reports/power-context.ts'
import { failedCell, goodCell, withIssue } from '../cell.ts'
import { unitMatcher } from '../roster/match.ts'

const separators = /[、，,；;\n]+/

/** Finds the bodies that a list names: the holder, the bureau, the offices that carry an item out. */
export class PowerUnits {
  private readonly context: PowerContext
  private readonly byId: ReadonlyMap<string, PowerUnit>
  private readonly match: ReturnType<typeof unitMatcher>
  private readonly subdistricts: readonly PowerUnit[]

  constructor(context: PowerContext) {
    this.context = context
    this.byId = new Map(context.units.map((unit) => [unit.id, unit]))
    this.match = unitMatcher(context.units)
    this.subdistricts = context.units.filter((unit) => unit.kind === 'subdistrict')
  }

  /** 承接机构: only the 管委会; a subdistrict or an office as the holder is an error. */
  holder(raw: string): ImportCell {
    const { committee } = this.context
    const unit = this.find(raw)
    if (unit?.kind === 'committee') return asNamed(raw, unit)
    if (unit?.carries || /街道|办事处|科$|科室/.test(raw)) {
      return failedCell(raw, '事项下放给管委会，街道和科室不能作承接主体；请把它填到“承接科室”列')
    }
    if (!/管委会|管理委员会/.test(raw)) {
      return failedCell(raw, '承接主体应为管委会；管委会的工作部门请填到“承接部门”列')
    }
    if (!committee) {
      return withIssue({ raw, value: null, issues: [] }, 'warning', '本工作簿没有管委会，承接主体暂缺')
    }
    return withIssue(goodCell(raw, committee.id), 'warning', `按“${committee.name}”记`)
  }

  /** 承接部门 of the 管委会; one that the workbook does not have is left open. */
  bureau(raw: string): ImportCell {
    const unit = this.find(raw)
    if (!unit) return open(raw, `本工作簿里没有机构“${raw}”，承接部门暂缺`)
    if (unit.carries) return failedCell(raw, `“${unit.name}”属街道，不是管委会部门；请填到“承接科室”列`)
    return asNamed(raw, unit)
  }

  /** 承接科室: one or several; those that cannot be told are left out, and said. */
  offices(
    raw: string,
    role: PowerOfficeRole,
    offices: { unitId: string; role: PowerOfficeRole }[],
  ): ImportCell {
    const parts = raw
      .split(separators)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    const warnings: string[] = []
    for (const part of parts) {
      const found = this.office(part)
      if (typeof found === 'string') warnings.push(found)
      else if (found.how === 'similar') warnings.push(`名称相近，按“${found.unit.path}”派给，请核对`)
      if (typeof found !== 'string' && !offices.some(({ unitId }) => unitId === found.unit.id)) {
        offices.push({ unitId: found.unit.id, role })
      }
    }
    return warnings.reduce((cell, warning) => withIssue(cell, 'warning', warning), goodCell(raw, raw))
  }

  private office(part: string): { readonly unit: PowerUnit; readonly how: string } | string {
    const above = this.subdistricts.find(
      ({ name }) => part.startsWith(name) && part.length > name.length && !part.includes('/'),
    )
    const found = above ? this.match(above.name, part.slice(above.name.length)) : this.match('', part)
    const unit = this.byId.get(found.id ?? '')
    if (!unit) {
      const paths = found.suggestions.map(({ path }) => path).join('、')
      return found.how === 'ambiguous'
        ? `有多个同名科室：${paths}；请写明街道，现暂不派`
        : `本工作簿里没有科室“${part}”，暂不派`
    }
    if (!unit.carries) return `“${unit.name}”不属街道，不作承办科室；管委会部门请填到“承接部门”列`
    return { unit, how: found.how }
  }

  private find(raw: string): PowerUnit | undefined {
    return this.byId.get(this.match('', raw).id ?? '')
  }
}

/** A name that only comes near is said, for the clerk to check. */
function asNamed(raw: string, unit: PowerUnit): ImportCell {
  const cell = goodCell(raw, unit.id)
  return unit.name === raw || unit.path === raw ? cell : withIssue(cell, 'warning', `按“${unit.name}”记`)
}

function open(raw: string, message: string): ImportCell {
  return { raw, value: null, issues: [{ severity: 'warning', message }] }
}
