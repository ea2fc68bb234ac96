import {
  appointmentContributions,
  type Contribution,
  positionContributions,
  postContributions,
  seatsKey,
  unitContributions,
} from '../counting.ts'
import type { Finding } from '../finding.ts'
import type { Model } from '../model.ts'

type Evidence = Finding['evidence'][number]

/** More rows than this are not listed behind a figure: nobody reads them, and they would travel with every finding. */
export const evidenceLimit = 500

/**
 * The rows that make up a count of a unit with all units below it, for "which?" behind a figure.
 * `key` is a cap key text or `seatsKey`; branches that count nothing are not entered.
 */
export function rowsBehind(model: Model, unitId: string, key: string, limit = evidenceLimit): Evidence[] {
  const rows: Evidence[] = []
  const seen = new Set<string>()
  const waiting = [unitId]
  for (let id = waiting.pop(); id !== undefined && rows.length < limit; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    if (model.tally.ownOf(id, key) > 0) rows.push(...ownRows(model, id, key))
    for (const child of model.by('unit.parentId', id)) {
      if (model.tally.of(child.id, key) > 0) waiting.push(child.id)
    }
  }
  return rows.slice(0, limit)
}

function ownRows(model: Model, unitId: string, key: string): Evidence[] {
  const counts = (items: readonly Contribution[]) => items.some((item) => item.key === key)
  const { asOf } = model
  if (key === seatsKey) {
    return model
      .by('post.unitId', unitId)
      .filter((row) => counts(postContributions(row, asOf)))
      .map(({ id }) => ({ table: 'post', id }))
  }
  if (key.startsWith('institutions/')) {
    return model
      .by('unit.parentId', unitId)
      .filter((row) => counts(unitContributions(row, asOf)))
      .map(({ id }) => ({ table: 'unit', id }))
  }
  if (key.startsWith('posts/') || key.startsWith('heads/')) {
    return model
      .by('appointment.unitId', unitId)
      .filter((row) => counts(appointmentContributions(row, model.get('post', row.postId), asOf)))
      .map(({ id }) => ({ table: 'appointment', id }))
  }
  const level = model.get('unit', unitId)?.level ?? null
  return model
    .by('position.unitId', unitId)
    .filter((row) => counts(positionContributions(row, level, asOf)))
    .map(({ id }) => ({ table: 'position', id }))
}
