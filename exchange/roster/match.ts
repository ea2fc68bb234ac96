import { maskIdNumber } from '../../domain/id-number.ts'
import type { RosterContext, RosterPerson, RosterRow, RosterUnit } from '../../domain/roster.ts'

export type UnitMatch = RosterRow['unit']
export type PersonMatch = RosterRow['person']

/** How alike two names must be to be offered, and to be taken where the next one is clearly less alike. */
const likeness = { offered: 0.3, taken: 0.5, lead: 0.2 } as const
const suffix = /(?:街道办事处|办事处|街道|办公室|服务中心|中心|办|科|室|所|站|队|局)$/
const noUnit: UnitMatch = { id: null, how: 'none', suggestions: [] }

interface IndexedUnit {
  readonly unit: RosterUnit
  readonly segments: readonly string[]
  readonly bigrams: ReadonlySet<string>
}

/** Matches 机构 as a roster writes them; answers are remembered, because a roster names few units many times. */
export function unitMatcher(units: readonly RosterUnit[]): (subdistrict: string, name: string) => UnitMatch {
  const indexed = units.map((unit) => {
    const segments = segmentsOf(unit.path)
    return { unit, segments, bigrams: bigramsOf(plain(unit.name)) }
  })
  const tails = new Map<string, IndexedUnit[]>()
  for (const entry of indexed) {
    const { segments } = entry
    const keys = segments.map((_, index) => segments.slice(index).join('/'))
    for (const key of new Set([...keys, plain(entry.unit.name)])) {
      tails.set(key, [...(tails.get(key) ?? []), entry])
    }
  }
  const known = new Map<string, UnitMatch>()
  return (subdistrict, name) => {
    const key = `${subdistrict}\n${name}`
    const match = known.get(key) ?? findUnit(indexed, tails, subdistrict, name)
    known.set(key, match)
    return match
  }
}

function findUnit(
  indexed: readonly IndexedUnit[],
  tails: ReadonlyMap<string, readonly IndexedUnit[]>,
  subdistrict: string,
  name: string,
): UnitMatch {
  const segments = segmentsOf(name || subdistrict)
  if (segments.length === 0) return noUnit
  const upper = name ? subdistrict : ''
  const named = spellings(segments).flatMap((key) => tails.get(key) ?? [])
  const found = within(unique(named), upper)
  if (found.length === 1) return settled(found[0]?.unit as RosterUnit, segments.length > 1 ? 'path' : 'exact')
  if (found.length > 1) return { id: null, how: 'ambiguous', suggestions: found.map(suggestion) }
  return similar(indexed, segments, upper)
}

/** The whole path, the path below its topmost unit, and the name without what stands in brackets. */
function spellings(segments: readonly string[]): string[] {
  const paths = segments.length > 2 ? [segments, segments.slice(1)] : [segments]
  const keys = paths.map((path) => path.join('/'))
  return [...keys, ...keys.map((key) => key.replace(/\(.*?\)/g, ''))]
}

/** Those under a subdistrict, however its name is shortened; all of them where none is given. */
function within(units: readonly IndexedUnit[], subdistrict: string): readonly IndexedUnit[] {
  if (!subdistrict) return units
  const wanted = segmentsOf(subdistrict).map(core).filter(Boolean)
  return units.filter(({ segments }) => wanted.every((part) => segments.some((own) => core(own) === part)))
}

function similar(
  indexed: readonly IndexedUnit[],
  segments: readonly string[],
  subdistrict: string,
): UnitMatch {
  const bigrams = bigramsOf(segments.at(-1) ?? '')
  const above = [subdistrict, ...segments.slice(0, -1)].filter(Boolean).join('/')
  const near = within(indexed, above)
  const scored = (near.length > 0 ? near : indexed)
    .map((entry) => ({ entry, score: dice(bigrams, entry.bigrams) }))
    .filter(({ score }) => score >= likeness.offered)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
  const [first, second] = scored
  if (!first) return noUnit
  const isClear =
    near.length > 0 &&
    first.score >= likeness.taken &&
    (second === undefined || first.score - second.score >= likeness.lead)
  return {
    id: isClear ? first.entry.unit.id : null,
    how: 'similar',
    suggestions: scored.map(({ entry }) => suggestion(entry)),
  }
}

function settled(unit: RosterUnit, how: 'exact' | 'path'): UnitMatch {
  return { id: unit.id, how, suggestions: [] }
}

function suggestion({ unit }: IndexedUnit) {
  return { id: unit.id, path: unit.path }
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}

function segmentsOf(path: string): string[] {
  return plain(path)
    .split(/[/／>＞\\|→]/)
    .filter(Boolean)
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, '').replaceAll('（', '(').replaceAll('）', ')')
}

function core(name: string): string {
  return name.replace(/\(.*?\)/g, '').replace(suffix, '')
}

function bigramsOf(name: string): Set<string> {
  const text = core(name)
  if (text.length < 2) return new Set(text ? [text] : [])
  return new Set(Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)))
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared += 1
  return (2 * shared) / (a.size + b.size)
}

/** What a row says of who it is about. */
export interface PersonClue {
  readonly name: string
  readonly idNumber: string | null
  /** An id number as the file has it, masked; null where it is not masked. */
  readonly maskedId: string | null
  readonly birthDate: string | null
  readonly birthIsMonth: boolean
  readonly unitId: string | null
}

export interface PersonMatcher {
  readonly find: (clue: PersonClue) => PersonMatch
  /** How many people of the workbook bear a name. */
  readonly namesakes: (name: string) => number
  readonly get: (id: string) => RosterPerson | undefined
}

/** Finds the people of the workbook by id number, else by name and birth date, else by name within the unit. */
export function personMatcher(people: RosterContext['people']): PersonMatcher {
  const byId = new Map(people.map((person) => [person.id, person]))
  const byIdNumber = new Map(people.flatMap((person) => (person.idNumber ? [[person.idNumber, person]] : [])))
  const byName = new Map<string, RosterPerson[]>()
  for (const person of people) {
    const same = byName.get(person.name)
    if (same) same.push(person)
    else byName.set(person.name, [person])
  }
  const find = (clue: PersonClue): PersonMatch => {
    const known = clue.idNumber ? byIdNumber.get(clue.idNumber) : undefined
    if (known) return { id: known.id, how: 'idNumber' }
    const possible = (byName.get(clue.name) ?? []).filter((person) => mayBe(person, clue))
    const born = possible.filter((person) => clue.birthDate && person.birthDate)
    if (born.length === 1) return { id: born[0]?.id as string, how: 'nameAndBirth' }
    const here = possible.filter((person) => clue.unitId !== null && person.unitId === clue.unitId)
    if (here.length === 1) return { id: here[0]?.id as string, how: 'nameInUnit' }
    return { id: null, how: 'none' }
  }
  return { find, namesakes: (name) => byName.get(name)?.length ?? 0, get: (id) => byId.get(id) }
}

/** Whether nothing that both sides know speaks against it. */
function mayBe(person: RosterPerson, clue: PersonClue): boolean {
  if (person.idNumber && clue.idNumber && person.idNumber !== clue.idNumber) return false
  if (person.idNumber && clue.maskedId && maskIdNumber(person.idNumber) !== clue.maskedId) return false
  if (!person.birthDate || !clue.birthDate) return true
  const length = clue.birthIsMonth ? 7 : 10
  return person.birthDate.slice(0, length) === clue.birthDate.slice(0, length)
}
