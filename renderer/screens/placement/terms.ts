import type { MoveTracks } from '../../../domain/commands/people.ts'
import type { CommandInput } from '../../../domain/contract.ts'
import type { Model } from '../../../domain/model.ts'
import type { AppointmentMode } from '../../../domain/vocabulary/appointment-mode.ts'
import { readDay } from '../../controls/field.ts'
import { select } from '../../stores/view.ts'
import { run } from '../../stores/workbook.ts'

/** How people are placed; kept from one placement to the next. `on` is as it was typed. */
export interface Terms {
  readonly mode: AppointmentMode | null
  readonly on: string
  readonly basis: string
  readonly tracks: MoveTracks
}

export function newTerms(model: Model): Terms {
  return {
    mode: null,
    on: model.asOf,
    basis: '',
    tracks: model.setting('moveTracks') === 'post' ? 'post' : 'both',
  }
}

interface Place {
  readonly personId: string
  readonly unitId: string
  readonly postId: string
}

export type PlaceInput = CommandInput<'placePeople'>

/** What 安置 asks of the backend; null while the day cannot be read. */
export function placeInput(places: readonly Place[], terms: Terms): PlaceInput | null {
  const on = readDay(terms.on)
  if (on === null) return null
  const { mode, basis, tracks } = terms
  return {
    placements: places.map(({ personId, unitId, postId }) => ({
      personId,
      unitId,
      postId,
      ...(mode ? { mode } : {}),
    })),
    tracks,
    on,
    ...(basis.trim() ? { basis: basis.trim() } : {}),
  }
}

/** Places people and lets go of the selection; a refusal says why and leaves all as it was. */
export async function place(input: PlaceInput): Promise<boolean> {
  const done = await run('placePeople', input, input.basis ? { documentNumber: input.basis } : {})
  if (done) select([])
  return done
}
