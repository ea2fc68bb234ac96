import type { MoveTracks } from '../commands/people.ts'
import { placePeople } from '../commands/placement.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import { checkChanges } from '../rules/check-changes.ts'
import type { RowChange } from '../tables.ts'
import { wishesOf, wishName } from './candidates.ts'
import {
  type FitPoint,
  fitOf,
  type PersonFacts,
  type PostFacts,
  personFacts,
  postFacts,
  scoreOf,
} from './fit.ts'
import { matchByWishes } from './matching.ts'
import { freeSeats, unplacedPeople } from './placement.ts'

/** 原岗位对应, 专业, 意愿（双向选择）. */
export const placementRules = ['origin', 'major', 'wish'] as const
export type PlacementRule = (typeof placementRules)[number]

export interface Proposal {
  readonly personId: string
  readonly unitId: string
  readonly postId: string
  readonly reason: string
}

export interface Proposals {
  readonly placements: readonly Proposal[]
  /** Whom the rule places nowhere, and why. */
  readonly unplaced: readonly { readonly person: Person; readonly why: string }[]
}

interface Pair {
  readonly who: PersonFacts
  readonly where: PostFacts
  readonly score: number
  readonly points: readonly FitPoint[]
}

/** Posts that a rule refused to somebody before that person is given up: further ones are less and less fitting. */
const mostRefusals = 12

/**
 * A place for everyone who waits, by one rule, as a list for the clerk to go through. No post gets more people than it
 * has free seats, and the whole list put into effect on the model's day breaks no cap. The model is as before afterwards.
 * `origin` and `major` give the best pair its seat first; `wish` matches the people's wishes with the posts' ranking.
 */
export function proposePlacements(
  base: Model | null,
  model: Model,
  rule: PlacementRule,
  tracks: MoveTracks = 'both',
): Proposals {
  const people = unplacedPeople(model).map((person) => personFacts(base, model, person))
  const posts = [...model.rows.post.values()]
    .filter((post) => freeSeats(model, post.id) > 0)
    .map((post) => postFacts(model, post))
  const pairs = rule === 'wish' ? matched(model, people, posts) : ranked(model, people, posts, rule)
  return seat(model, people, pairs, rule, tracks)
}

/** The pairs for which the rule speaks, best first. */
function ranked(
  model: Model,
  people: readonly PersonFacts[],
  posts: readonly PostFacts[],
  rule: PlacementRule,
) {
  const pairs: Pair[] = []
  for (const who of people) {
    for (const where of posts) {
      const points = fitOf(model, who, where)
      if (points.some(({ about }) => about === rule))
        pairs.push({ who, where, points, score: scoreOf(points) })
    }
  }
  return pairs.sort(
    (a, b) =>
      b.score - a.score ||
      a.where.post.sortNo - b.where.post.sortNo ||
      a.where.post.id.localeCompare(b.where.post.id) ||
      a.who.person.id.localeCompare(b.who.person.id),
  )
}

/** The pairs of a stable matching; a wish for a unit asks for its free posts, the most fitting first. */
function matched(model: Model, people: readonly PersonFacts[], posts: readonly PostFacts[]): Pair[] {
  const postAt = new Map(posts.map((where) => [where.post.id, where]))
  const pairs = new Map<string, Pair>()
  const wishes = new Map<string, string[]>()
  const ranking = new Map<string, string[]>()
  for (const who of people) {
    const asked = wishesOf(model, who.person.id).flatMap((wish, at) => {
      const some = posts.filter(({ post }) =>
        wish.postId === null ? post.unitId === wish.unitId : post.id === wish.postId,
      )
      return some
        .map((where) => pairOf(model, who, where, at + 1))
        .sort((a, b) => b.score - a.score || a.where.post.sortNo - b.where.post.sortNo)
    })
    const own = asked.filter(
      ({ where }, at) => asked.findIndex((one) => one.where.post.id === where.post.id) === at,
    )
    for (const pair of own) {
      const postId = pair.where.post.id
      pairs.set(`${who.person.id} ${postId}`, pair)
      ranking.set(postId, [...(ranking.get(postId) ?? []), who.person.id])
    }
    wishes.set(
      who.person.id,
      own.map(({ where }) => where.post.id),
    )
  }
  const scoreAt = (personId: string, postId: string) => pairs.get(`${personId} ${postId}`)?.score ?? 0
  for (const [postId, ids] of ranking) {
    ids.sort((a, b) => scoreAt(b, postId) - scoreAt(a, postId) || a.localeCompare(b))
  }
  const seats = new Map([...postAt.keys()].map((id) => [id, freeSeats(model, id)]))
  return [...matchByWishes({ wishes, seats, ranking })]
    .flatMap(([personId, postId]) => pairs.get(`${personId} ${postId}`) ?? [])
    .sort((a, b) => b.score - a.score || a.who.person.id.localeCompare(b.who.person.id))
}

function pairOf(model: Model, who: PersonFacts, where: PostFacts, preference: number): Pair {
  const points = fitOf(model, who, where)
  const wish: FitPoint = { about: 'other', points: 0, sentence: wishName(preference) }
  return { who, where, score: scoreOf(points), points: [wish, ...points] }
}

/** Goes down the pairs and seats each as far as posts and caps hold, every one on top of those before it. */
function seat(
  model: Model,
  people: readonly PersonFacts[],
  pairs: readonly Pair[],
  rule: PlacementRule,
  tracks: MoveTracks,
): Proposals {
  const placements: Proposal[] = []
  const seated = new Set<string>()
  const refusals = new Map<string, string[]>()
  const undo: RowChange[][] = []
  let count = 0
  const newId = () => {
    count += 1
    return `proposal-${count}`
  }
  try {
    for (const { who, where, points } of pairs) {
      const { id: personId } = who.person
      const { id: postId, unitId } = where.post
      const refused = refusals.get(personId) ?? []
      if (seated.has(personId) || refused.length >= mostRefusals || freeSeats(model, postId) === 0) continue
      const input = { placements: [{ personId, unitId, postId }], tracks }
      const { changes } = placePeople.plan(model, input, { today: model.asOf, newId })
      const finding = checkChanges(model, changes)[0]
      if (finding) {
        refusals.set(personId, [...refused, finding.sentence])
        continue
      }
      undo.push(model.apply(changes))
      seated.add(personId)
      placements.push({ personId, unitId, postId, reason: reasonOf(points) })
    }
  } finally {
    for (const inverse of undo.reverse()) model.apply(inverse)
  }
  const asked = new Set(pairs.map(({ who }) => who.person.id))
  const unplaced = people
    .filter(({ person }) => !seated.has(person.id))
    .map(({ person }) => ({
      person,
      why: refusals.get(person.id)?.[0] ?? whyNot(model, rule, person, asked.has(person.id)),
    }))
  return { placements, unplaced }
}

function reasonOf(points: readonly FitPoint[]): string {
  return points
    .filter(({ points: more }) => more >= 0)
    .map(({ sentence }) => sentence)
    .slice(0, 3)
    .join('；')
}

function whyNot(model: Model, rule: PlacementRule, person: Person, hasPairs: boolean): string {
  if (rule === 'origin') return hasPairs ? '对应的空岗已安排给更合适的人员' : '没有与原岗位、原机构对应的空岗'
  if (rule === 'major') {
    if (!person.major) return '未登记专业'
    return hasPairs ? '对口的空岗已安排给更合适的人员' : `没有与专业（${person.major}）对口的空岗`
  }
  return wishesOf(model, person.id).length === 0 ? '未登记意愿' : '所填志愿均已满员或已撤销'
}
