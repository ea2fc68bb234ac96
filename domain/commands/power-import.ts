import type { Plan, PlanContext } from '../finding.ts'
import type { Model } from '../model.ts'
import type { PowerPreview, PowerRow } from '../power-import.ts'
import type { RowChange } from '../tables.ts'
import { nextSortNo, put, requireRow } from './change.ts'

/**
 * What importing a previewed 行政权力清单 changes: items made or brought up to date, the offices that it names added to
 * those they have, and the batches that it names first. Rows that are not good are left out.
 */
export function planPowerImport(model: Model, preview: PowerPreview, context: PlanContext): Plan {
  const changes: RowChange[] = []
  const batchIds = new Map<string, string>()
  const batchOf = (name: string): string => {
    const known = batchIds.get(name)
    if (known) return known
    const id = context.newId()
    const sortNo = nextSortNo([...model.rows.powerBatch.values()]) + batchIds.size * 10
    changes.push(put('powerBatch', { id, name, sortNo, takeUpOn: null, documentNumber: null, note: null }))
    batchIds.set(name, id)
    return id
  }
  let sortNo = nextSortNo([...model.rows.power.values()])
  const counts = { create: 0, update: 0 }
  for (const row of preview.rows) {
    if (row.after === null || (row.action !== 'create' && row.action !== 'update')) continue
    counts[row.action] += 1
    const batch = row.newBatch === null ? {} : { batchId: batchOf(row.newBatch) }
    const known = row.powerId === null ? undefined : requireRow(model, 'power', row.powerId)
    const id = known?.id ?? context.newId()
    changes.push(put('power', { ...row.after, ...batch, id, sortNo: known?.sortNo ?? sortNo }))
    if (!known) sortNo += 10
    changes.push(...officesOf(model, row, id, context))
  }
  if (changes.length === 0) return { title: '没有改动', changes }
  return { title: `新增 ${counts.create} 项，更新 ${counts.update} 项`, changes }
}

function officesOf(model: Model, row: PowerRow, powerId: string, context: PlanContext): RowChange[] {
  const own = model.by('powerOffice.powerId', powerId)
  return row.offices.flatMap(({ unitId, role }) => {
    const known = own.find((one) => one.unitId === unitId)
    if (known?.role === role) return []
    return [put('powerOffice', { id: known?.id ?? context.newId(), powerId, unitId, role })]
  })
}
