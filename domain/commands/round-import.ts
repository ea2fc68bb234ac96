import type { Plan, PlanContext } from '../finding.ts'
import type { Model } from '../model.ts'
import type { RoundPreview } from '../round-import.ts'
import type { RowChange } from '../tables.ts'
import { patched, put, requireRow } from './change.ts'
import { newPerson } from './people.ts'
import { newApplication } from './round-applications.ts'
import { requireStage } from './rounds.ts'

/** What importing a previewed 报名表 changes: applications made or brought up to date; rows that are not good stay out. */
export function planRoundImport(
  model: Model,
  roundId: string,
  preview: RoundPreview,
  context: PlanContext,
): Plan {
  requireStage(requireRow(model, 'appointmentRound', roundId), ['applying', 'scoring'])
  const changes: RowChange[] = []
  const counts = { create: 0, update: 0 }
  const outside = new Map<string, string>()
  for (const row of preview.rows) {
    if ((row.action !== 'create' && row.action !== 'update') || row.postId === null) continue
    counts[row.action] += 1
    const known = model.get('roundApplication', row.applicationId)
    if (known) {
      const change = patched('roundApplication', known, row.patch)
      if (change) changes.push(change)
      continue
    }
    const key = row.outside ? (row.outside.idNumber ?? row.outside.name) : ''
    let personId = row.personId ?? outside.get(key) ?? null
    if (personId === null && row.outside) {
      const person = { ...newPerson(row.outside.name, row.outside, context), status: 'candidate' as const }
      changes.push(put('person', person))
      outside.set(key, person.id)
      personId = person.id
    }
    if (personId === null) continue
    const asked = { personId, postId: row.postId, preference: row.patch.preference ?? 1 }
    changes.push(put('roundApplication', newApplication(roundId, { ...asked, ...row.patch }, context)))
  }
  if (changes.length === 0) return { title: '没有改动', changes }
  return { title: `新增 ${counts.create} 项，更新 ${counts.update} 项`, changes }
}
