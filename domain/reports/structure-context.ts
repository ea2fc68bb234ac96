import type { Model } from '../model.ts'
import {
  type CapField,
  capFields,
  type StructureContext,
  type StructureUnit,
  structureCapKey,
} from '../structure.ts'
import type { Unit } from '../unit.ts'

/** What of the workbook a structure table is matched against and compared with. */
export function structureContext(model: Model): StructureContext {
  const units = [...model.rows.unit.values()].filter((unit) => unit.kind !== 'external' && model.isOpen(unit))
  return {
    units: units.sort((a, b) => a.sortNo - b.sortNo).map((unit) => structureUnit(model, unit)),
    documents: [...model.rows.document.values()].map(({ id, number, issuer, issuedOn }) => ({
      id,
      number,
      issuer,
      issuedOn,
    })),
  }
}

function structureUnit(model: Model, unit: Unit): StructureUnit {
  const names = model.pathUp(unit.id).map((id) => model.get('unit', id)?.name ?? '')
  const numbers: Partial<Record<CapField, number>> = {}
  for (const field of capFields) {
    const amount = model.quotaOf(unit.id, structureCapKey(field, unit.level))?.amount
    if (amount !== undefined) numbers[field] = amount
  }
  return {
    id: unit.id,
    name: unit.name,
    parentId: unit.parentId,
    path: names.reverse().join('/'),
    kind: unit.kind,
    level: unit.level,
    duties: unit.duties,
    note: unit.note,
    plates: model.openBy('plate.unitId', unit.id).map((plate) => plate.name),
    posts: model.openBy('post.unitId', unit.id).map(({ name, headcount }) => ({ name, headcount })),
    numbers,
  }
}
