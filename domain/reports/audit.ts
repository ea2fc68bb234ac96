import { type AuditAspect, auditAspects, auditNote } from '../audit.ts'
import { type CapFigure, capFigures } from '../caps.ts'
import { offEstablishmentKey } from '../counting.ts'
import type { Finding, Scope, Severity } from '../finding.ts'
import type { Model } from '../model.ts'
import { type CapLedger, capKeyText } from '../quota.ts'
import { evaluate } from '../rules/evaluate.ts'
import { isWithin } from '../rules/rule.ts'
import type { Unit } from '../unit.ts'
import { unitsInOrder } from './roster.ts'

/** A number of a body, as approved and as it is. */
export interface AuditFigure {
  readonly unit: Unit
  readonly figure: CapFigure
  readonly documentNumber: string
}

/** One aspect of a 机构编制核查: figures, what the rules find, and what the clerk says of it. */
export interface AuditItem {
  readonly aspect: AuditAspect
  readonly figures: readonly AuditFigure[]
  /** What is wrong, and then what is still open. */
  readonly findings: readonly Finding[]
  readonly note: string
}

export interface Audit {
  /** Every unit of the scope, in the order of the document. */
  readonly units: readonly Unit[]
  readonly items: readonly AuditItem[]
  /** Numbers of the scope that are exceeded. */
  readonly exceeded: readonly AuditFigure[]
  /** People of the scope by the one main establishment (实有在编), and those without one (编外). */
  readonly onEstablishment: number
  readonly offEstablishment: number
  readonly documents: readonly string[]
  /** Units of the scope for which no 批准文号 is entered. */
  readonly undocumented: readonly Unit[]
}

const ledgerAspects: Readonly<Record<CapLedger, AuditAspect>> = {
  institutions: 'institutions',
  establishment: 'establishment',
  leading: 'leading',
  posts: 'people',
}

/** Where each rule belongs; the others name the cap ledger they are about. Rooms (V16) and villages (G…) are no part of a 机构编制核查. */
const codeAspects: Readonly<Record<string, AuditAspect>> = {
  V10: 'institutions',
  S1: 'institutions',
  S2: 'institutions',
  S3: 'institutions',
  V6: 'establishment',
  V7: 'establishment',
  V12: 'people',
  V13: 'people',
  V14: 'people',
  V8S: 'people',
  P1: 'people',
  P2: 'people',
  P3: 'people',
  P4: 'people',
  P5: 'people',
  P6: 'people',
  P7: 'people',
  P8: 'people',
  V17: 'records',
  N2: 'institutions',
}

/** What a 机构编制核查 of a branch (or of all) on the model's day finds, from the same figures and rules as the screens. */
export function auditOf(model: Model, unitId?: string): Audit {
  const units = unitsInOrder(model, unitId)
  const figures = units.filter((unit) => isAudited(unit, unitId)).flatMap((unit) => figuresOf(model, unit))
  const scope = scopeOfUnits(model, units)
  const findings = evaluate(model, 'all').filter((finding) => isWithin(model, finding, scope))
  const aspects = new Map(findings.map((finding) => [finding, aspectOf(finding)]))
  const items = auditAspects.map((aspect) => ({
    aspect,
    figures: figures.filter(({ figure }) => ledgerAspects[figure.ledger] === aspect),
    findings: findings
      .filter((finding) => aspects.get(finding) === aspect)
      .sort((a, b) => weights[a.severity] - weights[b.severity]),
    note: auditNote(model, unitId, aspect),
  }))
  const tops = units.filter(({ id, parentId }) => id === unitId || parentId === null)
  const count = (key: string) => tops.reduce((sum, { id }) => sum + model.tally.of(id, key), 0)
  return {
    units,
    items,
    exceeded: units
      .flatMap((unit) => figuresOf(model, unit))
      .filter(({ figure: { approved, actual } }) => approved !== null && actual > approved),
    onEstablishment: count(capKeyText({ ledger: 'establishment', kind: 'total', level: '' })),
    offEstablishment: count(offEstablishmentKey),
    documents: documentsOf(figures),
    undocumented: units.filter((unit) => unit.documentId === null),
  }
}

const weights: Readonly<Record<Severity, number>> = { block: 0, warn: 1, list: 2 }

/** The unit that is asked for, and every body that numbers are approved for; an office's own are told in 台账. */
function isAudited({ id, kind }: Unit, unitId: string | undefined): boolean {
  return id === unitId || kind === 'committee' || kind === 'subdistrict' || kind === 'bureau'
}

function figuresOf(model: Model, unit: Unit): AuditFigure[] {
  const figures = capFigures(model, unit.id)
  // Where 职数 were approved by level, their sum has no number of its own.
  const byLevel = figures.some(
    ({ ledger, level, approved }) => ledger === 'leading' && level && approved !== null,
  )
  return figures
    .filter(
      ({ ledger, level, approved }) => !(byLevel && ledger === 'leading' && !level && approved === null),
    )
    .map((figure) => ({
      unit,
      figure,
      documentNumber: model.get('document', figure.quota?.documentId ?? null)?.number ?? '',
    }))
}

function documentsOf(figures: readonly AuditFigure[]): string[] {
  return [...new Set(figures.map(({ documentNumber }) => documentNumber).filter((number) => number !== ''))]
}

function aspectOf({ code, aspect }: Finding): AuditAspect | null {
  const own = codeAspects[code]
  if (own) return own
  // V1… name a cap (ledger/kind/level), N1 a ledger whose number nobody has entered.
  const ledger = aspect.split('/')[0] ?? ''
  return ledger in ledgerAspects ? ledgerAspects[ledger as CapLedger] : null
}

/** The units with their posts, and everybody who has a place in them on either track. */
function scopeOfUnits(model: Model, units: readonly Unit[]): Scope {
  const posts = new Set<string>()
  const people = new Set<string>()
  for (const { id } of units) {
    for (const post of model.by('post.unitId', id)) posts.add(post.id)
    for (const row of model.openBy('position.unitId', id)) people.add(row.personId)
    for (const row of model.openBy('appointment.unitId', id)) people.add(row.personId)
  }
  const none = new Set<string>()
  return {
    units: new Set(units.map(({ id }) => id)),
    posts,
    people,
    villages: none,
    rooms: none,
    powers: none,
    periods: none,
  }
}
