import { seatsKey } from '../counting.ts'
import type { Model } from '../model.ts'
import { type PostCategory, postCategories } from '../vocabulary/post-category.ts'
import { unitTitle } from './naming.ts'
import { unitsOnEither } from './unit-order.ts'

/** The seats that a unit itself lays out on posts, on both sides; those of the later side by category. */
export interface SeatLine {
  readonly key: string
  readonly unit: string
  readonly before: number
  readonly after: number
  readonly byCategory: Readonly<Record<PostCategory, number>>
}

/** Every unit that has posts of its own on either side, in the order of the later chart. */
export function seatLines(before: Model, after: Model): SeatLine[] {
  return unitsOnEither(before, after).flatMap((unit): SeatLine[] => {
    const [was, is] = [before.tally.ownOf(unit.id, seatsKey), after.tally.ownOf(unit.id, seatsKey)]
    if (was === 0 && is === 0) return []
    const posts = after.openBy('post.unitId', unit.id)
    const byCategory = Object.fromEntries(
      postCategories.map(({ code }) => [
        code,
        posts.filter(({ category }) => category === code).reduce((sum, { headcount }) => sum + headcount, 0),
      ]),
    ) as Record<PostCategory, number>
    const title = unitTitle(after.get('unit', unit.id) ? after : before, unit.id)
    return [{ key: unit.id, unit: title, before: was, after: is, byCategory }]
  })
}
