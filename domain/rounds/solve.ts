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
 * Those whom a post takes, the best first: by 岗位排序 where it is given, then by marks; equal marks by the nearer wish.
 * Who has neither is not taken. In 直接聘任 nobody is compared: all are taken, those without a place last.
 */
export function postOrder({ round, applications }: RoundFacts, postId: string): RoundApplication[] {
  const taken = applications.filter(
    (row) => row.postId === postId && (round.mode === 'direct' || row.place !== null || row.mark !== null),
  )
  return taken.sort(
    (a, b) =>
      compared(a, b) ||
      a.preference - b.preference ||
      a.personId.localeCompare(b.personId) ||
      a.id.localeCompare(b.id),
  )
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
      facts.posts.map(({ postId }) => [postId, postOrder(facts, postId).map(({ personId }) => personId)]),
    ),
  })
  const won = facts.applications.filter((row) => matched.get(row.personId) === row.postId)
  return new Set(won.map(({ id }) => id))
}

/** Posts whose last seat would fall to one of two people whom nothing tells apart: the clerk must say who is first. */
export function tiedPosts(facts: RoundFacts): { postId: string; personIds: string[] }[] {
  return facts.posts.flatMap(({ postId }) => {
    const order = postOrder(facts, postId)
    const last = order.findLastIndex(({ chosenBy }) => chosenBy !== null)
    const held = order[last]
    if (!held) return []
    const rivals = order.filter(
      (row) => row.chosenBy === null && compared(row, held) === 0 && wouldComeHere(facts, row),
    )
    return rivals.length === 0 ? [] : [{ postId, personIds: [held, ...rivals].map((row) => row.personId) }]
  })
}

/**
 * Pairs that would both rather have each other than what the proposal gives them. There are none in a matching; they
 * come with what the clerk changes.
 */
export function unsettledPairs(facts: RoundFacts): RoundApplication[] {
  return facts.applications.filter(
    (row) => row.chosenBy === null && wouldComeHere(facts, row) && wouldTake(facts, row),
  )
}

/** Whether the person has nothing, or something that they want less. */
function wouldComeHere({ applications }: RoundFacts, row: RoundApplication): boolean {
  const own = applications.find((one) => one.personId === row.personId && one.chosenBy !== null)
  return own === undefined || own.preference > row.preference
}

/** Whether the post has a seat left, or took somebody whom it wants less. */
function wouldTake(facts: RoundFacts, row: RoundApplication): boolean {
  const order = postOrder(facts, row.postId)
  const at = order.indexOf(row)
  if (at < 0) return false
  const seats = facts.posts.find(({ postId }) => postId === row.postId)?.seats ?? 0
  const held = order.filter(({ chosenBy }) => chosenBy !== null)
  if (facts.applications.filter((one) => one.postId === row.postId && one.chosenBy !== null).length < seats)
    return true
  return held.some((one) => compared(row, one) < 0)
}
