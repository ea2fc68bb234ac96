import type { RoundApplication } from '../appointment-round.ts'
import type { Model } from '../model.ts'
import type { RoundFacts } from './solve.ts'

/** An application as it is entered. */
type Asked = Pick<RoundApplication, 'personId' | 'postId' | 'preference'>

/**
 * 意愿 that were entered for posts of a round, as applications for it: those that are not there yet, of people in
 * service, in the order in which each person wished, behind what the person asks for already.
 */
export function applicationsFromWishes(model: Model, { posts, applications }: RoundFacts): Asked[] {
  const offered = new Set(posts.map(({ postId }) => postId))
  const asked = new Map<string, { readonly posts: Set<string>; last: number }>()
  const askedBy = (personId: string) => {
    const known = asked.get(personId) ?? { posts: new Set<string>(), last: 0 }
    asked.set(personId, known)
    return known
  }
  for (const { personId, postId, preference } of applications) {
    const own = askedBy(personId)
    own.posts.add(postId)
    own.last = Math.max(own.last, preference)
  }
  const wishes = [...model.rows.wish.values()].sort(
    (a, b) => a.personId.localeCompare(b.personId) || a.preference - b.preference,
  )
  return wishes.flatMap(({ personId, postId }): Asked[] => {
    const own = askedBy(personId)
    const isActive = model.get('person', personId)?.status === 'active'
    if (postId === null || !isActive || !offered.has(postId) || own.posts.has(postId) || own.last >= 20)
      return []
    own.posts.add(postId)
    own.last += 1
    return [{ personId, postId, preference: own.last }]
  })
}
