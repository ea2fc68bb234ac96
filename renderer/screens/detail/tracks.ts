import type { Choice } from '../../controls/field.ts'

export type Tracks = 'both' | 'post' | 'establishment'

const names: Record<Tracks, string> = { both: '岗位与编制', post: '仅岗位', establishment: '仅编制' }

/** What a move takes along. */
export function tracksOf(...tracks: readonly Tracks[]): Choice[] {
  return tracks.map((value) => ({ value, label: names[value] }))
}
