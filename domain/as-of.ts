import type { Day } from './day.ts'
import { Model } from './model.ts'
import type { Person } from './person.ts'
import type { RowOf, TableName, TableRows } from './tables.ts'

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
      const name = names.get(row.id)
      return name === undefined ? row : { ...row, name }
    })
  const later = new Set([...model.rows.person.keys()].filter((id) => comesAfter(model, id, day)))
  const present = <T extends 'position' | 'appointment' | 'villageLiaison' | 'wish'>(table: T) =>
    (rows[table] as readonly RowOf<T>[]).filter((row) => !later.has(row.personId))
  return {
    ...rows,
    unit: named('unit'),
    plate: named('plate'),
    post: named('post'),
    person: rows.person.filter(({ id }) => !later.has(id)).map((person) => asOn(person, day)),
    position: present('position'),
    appointment: present('appointment'),
    villageLiaison: present('villageLiaison'),
    wish: present('wish'),
  }
}

/** Names before the first renaming that comes after the day, by row. */
function namesOn(model: Model, day: Day): ReadonlyMap<string, string> {
  const renamings = [...model.rows.lineage.values()]
    .filter((row) => row.fate === 'rename' && row.targetId === row.sourceId && row.effectiveOn > day)
    .sort((a, b) => b.effectiveOn.localeCompare(a.effectiveOn))
  return new Map(renamings.map((row) => [row.sourceId, row.sourceName]))
}

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
