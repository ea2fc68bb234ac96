import type { Model } from '../../../domain/model.ts'
import type { Ref } from '../../stores/view.ts'

/** The unit, post, person or village that shows a row: a quota stands at its unit, a position at its person. */
export function placeOf(model: Model, ref: Ref): Ref | null {
  switch (ref.table) {
    case 'unit':
    case 'post':
    case 'person':
    case 'village':
    case 'room':
      return model.get(ref.table, ref.id) ? ref : null
    case 'plate':
    case 'quota':
      return at('unit', model.get(ref.table, ref.id)?.unitId)
    case 'unitRelation':
      return at('unit', model.get('unitRelation', ref.id)?.fromUnitId)
    case 'position':
    case 'appointment':
    case 'labourContract':
      return at('person', model.get(ref.table, ref.id)?.personId)
    case 'villageCode':
    case 'jurisdiction':
    case 'villageLiaison':
    case 'villageCadre':
    case 'gridCell':
      return at('village', model.get(ref.table, ref.id)?.villageId)
    case 'document':
      return at('unit', model.by('quota.documentId', ref.id)[0]?.unitId)
    case 'wish':
      return at('person', model.get('wish', ref.id)?.personId)
    case 'lineage':
      return at('unit', model.get('lineage', ref.id)?.sourceUnitId)
    case 'pay':
      return at('person', model.get('pay', ref.id)?.personId)
    case 'occupancy':
      return at('room', model.get('occupancy', ref.id)?.roomId)
    case 'building':
    case 'floor':
    case 'power':
      return model.get('power', ref.id) ? ref : null
    case 'powerOffice':
    case 'powerLawChange':
      return at('power', model.get(ref.table, ref.id)?.powerId)
    case 'indicatorPick':
      return at('person', model.get('indicatorPick', ref.id)?.personId ?? undefined)
    case 'roundApplication':
      return at('person', model.get('roundApplication', ref.id)?.personId)
    case 'roundPost':
      return at('post', model.get('roundPost', ref.id)?.postId)
    case 'appointmentRound':
    case 'indicator':
    case 'assessmentPeriod':
    case 'score':
    case 'powerBatch':
    case 'powerCategory':
    case 'powerVersion':
    case 'setting':
      return null
  }
}

function at(
  table: 'unit' | 'post' | 'person' | 'village' | 'room' | 'power',
  id: string | undefined,
): Ref | null {
  return id === undefined ? null : { table, id }
}
