import type { Model } from '../model.ts'
import type { Unit, UnitKind } from '../unit.ts'
import { codeName } from '../vocabulary/code-table.ts'
import { substantiveKinds } from '../vocabulary/establishment-kind.ts'

/** Units that stand inside an office: 内设机构, 下设机构, 所属事业单位. */
export const internalKinds: ReadonlySet<UnitKind> = new Set(['office', 'subOffice', 'institution'])

/** The name of the office in which an internal unit stands (the street office, the bureau …); '' for others. */
export function officeName(model: Model, unit: Unit): string {
  if (!internalKinds.has(unit.kind)) return ''
  for (const id of model.pathUp(unit.parentId)) {
    const above = model.get('unit', id)
    if (above && !internalKinds.has(above.kind)) return above.name
  }
  return ''
}

/** A unit's name behind that of its office: 孙村街道办事处 党政办公室. */
export function unitTitle(model: Model, id: string | null): string {
  const unit = model.get('unit', id)
  if (!unit) return ''
  const office = officeName(model, unit)
  return office === '' ? unit.name : `${office} ${unit.name}`
}

/** 编制类别 as papers name it; who has none is 编外. */
export function establishmentName(kind: string | null): string {
  return kind === null ? '编外' : codeName(substantiveKinds, kind)
}

/** 主要职责, one to a line. */
export function dutiesOf(unit: Unit): string[] {
  return (unit.duties ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
