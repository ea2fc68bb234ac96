import { matchByWishes } from '../../domain/merger/matching.ts'
import { type BenchRow, limitRow, median, timed } from './row.ts'

const size = 500
const wishesEach = 20
const runs = 9

/** 双向选择 of 500 people and 500 posts: everybody asks for 20 posts, and every post ranks everybody who asks. */
export async function benchMatching(): Promise<BenchRow[]> {
  let seed = 20_160_630
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const posts = Array.from({ length: size }, (_, at) => `post-${at}`)
  const wishes = new Map<string, readonly string[]>()
  const ranking = new Map<string, string[]>(posts.map((post) => [post, []]))
  for (let at = 0; at < size; at += 1) {
    const person = `person-${at}`
    // Squared, so that some posts are asked for by very many.
    const asked = new Set<string>()
    while (asked.size < wishesEach) asked.add(posts[Math.floor(random(size) ** 2 / size)] ?? '')
    wishes.set(person, [...asked])
    for (const post of asked) ranking.get(post)?.splice(random(at + 1), 0, person)
  }
  const seats = new Map(posts.map((post) => [post, 1]))
  const times = Array.from({ length: runs }, () => timed(() => matchByWishes({ wishes, seats, ranking })))
  return [limitRow('双向选择 500 人 × 500 岗', median(times), 200)]
}
