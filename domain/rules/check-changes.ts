import { type Finding, findingKey } from '../finding.ts'
import type { Model } from '../model.ts'
import type { RowChange } from '../tables.ts'
import { capsHeld } from './caps-held.ts'
import { evaluateTouched, withEvidence } from './evaluate.ts'
import { joinScopes, scopeOf } from './scope-of.ts'
import { readChanges } from './unread-columns.ts'

/**
 * What forbids the changes: findings of severity `block` that they bring, or make worse. An excess that was there
 * may stay or shrink (只减不增). A new approved number below what there is forbids nothing: V1 is about more people
 * than before, and the document is a fact. The model is as before when this returns.
 */
export function checkChanges(model: Model, all: readonly RowChange[]): Finding[] {
  const changes = readChanges(model, all)
  if (changes.length === 0) return []
  const scope = joinScopes(
    scopeOf(model, changes),
    model.preview(changes, () => scopeOf(model, changes)),
  )
  const tables = new Set(changes.map(({ table }) => table))
  const allowed = new Map<string, number>()
  raise(allowed, evaluateTouched(model, scope, tables))
  const numbers = changes.filter(({ table }) => table === 'quota' || table === 'document')
  if (numbers.length > 0) {
    raise(
      allowed,
      model.preview(numbers, () => capsHeld.run(model, scope, 'without')),
    )
  }
  return model.preview(changes, () => {
    const refused = evaluateTouched(model, scope, tables).flatMap((finding) => refusal(finding, allowed))
    return withEvidence(model, refused)
  })
}

function refusal(finding: Finding, allowed: ReadonlyMap<string, number>): Finding[] {
  if (finding.severity !== 'block') return []
  const before = allowed.get(findingKey(finding))
  if (before === undefined) return [finding]
  if (finding.magnitude <= before) return []
  return [{ ...finding, sentence: `${finding.sentence}较调整前增加，只减不增。` }]
}

function raise(amounts: Map<string, number>, findings: readonly Finding[]): void {
  for (const finding of findings) {
    if (finding.severity !== 'block') continue
    const key = findingKey(finding)
    amounts.set(key, Math.max(amounts.get(key) ?? 0, finding.magnitude))
  }
}
