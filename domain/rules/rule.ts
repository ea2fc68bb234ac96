import type { AssessmentPeriod } from '../assessment.ts'
import type { Finding, Scope } from '../finding.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Post } from '../post.ts'
import type { Power } from '../power.ts'
import type { Room } from '../room.ts'
import type { TableName } from '../tables.ts'
import type { Unit } from '../unit.ts'
import type { Village } from '../village.ts'

/** A rule says what the 问题 panel calls it, where it comes from, and what it finds in a part of the workbook. */
export interface Rule {
  readonly codes: readonly string[]
  readonly title: string
  readonly basis: string
  /** The tables that alone decide what it finds; a check of changes in other tables need not run it. */
  readonly reads?: readonly TableName[]
  readonly run: (model: Model, scope: Scope, evidence?: EvidenceMode) => Finding[]
}

/**
 * Whether rows behind a figure that are costly to gather go with a finding. A check after a move leaves them out:
 * 500 rows behind each cap that was over before would cost more than all rules.
 */
export type EvidenceMode = 'with' | 'without'
type Evidence = Finding['evidence']

type RuleHead = Omit<Rule, 'run'>
type Draft = Omit<Finding, 'basis' | 'aspect' | 'magnitude' | 'evidence'> &
  Partial<Pick<Finding, 'basis' | 'aspect' | 'magnitude'>> & {
    readonly evidence?: Evidence | (() => Evidence)
  }
type Check<Row> = (model: Model, row: Row) => Iterable<Draft>

/** Where a rule looks. A finding's subject is the row it looks at, or a row that hangs on it (see `isWithin`). */
type Anchor = {
  readonly unit: Unit
  readonly post: Post
  readonly person: Person
  readonly village: Village
  readonly room: Room
  readonly power: Power
  readonly assessmentPeriod: AssessmentPeriod
}
const scopeSets = {
  unit: 'units',
  post: 'posts',
  person: 'people',
  village: 'villages',
  room: 'rooms',
  power: 'powers',
  assessmentPeriod: 'periods',
} as const

function ruleOver<A extends keyof Anchor>(anchor: A, head: RuleHead, check: Check<Anchor[A]>): Rule {
  const run = (model: Model, scope: Scope, evidence: EvidenceMode = 'with'): Finding[] => {
    const found: Finding[] = []
    const look = (row: Anchor[A]) => {
      for (const draft of check(model, row)) found.push(complete(draft, head, evidence))
    }
    const rows = model.rows[anchor] as unknown as ReadonlyMap<string, Anchor[A]>
    if (scope === 'all') {
      for (const row of rows.values()) look(row)
    } else {
      for (const id of scope[scopeSets[anchor]]) {
        const row = rows.get(id)
        if (row) look(row)
      }
    }
    return found
  }
  return { ...head, run }
}

function complete(draft: Draft, head: RuleHead, mode: EvidenceMode): Finding {
  const { evidence = [], ...rest } = draft
  const rows = typeof evidence !== 'function' ? evidence : mode === 'with' ? evidence() : []
  return { basis: head.basis, aspect: '', magnitude: 1, ...rest, evidence: rows }
}

/** A rule about each unit with its plates, quotas and relations. */
export const unitRule = (head: RuleHead, check: Check<Unit>): Rule => ruleOver('unit', head, check)

/** A rule about each post. */
export const postRule = (head: RuleHead, check: Check<Post>): Rule => ruleOver('post', head, check)

/** A rule about each person with their positions and appointments. */
export const personRule = (head: RuleHead, check: Check<Person>): Rule => ruleOver('person', head, check)

/** A rule about each village with its codes and jurisdictions. */
export const villageRule = (head: RuleHead, check: Check<Village>): Rule => ruleOver('village', head, check)

/** A rule about each room with those who use it. */
export const roomRule = (head: RuleHead, check: Check<Room>): Rule => ruleOver('room', head, check)

/** A rule about each item of the 行政权力清单 with the offices that carry it out. */
export const powerRule = (head: RuleHead, check: Check<Power>): Rule => ruleOver('power', head, check)

/** A rule about each 考核周期 with what is drawn into it. */
export const periodRule = (head: RuleHead, check: Check<AssessmentPeriod>): Rule =>
  ruleOver('assessmentPeriod', head, check)

/** Whether a finding stands in a scope: its subject, or the unit, person or village that the subject hangs on. */
export function isWithin(model: Model, finding: Finding, scope: Scope): boolean {
  if (scope === 'all') return true
  const { table, id } = finding.subject
  if (table === 'unit') return scope.units.has(id)
  if (table === 'post') return scope.posts.has(id)
  if (table === 'person') return scope.people.has(id)
  if (table === 'village') return scope.villages.has(id)
  if (table === 'room') return scope.rooms.has(id)
  if (table === 'power') return scope.powers.has(id)
  if (table === 'assessmentPeriod') return scope.periods.has(id)
  if (table === 'powerOffice') return scope.powers.has(model.get(table, id)?.powerId ?? '')
  if (table === 'plate' || table === 'quota') return scope.units.has(model.get(table, id)?.unitId ?? '')
  if (table === 'unitRelation') return scope.units.has(model.get(table, id)?.fromUnitId ?? '')
  if (table === 'position' || table === 'appointment' || table === 'labourContract') {
    return scope.people.has(model.get(table, id)?.personId ?? '')
  }
  if (
    table === 'jurisdiction' ||
    table === 'villageCode' ||
    table === 'villageLiaison' ||
    table === 'villageCadre' ||
    table === 'gridCell'
  ) {
    return scope.villages.has(model.get(table, id)?.villageId ?? '')
  }
  return false
}
