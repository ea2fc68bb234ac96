import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Wish } from '../wish.ts'
import { type FitPoint, fitOf, personFacts, postFacts, scoreOf } from './fit.ts'
import { unplacedPeople } from './placement.ts'

/** 第一志愿 first; later wishes weigh less, but never nothing. */
const wishPoints = [24, 18, 12, 8, 5] as const

/** Somebody for a post, with what speaks for it and what against it. */
export interface Candidate {
  readonly person: Person
  readonly score: number
  readonly reasons: readonly string[]
  readonly against: readonly string[]
}

/** The wishes of a person in their order; those whose unit or post is gone are left out. */
export function wishesOf(model: Model, personId: string): Wish[] {
  return model
    .by('wish.personId', personId)
    .filter((wish) => {
      const [unit, post] = [model.get('unit', wish.unitId), model.get('post', wish.postId)]
      return unit && model.isOpen(unit) && (wish.postId === null || (post && model.isOpen(post)))
    })
    .sort((a, b) => a.preference - b.preference)
}

/**
 * Those who wait (or everybody in service), the best for the post first; equal ones in the order of their ids, so that
 * the list stands still. `base` is the branch point of the plan, which says where people come from.
 */
export function candidatesFor(
  base: Model | null,
  model: Model,
  postId: string,
  from: 'waiting' | 'all' = 'waiting',
): Candidate[] {
  const post = model.get('post', postId)
  if (!post) return []
  const where = postFacts(model, post)
  const active = () => [...model.rows.person.values()].filter((person) => person.status === 'active')
  const people = from === 'all' ? active() : unplacedPeople(model)
  return people
    .map((person): Candidate => {
      const points = [
        ...wished(model, person.id, post),
        ...fitOf(model, personFacts(base, model, person), where),
      ]
      const sentences = (sign: 1 | -1) =>
        points.filter(({ points: more }) => Math.sign(more) === sign).map(({ sentence }) => sentence)
      return { person, score: scoreOf(points), reasons: sentences(1), against: sentences(-1) }
    })
    .sort((a, b) => b.score - a.score || a.person.id.localeCompare(b.person.id))
}

function wished(model: Model, personId: string, post: { id: string; unitId: string }): FitPoint[] {
  const wishes = wishesOf(model, personId)
  const at = wishes.findIndex((wish) => wish.unitId === post.unitId && (wish.postId ?? post.id) === post.id)
  if (at < 0) return []
  const points = wishPoints[Math.min(at, wishPoints.length - 1)] ?? 0
  return [{ about: 'other', points, sentence: wishName(at + 1) }]
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** 第一志愿 … */
export function wishName(preference: number): string {
  return `第${numerals[preference - 1] ?? ` ${preference} `}志愿`
}
