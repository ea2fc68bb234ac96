import type { Appointment } from './appointment.ts'
import { type Day, isOpenOn } from './day.ts'
import type { Position } from './position.ts'
import type { Post } from './post.ts'
import { capKeyText } from './quota.ts'
import type { Unit, UnitKind } from './unit.ts'

/** How much one row adds to one count of one unit. */
export interface Contribution {
  readonly unitId: string
  /** A cap key text (quota.ts), or one of the counts below that no cap bounds. */
  readonly key: string
  readonly amount: number
}

/** Counts beside the caps: seats laid out, and heads without an establishment (编外). */
export const offEstablishmentKey = 'heads/offEstablishment/'
export const seatsKey = 'seats/total/'

/**
 * The counting rules as data: printed as footnotes under every table that counts.
 * Basis: domain.md rule 2; domain-facts.md 1.3, 1.4 (a plate has no account of its own; 兼任 counts the person once).
 */
export const countingRules = [
  { code: 'C1', sentence: '加挂牌子、合署办公不计机构个数。' },
  { code: 'C2', sentence: '编外人员不占编制，只计入岗位。' },
  { code: 'C3', sentence: '兼任只计一人，不重复占编；兼任领导职务占用职数。' },
  { code: 'C4', sentence: '保留待遇人员占编制，不占领导职数。' },
  { code: 'C5', sentence: '借调、挂职人员计入编制所在机构。' },
  { code: 'C6', sentence: '下设机构不计内设机构个数，所属事业单位单独计数。' },
] as const

type CountingCode = (typeof countingRules)[number]['code']

/** The rules by which a table counts, as its footnotes say them. */
export function countingNotes(...codes: readonly CountingCode[]): string[] {
  return countingRules.filter(({ code }) => codes.includes(code)).map(({ sentence }) => sentence)
}

const institutionKey: Partial<Record<UnitKind, string>> = {
  office: capKeyText({ ledger: 'institutions', kind: 'internalOffice', level: '' }),
  institution: capKeyText({ ledger: 'institutions', kind: 'institution', level: '' }),
}

const establishmentTotal = capKeyText({ ledger: 'establishment', kind: 'total', level: '' })
const postsTotal = capKeyText({ ledger: 'posts', kind: 'total', level: '' })

/** An institution counts for the unit above it: a cap bounds what stands below. */
export function unitContributions(unit: Unit, asOf: Day): readonly Contribution[] {
  const key = institutionKey[unit.kind]
  if (key === undefined || unit.parentId === null || !isOpenOn(unit, asOf)) return []
  return [{ unitId: unit.parentId, key, amount: 1 }]
}

/** 编制 and 领导职数 are counted on the substantive track. `level` is the level of the unit the position stands in. */
export function positionContributions(
  position: Position,
  level: string | null,
  asOf: Day,
): readonly Contribution[] {
  if (!isOpenOn(position, asOf)) return []
  const { unitId } = position
  const counts: Contribution[] = []
  if (position.counting !== 'concurrent') {
    counts.push({ unitId, key: `establishment/${position.establishmentKind}/`, amount: 1 })
    counts.push({ unitId, key: establishmentTotal, amount: 1 })
  }
  if (position.leading !== null && position.counting !== 'retainedTreatment') {
    counts.push({ unitId, key: `leading/${position.leading}/`, amount: 1 })
    if (level) counts.push({ unitId, key: `leading/${position.leading}/${level}`, amount: 1 })
  }
  return counts
}

/** 岗位 are counted on the post track; only a main appointment takes a seat. */
export function appointmentContributions(
  appointment: Appointment,
  post: Post | undefined,
  asOf: Day,
): readonly Contribution[] {
  if (appointment.kind !== 'main' || !isOpenOn(appointment, asOf)) return []
  const { unitId } = appointment
  const counts: Contribution[] = [{ unitId, key: postsTotal, amount: 1 }]
  if (post) counts.push({ unitId, key: `posts/${post.category}/`, amount: 1 })
  if (appointment.employment !== null) counts.push({ unitId, key: offEstablishmentKey, amount: 1 })
  return counts
}

export function postContributions(post: Post, asOf: Day): readonly Contribution[] {
  return isOpenOn(post, asOf) ? [{ unitId: post.unitId, key: seatsKey, amount: post.headcount }] : []
}
