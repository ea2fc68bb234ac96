import type { AppointmentRound, RoundApplication, RoundPost } from '../appointment-round.ts'
import { matchByWishes } from '../merger/matching.ts'
import type { Model } from '../model.ts'

/** A round with what it offers and who asks for it. */
export interface RoundFacts {
  readonly round: AppointmentRound
  readonly posts: readonly RoundPost[]
  readonly applications: readonly RoundApplication[]
}

export function roundFacts(model: Model, round: AppointmentRound): RoundFacts {
  return {
    round,
    posts: model.by('roundPost.roundId', round.id),
    applications: model.by('roundApplication.roundId', round.id),
  }
}

/**
 * Those whom each post takes, the best first: by 岗位排序 where it is given, then by marks; equal marks by the nearer wish.
 * Who has neither is not taken. In 直接聘任 nobody is compared: all are taken, those without a place last.
 */
export function postOrders({ round, posts, applications }: RoundFacts): Map<string, RoundApplication[]> {
  const orders = new Map<string, RoundApplication[]>(posts.map(({ postId }) => [postId, []]))
  for (const row of applications) {
    if (round.mode === 'direct' || row.place !== null || row.mark !== null) orders.get(row.postId)?.push(row)
  }
  for (const order of orders.values()) {
    order.sort(
      (a, b) =>
        compared(a, b) ||
        a.preference - b.preference ||
        a.personId.localeCompare(b.personId) ||
        a.id.localeCompare(b.id),
    )
  }
  return orders
}

/** Below 0 where the post says that it wants `a` more; 0 where neither 排序 nor marks tell the two apart. */
function compared(a: RoundApplication, b: RoundApplication): number {
  const place = (row: RoundApplication) => row.place ?? Number.MAX_SAFE_INTEGER
  return place(a) - place(b) || (b.mark ?? -1) - (a.mark ?? -1)
}

/** The wishes of each person, the dearest first. */
export function wishesByPerson(applications: readonly RoundApplication[]): Map<string, RoundApplication[]> {
  const wishes = new Map<string, RoundApplication[]>()
  for (const row of applications) {
    const own = wishes.get(row.personId)
    if (own) own.push(row)
    else wishes.set(row.personId, [row])
  }
  for (const own of wishes.values()) {
    own.sort((a, b) => a.preference - b.preference || a.id.localeCompare(b.id))
  }
  return wishes
}

/** Who gets which post by the wishes of both sides (stable matching): the ids of the applications that win. */
export function solveRound(facts: RoundFacts): Set<string> {
  const wishes = wishesByPerson(facts.applications)
  const matched = matchByWishes({
    wishes: new Map([...wishes].map(([person, own]) => [person, own.map(({ postId }) => postId)])),
    seats: new Map(facts.posts.map(({ postId, seats }) => [postId, seats])),
    ranking: new Map(
      [...postOrders(facts)].map(([postId, order]) => [postId, order.map(({ personId }) => personId)]),
    ),
  })
  const won = facts.applications.filter((row) => matched.get(row.personId) === row.postId)
  return new Set(won.map(({ id }) => id))
}

/** Whom a round proposes, by person and by post. */
export interface Proposal {
  readonly ofPerson: ReadonlyMap<string, RoundApplication>
  readonly ofPost: ReadonlyMap<string, readonly RoundApplication[]>
}

export function proposalOf({ applications }: RoundFacts): Proposal {
  const ofPerson = new Map<string, RoundApplication>()
  const ofPost = new Map<string, RoundApplication[]>()
  for (const row of applications) {
    if (row.chosenBy === null) continue
    ofPerson.set(row.personId, row)
    const held = ofPost.get(row.postId)
    if (held) held.push(row)
    else ofPost.set(row.postId, [row])
  }
  return { ofPerson, ofPost }
}

/** Posts whose last seat would fall to one of two people whom nothing tells apart: the clerk must say who is first. */
export function tiedPosts(facts: RoundFacts): { postId: string; personIds: string[] }[] {
  const proposal = proposalOf(facts)
  return [...postOrders(facts)].flatMap(([postId, order]) => {
    const held = order.findLast(({ chosenBy }) => chosenBy !== null)
    if (!held) return []
    const rivals = order.filter(
      (row) => row.chosenBy === null && compared(row, held) === 0 && wouldComeHere(proposal, row),
    )
    return rivals.length === 0 ? [] : [{ postId, personIds: [held, ...rivals].map((row) => row.personId) }]
  })
}

/**
 * Pairs that would both rather have each other than what the proposal gives them. There are none in a matching; they
 * come with what the clerk changes.
 */
export function unsettledPairs(facts: RoundFacts): RoundApplication[] {
  const proposal = proposalOf(facts)
  const seats = new Map(facts.posts.map((post) => [post.postId, post.seats]))
  return [...postOrders(facts)].flatMap(([postId, order]) => {
    const isFree = (proposal.ofPost.get(postId)?.length ?? 0) < (seats.get(postId) ?? 0)
    const last = order.findLast(({ chosenBy }) => chosenBy !== null)
    return order.filter(
      (row) =>
        row.chosenBy === null &&
        wouldComeHere(proposal, row) &&
        (isFree || (last !== undefined && compared(row, last) < 0)),
    )
  })
}

/** Whether the person has nothing, or something that they want less. */
function wouldComeHere({ ofPerson }: Proposal, row: RoundApplication): boolean {
  const own = ofPerson.get(row.personId)
  return own === undefined || own.preference > row.preference
}
