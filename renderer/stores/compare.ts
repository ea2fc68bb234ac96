import { create } from 'zustand'
import { shownModel } from '../../domain/as-of.ts'
import type { Side } from '../../domain/branch.ts'
import type { Model } from '../../domain/model.ts'
import { api } from '../api/client.ts'
import { notifyError } from './notice.ts'

/** Two sides as models, with what they are called. */
export interface Compared {
  readonly before: Model
  readonly after: Model
  readonly beforeTitle: string
  readonly afterTitle: string
}

interface CompareState {
  readonly compared: Compared | null
  readonly busy: boolean
}

export const useCompare = create<CompareState>()(() => ({ compared: null, busy: false }))

let latest = 0

/** Reads both sides and makes them comparable; a later question overtakes an earlier one. */
export async function compareSides(before: Side, after: Side): Promise<void> {
  latest += 1
  const own = latest
  useCompare.setState({ busy: true })
  try {
    const [left, right] = [await api.readSide(before), await api.readSide(after)]
    if (own !== latest) return
    const compared = {
      before: shownModel(left.rows, left.asOf),
      after: shownModel(right.rows, right.asOf),
      beforeTitle: left.title,
      afterTitle: right.title,
    }
    useCompare.setState({ compared, busy: false })
  } catch (error) {
    if (own !== latest) return
    useCompare.setState({ compared: null, busy: false })
    notifyError(error)
  }
}
