import type { Model } from '../model.ts'
import type { Unit } from '../unit.ts'
import { trades } from './trades.ts'

/** Words that offices carry whatever they do; they say nothing of a trade in a name. */
const plainWords: ReadonlySet<string> = new Set(['综合', '保障', '信息', '行政', '办公室', '系统', '项目'])
const endings = /(?:工作)?(?:办公室|委员会|工作站|服务中心|中心|办|所|科|站|股|队|室)$/

/** A name without the kind of body at its end: 民政办公室 → 民政. */
export function stemOf(name: string): string {
  return name
    .trim()
    .replace(/[（(].*$/, '')
    .replace(endings, '')
}

/** The trades of a text with the words that tell them. */
export function tradeWords(text: string): Map<string, string[]> {
  return new Map(
    trades.flatMap(({ name, duties }) => {
      const words = duties.filter((word) => !plainWords.has(word) && text.includes(word))
      return words.length > 0 ? [[name, words] as const] : []
    }),
  )
}

/** How well a target answers to an item, and why, as a sentence. */
export interface Likeness {
  readonly unit: Unit
  readonly points: number
  readonly reason: string
}

/** By name: the same name, a plate of that name, the name within the other, else the trades of the two names. */
export function nameLikeness(model: Model, name: string, unit: Unit): Likeness | null {
  const plates = model.openBy('plate.unitId', unit.id).map((plate) => plate.name)
  if (unit.name === name) return { unit, points: 1000, reason: '名称相同' }
  if (plates.includes(name)) return { unit, points: 900, reason: `${unit.name}挂有同名牌子` }
  const stem = stemOf(name)
  const names = [unit.name, ...plates]
  const within = names.find(
    (each) => stem.length > 1 && (each.includes(stem) || isWithin(stemOf(each), name)),
  )
  if (within) return { unit, points: 500 + stem.length, reason: `名称相近：${name}—${within}` }
  return tradeLikeness(stem || name, names.map(stemOf).join('、'), unit, '名称')
}

const isWithin = (stem: string, name: string) => stem.length > 1 && name.includes(stem)

/** By duty: the trades of a text and those of the target's name, plates and duties. */
export function dutyLikeness(model: Model, text: string, unit: Unit): Likeness | null {
  const plates = model.openBy('plate.unitId', unit.id).map((plate) => plate.name)
  const whole = [...[unit.name, ...plates].map(stemOf), unit.duties ?? ''].join('、')
  return tradeLikeness(text, whole, unit, '职责')
}

function tradeLikeness(text: string, whole: string, unit: Unit, by: string): Likeness | null {
  const [own, other] = [tradeWords(text), tradeWords(whole)]
  const shared = [...own].filter(([trade]) => other.has(trade))
  if (shared.length === 0) return null
  const literal = shared.flatMap(([, words]) => words).filter((word) => whole.includes(word))
  const points = shared.reduce((sum, [, words]) => sum + 2 * words.length, 0) + 3 * new Set(literal).size
  const told = shared.map(([trade, words]) => `${trade}（${words.join('、')}）`).join('、')
  return { unit, points, reason: `${by}同属${told}` }
}

/** The one best target; null where none answers, the sentence of a tie where two do equally well. */
export function bestOf(found: readonly (Likeness | null)[]): Likeness | string | null {
  const [first, second] = found.filter((each) => each !== null).sort((a, b) => b.points - a.points)
  if (!first) return null
  if (second && second.points === first.points)
    return `与${first.unit.name}、${second.unit.name}都对应，请选定其一`
  return first
}
