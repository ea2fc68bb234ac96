import { nextSortNo, put } from '../commands/change.ts'
import type { Day } from '../day.ts'
import { type StandardOffice, standardOffices } from '../rules/standard-structure-data.ts'
import type { Unit } from '../unit.ts'
import type { Work } from './work.ts'

/** The standard offices that a unit has none of that name for yet. */
export function missingOffices(model: Work['model'], unitId: string): readonly StandardOffice[] {
  const there = new Set(model.childrenOf(unitId).map(({ name }) => name))
  return standardOffices.filter(({ name }) => !there.has(name))
}

/**
 * Sets up an internal office below a unit. A standard one gets the bodies in brackets behind its name, each 待核; a
 * level is taken only where all offices there have the same.
 */
export function addOffice(work: Work, parentId: string, name: string, on: Day): Unit {
  const { model, context, draft } = work
  const standard = standardOffices.find((office) => office.name === name)
  const siblings = model.childrenOf(parentId).filter(({ kind }) => kind === 'office')
  const levels = new Set(siblings.map(({ level }) => level))
  const office: Unit = {
    id: context.newId(),
    name,
    nameStatus: standard?.frontLost ? 'unverified' : 'settled',
    kind: 'office',
    parentId,
    level: levels.size === 1 ? (siblings[0]?.level ?? null) : null,
    dutyField: standard?.dutyField ?? null,
    duties: null,
    sortNo: nextSortNo(model.by('unit.parentId', parentId)),
    startedOn: on,
    endedOn: null,
    documentId: null,
    note: null,
  }
  const plates = (standard?.plates ?? []).map((plate, index) =>
    put('plate', {
      id: context.newId(),
      unitId: office.id,
      name: plate,
      relation: 'unverified',
      sortNo: (index + 1) * 10,
      startedOn: on,
      endedOn: null,
      documentId: null,
      note: null,
    }),
  )
  draft.add([put('unit', office), ...plates])
  return office
}
