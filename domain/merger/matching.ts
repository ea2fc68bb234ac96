/** One side of a matching: who asks, in the order of the wishes; and who is asked, with the seats and the ranking. */
export interface Matching {
  /** The posts that each person asks for, dearest first. */
  readonly wishes: ReadonlyMap<string, readonly string[]>
  readonly seats: ReadonlyMap<string, number>
  /** The people whom a post takes at all, the best first. */
  readonly ranking: ReadonlyMap<string, readonly string[]>
}

/**
 * 双向选择 by deferred acceptance (Gale and Shapley 1962, the people ask): nobody and no post would both rather have
 * each other than what they got, and no other such matching is better for any of the people. Answers person → post.
 */
export function matchByWishes({ wishes, seats, ranking }: Matching): Map<string, string> {
  const places = new Map(
    [...ranking].map(([post, people]) => [post, new Map(people.map((person, at) => [person, at]))]),
  )
  const held = new Map<string, string[]>()
  const next = new Map<string, number>()
  const asking = [...wishes.keys()].reverse()
  for (let person = asking.pop(); person !== undefined; person = asking.pop()) {
    const turn = next.get(person) ?? 0
    const post = wishes.get(person)?.[turn]
    if (post === undefined) continue
    next.set(person, turn + 1)
    const rank = places.get(post)
    const kept = held.get(post) ?? []
    if (rank?.has(person)) {
      kept.push(person)
      kept.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
      held.set(post, kept)
    }
    const refused = !rank?.has(person)
      ? person
      : kept.length > (seats.get(post) ?? 0)
        ? kept.pop()
        : undefined
    if (refused !== undefined) asking.push(refused)
  }
  return new Map([...held].flatMap(([post, people]) => people.map((person) => [person, post] as const)))
}
