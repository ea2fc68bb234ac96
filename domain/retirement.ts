import { addMonths, type Day } from './day.ts'
import type { Model } from './model.ts'
import type { Person } from './person.ts'
import type { SettingName } from './setting.ts'
import { readOfficeRank } from './vocabulary/office-rank.ts'

/**
 * 渐进式延迟法定退休年龄, in force since 2025-01-01 (《国务院关于渐进式延迟法定退休年龄的办法》, approved by the decision of the
 * Standing Committee of 2024-09-13, with its three tables by birth month): the age before, the age at the end, the
 * birth months per month of delay, and the first birth month that is delayed. Ages are in months.
 */
const paths = {
  60: { before: 60 * 12, last: 63 * 12, birthMonthsPerStep: 4, firstDelayed: '1965-01' },
  55: { before: 55 * 12, last: 58 * 12, birthMonthsPerStep: 4, firstDelayed: '1970-01' },
  50: { before: 50 * 12, last: 55 * 12, birthMonthsPerStep: 2, firstDelayed: '1975-01' },
} as const

/** The age in years at which somebody retired before 2025: it tells which of the three tables holds. */
export type FormerAge = keyof typeof paths

export const retirementBasis = '《国务院关于渐进式延迟法定退休年龄的办法》（2025年1月1日起施行）'

/** When somebody retires by the rules, exact to the month of birth. */
export interface Retirement {
  readonly formerAge: FormerAge
  /** Months by which the age is later than before 2025. */
  readonly delayMonths: number
  /** Age in months at which the law lets go. */
  readonly ageMonths: number
  /** The day on which that age is reached. */
  readonly on: Day
  /** The first day on which the headcount is free again: that of the month after. */
  readonly freeOn: Day
  /** 弹性提前: at most three years before, never below the age before 2025. */
  readonly earliestOn: Day
}

const mostEarlierMonths = 36

/** The statutory retirement of somebody born on a day who retired at `formerAge` before 2025. */
export function retirementOf(birthDate: Day, formerAge: FormerAge): Retirement {
  const path = paths[formerAge]
  const since = monthNumber(birthDate) - monthNumber(path.firstDelayed)
  const steps = since < 0 ? 0 : Math.floor(since / path.birthMonthsPerStep) + 1
  const delayMonths = Math.min(steps, path.last - path.before)
  const ageMonths = path.before + delayMonths
  const on = addMonths(birthDate, ageMonths)
  const earliest = Math.max(path.before, ageMonths - mostEarlierMonths)
  return {
    formerAge,
    delayMonths,
    ageMonths,
    on,
    freeOn: addMonths(`${on.slice(0, 7)}-01`, 1),
    earliestOn: addMonths(birthDate, earliest),
  }
}

function monthNumber(day: string): number {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return year * 12 + month - 1
}

/**
 * The groups of women that the law tells apart, each with the setting that holds its former age. Which group somebody
 * belongs to is decided by hand in doubtful cases; the ages are general practice and stand as 待核 until checked.
 */
export const womenGroups = {
  senior: { setting: 'retirementWomenSenior', name: '县处级副职及以上女干部' },
  cadre: { setting: 'retirementWomenCadre', name: '女干部（行政、事业编制或管理、专技岗位）' },
  worker: { setting: 'retirementWomenWorker', name: '女工人（工勤编制或工勤技能岗位）' },
  contract: { setting: 'retirementWomenContract', name: '未定岗位的编外女职工' },
} as const satisfies Record<string, { readonly setting: SettingName; readonly name: string }>
export type WomenGroup = keyof typeof womenGroups

/** The group of a woman by her position, else by the category of her post. */
export function womenGroupOf(model: Model, personId: string): WomenGroup {
  const positions = model
    .openBy('position.personId', personId)
    .filter(({ counting }) => counting !== 'concurrent')
  const ranks = positions.map(({ rank }) => readOfficeRank(rank))
  if (ranks.some((rank) => rank === 'divisionChief' || rank === 'divisionDeputy')) return 'senior'
  if (positions.length > 0) {
    return positions.every(({ establishmentKind }) => establishmentKind === 'support') ? 'worker' : 'cadre'
  }
  const main = model.openBy('appointment.personId', personId).find(({ kind }) => kind === 'main')
  const post = model.get('post', main?.postId ?? null)
  if (!post) return 'contract'
  return post.category === 'support' ? 'worker' : 'cadre'
}

/** The age before 2025 that holds for a person; null where the sex is not known. */
export function formerAgeOf(model: Model, person: Person): FormerAge | null {
  if (person.sex === 'male') return 60
  if (person.sex !== 'female') return null
  const text = model.setting(womenGroups[womenGroupOf(model, person.id)].setting)
  return text === '60' ? 60 : text === '50' ? 50 : 55
}

/** When a person retires; null where the birth date or the sex is not known. */
export function personRetirement(model: Model, person: Person): Retirement | null {
  const formerAge = formerAgeOf(model, person)
  return person.birthDate === null || formerAge === null ? null : retirementOf(person.birthDate, formerAge)
}

/** An age as the law writes it: `60岁`, `60岁1个月`. */
export function ageText(months: number): string {
  const rest = months % 12
  return `${Math.floor(months / 12)}岁${rest > 0 ? `${rest}个月` : ''}`
}
