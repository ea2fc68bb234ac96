import type { Day } from './day.ts'
import type { Plan } from './finding.ts'
import { byDay, isRenaming, type Lineage } from './lineage.ts'
import { Model } from './model.ts'
import type { Person } from './person.ts'
import { powerOn } from './powers/flow.ts'
import type { RowChange, RowOf, TableName, TableRows } from './tables.ts'

/**
 * A workbook as it stood, or will stand, on a day: the dated rows say what was in force then. Names that were changed
 * later are taken back by the lineage of the renaming; who left later is still there, who came later is not there yet.
 * What carries no date (the telephone number, the 隶属 of a unit) is as it is now.
 */
export function modelOn(model: Model, day: Day): Model {
  return new Model(rowsOn(model, day), day)
}

function rowsOn(model: Model, day: Day): TableRows {
  const rows = model.allRows()
  const names = namesOn(model, day)
  const named = <T extends 'unit' | 'plate' | 'post'>(table: T) =>
    (rows[table] as readonly RowOf<T>[]).map((row) => {
      const name = names.get(row.id)?.name
      return name === undefined ? row : { ...row, name }
    })
  const later = new Set([...model.rows.person.keys()].filter((id) => comesAfter(model, id, day)))
  const present = <T extends 'position' | 'appointment' | 'labourContract' | 'villageLiaison' | 'wish'>(
    table: T,
  ) => (rows[table] as readonly RowOf<T>[]).filter((row) => !later.has(row.personId))
  return {
    ...rows,
    unit: named('unit'),
    plate: named('plate'),
    post: named('post'),
    person: rows.person.filter(({ id }) => !later.has(id)).map((person) => asOn(person, day)),
    position: present('position'),
    appointment: present('appointment'),
    labourContract: present('labourContract'),
    villageLiaison: present('villageLiaison'),
    wish: present('wish'),
    occupancy: rows.occupancy.filter(({ personId }) => personId === null || !later.has(personId)),
    power: rows.power.map((power) => powerOn(power, day)),
  }
}

/** The rows as they are called on the model's day: a 更名 that was entered for a coming day shows from that day on. */
export function shownModel(rows: TableRows, asOf: Day): Model {
  const model = new Model(rows, asOf)
  model.apply(namesInForce(model))
  return model
}

/** The changes that give every row the name that it bears on the model's day. They are to be shown, never written. */
export function namesInForce(model: Model): RowChange[] {
  return [...namesOn(model, model.asOf)].flatMap(([id, { table, name }]) => {
    const row = model.get(table, id)
    return row && row.name !== name ? [{ table, id, row: { ...row, name } } as RowChange] : []
  })
}

/** Changes as they are shown: what they leave under the name of a coming day is called as it still is on the model's day. */
export function changesAsNamed(model: Model, changes: readonly RowChange[]): readonly RowChange[] {
  return [...changes, ...model.preview(changes, () => namesInForce(model))]
}

/**
 * What a plan says (its title, its refusal), with every row called as on the model's day; what it changes is planned on
 * the rows as they are stored, for a shown name must not be written.
 */
export function planAsNamed(model: Model, plan: () => Plan): Plan {
  const names = namesInForce(model)
  if (names.length === 0) return plan()
  let said: Plan | null = null
  let refusal: unknown = null
  try {
    said = model.preview(names, plan)
  } catch (error) {
    refusal = error
  }
  try {
    return { ...plan(), ...(said ? { title: said.title } : {}) }
  } catch (error) {
    throw refusal ?? error
  }
}

/**
 * The names that the lineage tells of a day, by row: the one before the first 更名 that comes after it; else the last
 * that has not taken effect yet on the model's own day. A name without a 更名 to come is told by its row.
 */
function namesOn(model: Model, day: Day): ReadonlyMap<string, { table: NamedTable; name: string }> {
  const names = new Map<string, { table: NamedTable; name: string }>()
  const renamings = [...model.rows.lineage.values()].filter(isRenaming).sort(byDay)
  for (const row of renamings) {
    const isToCome = row.effectiveOn > model.asOf && row.effectiveOn <= day
    if (isToCome) names.set(row.sourceId, { table: tableOf(row), name: row.targetName ?? row.sourceName })
  }
  for (const row of renamings.toReversed()) {
    if (row.effectiveOn > day) names.set(row.sourceId, { table: tableOf(row), name: row.sourceName })
  }
  return names
}

type NamedTable = 'unit' | 'plate' | 'post'
const tableOf = (row: Lineage) => row.sourceTable as NamedTable

/** Whether everything that is known of a person begins after the day. */
function comesAfter(model: Model, personId: string, day: Day): boolean {
  const tracks: readonly TableName[] = ['position', 'appointment']
  const held = tracks.flatMap((table) =>
    model.by(`${table}.personId` as 'position.personId' | 'appointment.personId', personId),
  )
  return held.length > 0 && held.every((row) => row.startedOn !== null && row.startedOn > day)
}

function asOn(person: Person, day: Day): Person {
  if (person.leftOn === null || person.leftOn <= day) return person
  return { ...person, status: 'active', leftOn: null, leftReason: null }
}
