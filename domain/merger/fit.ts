import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Position } from '../position.ts'
import type { LeadingRole, Post } from '../post.ts'
import { unitTitle } from '../rules/wording.ts'
import { codeName } from '../vocabulary/code-table.ts'
import { substantiveKinds } from '../vocabulary/establishment-kind.ts'
import { postCategories } from '../vocabulary/post-category.ts'
import { originOf } from './placement.ts'
import { tradesIn } from './trades.ts'

/** What each reason is worth. The order is the trade's: 岗位对应 before 机构对应 before 专业; the figures only rank. */
const weights = {
  samePost: 60,
  successorPost: 50,
  sameUnit: 26,
  successorUnit: 24,
  sameName: 16,
  likeName: 8,
  sameBody: 6,
  majorOfPost: 14,
  majorOfUnit: 7,
  kindFits: 6,
  category: 6,
  grade: 4,
  leading: 14,
  /** Against. */
  kindFull: -30,
  kindUnknown: -12,
  otherCategory: -6,
  notLeading: -16,
  stepsDown: -8,
} as const

/** One reason for or against a person on a post; `about` says which rule of placing it serves. */
export interface FitPoint {
  readonly about: 'origin' | 'major' | 'other'
  readonly points: number
  readonly sentence: string
}

/** A person as far as it matters for a post; looked up once, however many posts are weighed. */
export interface PersonFacts {
  readonly person: Person
  readonly position: Position | undefined
  /** The post held before, and its unit. */
  readonly originPost: Post | undefined
  readonly originUnitId: string | null
  readonly originTitle: string
  readonly originBodyId: string | null
  readonly leading: LeadingRole | null
  readonly majors: ReadonlySet<string>
}

export interface PostFacts {
  readonly post: Post
  /** Posts and units that this one follows (前身), from however far back. */
  readonly formerPosts: ReadonlySet<string>
  readonly formerUnits: ReadonlySet<string>
  readonly bodyId: string | null
  readonly postTrades: ReadonlySet<string>
  readonly unitTrades: ReadonlySet<string>
  readonly path: readonly string[]
}

export function personFacts(base: Model | null, model: Model, person: Person): PersonFacts {
  const origin = originOf(base, model, person.id)
  const then = base ?? model
  const originPost = origin && (then.get('post', origin.postId) ?? model.get('post', origin.postId))
  const originUnitId = origin?.unitId ?? null
  const where = then.get('unit', originUnitId) ? then : model
  const unit = originUnitId ? unitTitle(where, originUnitId) : ''
  const positions = model.openBy('position.personId', person.id)
  const position = positions.find((row) => row.counting !== 'concurrent') ?? positions[0]
  return {
    person,
    position,
    originPost,
    originUnitId,
    originTitle: `${unit}${originPost?.name ?? ''}`,
    originBodyId: bodyOf(where, originUnitId),
    leading: originPost?.leading ?? positions.find((row) => row.leading)?.leading ?? null,
    majors: tradesIn(person.major, 'majors'),
  }
}

export function postFacts(model: Model, post: Post): PostFacts {
  const unit = model.get('unit', post.unitId)
  const plates = model.openBy('plate.unitId', post.unitId).map((plate) => plate.name)
  return {
    post,
    formerPosts: formerOf(model, post.id),
    formerUnits: formerOf(model, post.unitId),
    bodyId: bodyOf(model, post.unitId),
    postTrades: tradesIn(`${post.name} ${post.duties ?? ''}`, 'duties'),
    unitTrades: tradesIn(`${unit?.name ?? ''} ${unit?.duties ?? ''} ${plates.join(' ')}`, 'duties'),
    path: model.pathUp(post.unitId),
  }
}

/** Everything from which a row came by the lineage, step by step; the row itself is not in it. */
function formerOf(model: Model, id: string): ReadonlySet<string> {
  const former = new Set<string>()
  const waiting = [id]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { sourceId } of model.by('lineage.targetId', at)) {
      if (sourceId === id || former.has(sourceId)) continue
      former.add(sourceId)
      waiting.push(sourceId)
    }
  }
  return former
}

/** The body to which an office belongs: the nearest unit above that is no office of another. */
function bodyOf(model: Model, unitId: string | null): string | null {
  const inner = new Set(['office', 'subOffice', 'institution'])
  return model.pathUp(unitId).find((id) => !inner.has(model.get('unit', id)?.kind ?? '')) ?? null
}

/** What speaks for and against a person on a post, wishes aside: what the office weighs. */
export function fitOf(model: Model, who: PersonFacts, where: PostFacts): FitPoint[] {
  return [
    ...originPoints(who, where),
    ...majorPoints(who, where),
    ...kindPoints(model, who, where),
    ...postPoints(who, where),
  ]
}

export const scoreOf = (points: readonly FitPoint[]): number =>
  points.reduce((sum, { points: more }) => sum + more, 0)

function originPoints(
  { originPost, originUnitId, originTitle, originBodyId }: PersonFacts,
  where: PostFacts,
) {
  const found: FitPoint[] = []
  const say = (points: number, sentence: string, about: FitPoint['about'] = 'origin') =>
    found.push({ about, points, sentence })
  const { post } = where
  if (originPost?.id === post.id) say(weights.samePost, '原任本岗位')
  else if (originPost && where.formerPosts.has(originPost.id))
    say(weights.successorPost, `原岗位的后继岗位（原 ${originTitle}）`)
  if (originUnitId === post.unitId) say(weights.sameUnit, '原在本机构')
  else if (originUnitId && where.formerUnits.has(originUnitId))
    say(weights.successorUnit, `原机构的后继机构（原 ${originTitle}）`)
  else if (originBodyId !== null && originBodyId === where.bodyId)
    say(weights.sameBody, '原在同一单位', 'other')
  if (originPost && originPost.id !== post.id) {
    const [old, own] = [originPost.name, post.name]
    if (old === own) say(weights.sameName, `岗位同名（${own}）`)
    else if (old.includes(own) || own.includes(old)) say(weights.likeName, `岗位名称相近（原 ${old}）`)
  }
  return found
}

function majorPoints({ person, majors }: PersonFacts, { postTrades, unitTrades }: PostFacts): FitPoint[] {
  const [byPost, byUnit] = [shared(majors, postTrades), shared(majors, unitTrades)]
  const about = 'major' as const
  if (byPost) {
    return [
      { about, points: weights.majorOfPost, sentence: `专业对口：${person.major}，岗位职责属${byPost}` },
    ]
  }
  if (byUnit) {
    return [
      { about, points: weights.majorOfUnit, sentence: `专业相关：${person.major}，机构职责含${byUnit}` },
    ]
  }
  return []
}

const shared = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...some].find((name) => others.has(name))

/** Whether the establishment comes along with a free number, at the unit and at every unit above it. */
function kindPoints(model: Model, { position }: PersonFacts, { path, post }: PostFacts): FitPoint[] {
  if (!position || position.counting === 'concurrent') return []
  const kind = position.establishmentKind
  const name = codeName(substantiveKinds, kind)
  const countedIn = new Set(model.pathUp(position.unitId))
  let free: number | null = null
  for (const unitId of path) {
    for (const one of [kind, 'total'] as const) {
      const quota = model.quotaOf(unitId, { ledger: 'establishment', kind: one, level: '' })
      if (!quota) continue
      const left = quota.amount - model.tally.of(unitId, `establishment/${one}/`)
      if (left <= 0 && !countedIn.has(unitId)) {
        const what = one === 'total' ? '编制总量' : name
        const sentence = `${unitTitle(model, unitId)}${what}已满（核定 ${quota.amount}）`
        return [{ about: 'other', points: weights.kindFull, sentence }]
      }
      if (one === kind) free = Math.min(free ?? left, left)
    }
  }
  if (free !== null) {
    const sentence = free > 0 ? `${name}有空编 ${free} 名` : `${name}在核定数内`
    return [{ about: 'other', points: weights.kindFits, sentence }]
  }
  const others = model.openBy('quota.unitId', post.unitId).some((row) => row.ledger === 'establishment')
  const sentence = `${unitTitle(model, post.unitId)}未核定${name}`
  return others ? [{ about: 'other', points: weights.kindUnknown, sentence }] : []
}

function postPoints({ originPost, leading }: PersonFacts, { post }: PostFacts): FitPoint[] {
  const found: FitPoint[] = []
  const say = (points: number, sentence: string) => found.push({ about: 'other', points, sentence })
  if (originPost) {
    const [old, own] = [
      codeName(postCategories, originPost.category),
      codeName(postCategories, post.category),
    ]
    if (originPost.category === post.category) say(weights.category, `岗位类别相同（${own}）`)
    else say(weights.otherCategory, `原为${old}，本岗为${own}`)
    if (post.grade !== null && post.grade === originPost.grade)
      say(weights.grade, `岗位等级相同（${post.grade}）`)
  }
  const role = leading === 'chief' ? '正职' : '副职'
  if (post.leading) {
    if (leading === null) say(weights.notLeading, '现未任领导职务，本岗占领导职数')
    else if (leading === post.leading) say(weights.leading, `现任领导${role}`)
    else if (leading === 'chief') say(weights.stepsDown, '现任正职，本岗为副职')
    else say(weights.leading / 2, '现任领导副职')
  } else if (leading) {
    say(weights.stepsDown, `现任领导${role}，本岗不占领导职数`)
  }
  return found
}
