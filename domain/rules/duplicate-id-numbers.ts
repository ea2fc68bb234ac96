import type { Finding, Scope } from '../finding.ts'
import { isMasked, upgradeIdNumber } from '../id-number.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Rule } from './rule.ts'

const head = {
  codes: ['V13'],
  title: '身份证号不重复',
  basis: 'GB 11643《公民身份号码》：一人一号',
  reads: ['person'],
} as const

/** V13: two people never share an id number; the 15-digit form of a number is the same number. */
export const duplicateIdNumbers: Rule = {
  ...head,
  run: (model, scope) => {
    const asked = peopleIn(model, scope).filter((person) => fullNumber(person) !== null)
    if (asked.length === 0) return []
    const holders = holdersOf(model, scope === 'all' ? null : new Set(asked.flatMap(writtenForms)))
    return asked.flatMap((person) => {
      const others = (holders.get(fullNumber(person) ?? '') ?? []).filter(({ id }) => id !== person.id)
      return others.length === 0 ? [] : [duplicate(person, others)]
    })
  },
}

/** The number in its 18-digit form; null where there is none or it is masked. */
function fullNumber(person: Pick<Person, 'idNumber'>): string | null {
  return person.idNumber && !isMasked(person.idNumber) ? upgradeIdNumber(person.idNumber) : null
}

/** Every way in which a number may stand in a row: the look through all people then compares text, nothing more. */
export function writtenForms(person: Pick<Person, 'idNumber'>): string[] {
  const number = fullNumber(person)
  if (number === null) return []
  return [number, number.toLowerCase(), `${number.slice(0, 6)}${number.slice(8, 17)}`]
}

function peopleIn(model: Model, scope: Scope): Person[] {
  if (scope === 'all') return [...model.rows.person.values()]
  return [...scope.people].flatMap((id) => model.get('person', id) ?? [])
}

function holdersOf(model: Model, wanted: ReadonlySet<string> | null): Map<string, Person[]> {
  const holders = new Map<string, Person[]>()
  for (const person of model.rows.person.values()) {
    if (person.idNumber === null || (wanted && !wanted.has(person.idNumber))) continue
    const number = fullNumber(person)
    if (number === null) continue
    const others = holders.get(number)
    if (others) others.push(person)
    else holders.set(number, [person])
  }
  return holders
}

function duplicate(person: Person, others: readonly Person[]): Finding {
  return {
    code: 'V13',
    severity: 'block',
    subject: { table: 'person', id: person.id },
    aspect: 'duplicate',
    magnitude: others.length,
    sentence: `${person.name}的身份证号与${others.map(({ name }) => name).join('、')}重复。`,
    basis: head.basis,
    evidence: others.map(({ id }) => ({ table: 'person', id })),
  }
}
