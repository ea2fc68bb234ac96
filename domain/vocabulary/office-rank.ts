/** The levels by which the standard of 党政机关办公用房 is set, highest first, for a street and what stands above it. */
export const officeRanks = [
  { code: 'divisionChief', name: '正处级' },
  { code: 'divisionDeputy', name: '副处级' },
  { code: 'sectionChief', name: '正科级' },
  { code: 'sectionDeputy', name: '副科级' },
  { code: 'below', name: '科级以下' },
] as const
export type OfficeRank = (typeof officeRanks)[number]['code']

export const officeRankName = (rank: OfficeRank): string =>
  officeRanks.find(({ code }) => code === rank)?.name ?? ''

/** How ranks and 职级 are written, the longer word before the one that it contains. */
const written: readonly (readonly [pattern: RegExp, rank: OfficeRank])[] = [
  [/副处|县级副职|副县|副调研员|[三四]级调研员/, 'divisionDeputy'],
  [/正处|县级正职|正县|调研员/, 'divisionChief'],
  [/副科|副主任科员|[三四]级主任科员/, 'sectionDeputy'],
  [/正科|主任科员/, 'sectionChief'],
  [/科员|办事员|科级以下|股级/, 'below'],
]

/** The level that a written rank stands for; null where it names none. */
export function readOfficeRank(text: string | null): OfficeRank | null {
  if (!text) return null
  return written.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** The level of a body (`处级`, `正处级`, `科级`) and the level that its 正职 and 副职 have. */
export function leaderRank(level: string | null, leading: 'chief' | 'deputy'): OfficeRank | null {
  if (!level) return null
  if (/处|县/.test(level)) {
    const isDeputyBody = /副处|副县/.test(level)
    if (leading === 'chief') return isDeputyBody ? 'divisionDeputy' : 'divisionChief'
    return isDeputyBody ? 'sectionChief' : 'divisionDeputy'
  }
  if (/科/.test(level)) {
    const isDeputyBody = /副科/.test(level)
    if (leading === 'chief') return isDeputyBody ? 'sectionDeputy' : 'sectionChief'
    return isDeputyBody ? 'below' : 'sectionDeputy'
  }
  return null
}
