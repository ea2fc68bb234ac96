import type { Model } from '../../domain/model.ts'
import type { Unit } from '../../domain/unit.ts'
import type { Ref } from '../stores/view.ts'

/** The unit in which something stands: itself, its post's, its person's, or the one that looks after the village. */
export function unitOf(model: Model, ref: Ref | null): Unit | undefined {
  if (!ref) return undefined
  if (ref.table === 'unit') return model.get('unit', ref.id)
  if (ref.table === 'post') return model.get('unit', model.get('post', ref.id)?.unitId ?? null)
  if (ref.table === 'person') {
    const main = model.openBy('appointment.personId', ref.id).find((row) => row.kind === 'main')
    const position = model.openBy('position.personId', ref.id)[0]
    return model.get('unit', main?.unitId ?? position?.unitId ?? null)
  }
  if (ref.table === 'plate') return model.get('unit', model.get('plate', ref.id)?.unitId ?? null)
  if (ref.table === 'village') {
    const open = model.openBy('jurisdiction.villageId', ref.id)
    const holder = open.find((row) => row.kind === 'administered') ?? open[0]
    return model.get('unit', holder?.unitId ?? null)
  }
  return undefined
}
