import { type Finding, findingKey, type Scope } from '../finding.ts'
import type { Model } from '../model.ts'
import type { TableName } from '../tables.ts'
import type { EvidenceMode } from './rule.ts'
import { rules } from './rules.ts'

/** What all rules find in a part of the workbook, in the order of the rules. */
export function evaluate(model: Model, scope: Scope, evidence: EvidenceMode = 'with'): Finding[] {
  return rules.flatMap((rule) => rule.run(model, scope, evidence))
}

/** As `evaluate`, without costly evidence and without the rules that changes of the given tables cannot concern. */
export function evaluateTouched(model: Model, scope: Scope, tables: ReadonlySet<TableName>): Finding[] {
  return rules
    .filter(({ reads }) => reads === undefined || reads.some((table) => tables.has(table)))
    .flatMap((rule) => rule.run(model, scope, 'without'))
}

/** Adds to findings about units the rows that an evaluation without evidence left out. */
export function withEvidence(model: Model, findings: readonly Finding[]): Finding[] {
  const units = findings.filter(({ subject }) => subject.table === 'unit').map(({ subject }) => subject.id)
  if (units.length === 0) return [...findings]
  const codes = new Set(findings.map(({ code }) => code))
  const none = new Set<string>()
  const scope: Scope = {
    units: new Set(units),
    posts: none,
    people: none,
    villages: none,
    rooms: none,
    powers: none,
    periods: none,
  }
  const told = rules
    .filter((rule) => rule.codes.some((code) => codes.has(code)))
    .flatMap((rule) => rule.run(model, scope))
  const rows = new Map(told.map((finding) => [findingKey(finding), finding.evidence]))
  return findings.map((finding) => ({
    ...finding,
    evidence: rows.get(findingKey(finding)) ?? finding.evidence,
  }))
}
