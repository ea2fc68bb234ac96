import { maskIdNumber, maskPhone } from '../domain/id-number.ts'
import { maskPay } from '../domain/pay.ts'
import type { Person } from '../domain/person.ts'
import type { RowChange, TableRows } from '../domain/tables.ts'

/** A person as the screen may hold it: id number and phone only masked (quality.md, Doors). */
export function maskPerson(person: Person): Person {
  if (person.idNumber === null && person.phone === null) return person
  return {
    ...person,
    idNumber: person.idNumber === null ? null : maskIdNumber(person.idNumber),
    phone: person.phone === null ? null : maskPhone(person.phone),
  }
}

export function maskRows(rows: TableRows): TableRows {
  return { ...rows, person: rows.person.map(maskPerson), pay: rows.pay.map(maskPay) }
}

export function maskChanges(changes: readonly RowChange[]): RowChange[] {
  return changes.map((change) => {
    if (change.table === 'person' && change.row) return { ...change, row: maskPerson(change.row) }
    if (change.table === 'pay' && change.row) return { ...change, row: maskPay(change.row) }
    return change
  })
}
