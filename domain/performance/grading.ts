/** A grade of the distribution; `share` null: those whom no other grade takes. */
export interface Grade {
  readonly name: string
  /** In per cent of those who are graded: at most for the upper grades, at least for the last one. */
  readonly share: number | null
}

/** A settable distribution as it is written: 优秀:15,合格:,末位:5. The best grade first; one may take the rest. */
export function readDistribution(text: string): readonly Grade[] | { readonly fault: string } {
  const parts = text
    .split(/[,，;；]/)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length < 2) return { fault: '至少写两个等次，如 合格:,末位:5' }
  const grades: Grade[] = []
  for (const part of parts) {
    const [name = '', share = ''] = part.split(/[:：]/).map((word) => word.trim().replace(/%$/, ''))
    if (!name || name.length > 10) return { fault: `“${part}”缺少等次名称，或名称过长` }
    if (share !== '' && !/^\d+(\.\d+)?$/.test(share)) return { fault: `“${part}”的比例应为数字` }
    grades.push({ name, share: share === '' ? null : Number(share) })
  }
  return faultOf(grades) ?? grades
}

function faultOf(grades: readonly Grade[]): { readonly fault: string } | null {
  if (new Set(grades.map(({ name }) => name)).size < grades.length) return { fault: '等次名称不能重复' }
  if (grades.filter(({ share }) => share === null).length !== 1) {
    return { fault: '应有且只有一个等次不写比例，由其余人员组成' }
  }
  const sum = grades.reduce((total, { share }) => total + (share ?? 0), 0)
  return sum > 100 ? { fault: `比例合计 ${sum}% 超过 100%` } : null
}

/** Who is graded: the total, and whether a 否决 indicator was breached, which always means the last grade. */
export interface Graded {
  readonly total: number
  readonly vetoed: boolean
}

/**
 * The grade of each, in the order given. Equal totals are never parted: an upper grade takes only as many as its share
 * allows, the last one at least its share (末位不低于比例). Where everybody is equal nobody is last.
 */
export function grade(people: readonly Graded[], grades: readonly Grade[]): string[] {
  const order = people.map((_person, index) => index).sort((a, b) => rankOf(people, b) - rankOf(people, a))
  const groups = groupsOf(people, order)
  const names = new Array<string>(people.length)
  const rest = grades.findIndex(({ share }) => share === null)
  const give = (group: readonly number[] | undefined, name: string) => {
    for (const index of group ?? []) names[index] = name
  }
  let bottom = groups.length
  for (let at = grades.length - 1; at > rest; at -= 1) {
    const { name, share } = grades[at] as Grade
    const due = Math.ceil(((share ?? 0) / 100) * people.length)
    for (let given = 0; given < due && bottom > 1; ) {
      bottom -= 1
      give(groups[bottom], name)
      given += groups[bottom]?.length ?? 0
    }
  }
  let top = 0
  for (const { name, share } of grades.slice(0, rest)) {
    let room = Math.floor(((share ?? 0) / 100) * people.length)
    for (; top < bottom && (groups[top]?.length ?? 0) <= room; top += 1) {
      give(groups[top], name)
      room -= groups[top]?.length ?? 0
    }
  }
  for (const group of groups.slice(top, bottom)) give(group, grades[rest]?.name ?? '')
  const last = grades.at(-1)?.name ?? ''
  people.forEach(({ vetoed }, index) => {
    if (vetoed) names[index] = last
  })
  return names
}

const rankOf = (people: readonly Graded[], index: number) => {
  const person = people[index]
  return person?.vetoed ? -1 : (person?.total ?? 0)
}

/** Runs of equal totals, the best first. */
function groupsOf(people: readonly Graded[], order: readonly number[]): number[][] {
  const groups: number[][] = []
  for (const index of order) {
    const last = groups.at(-1)
    if (last && rankOf(people, last[0] as number) === rankOf(people, index)) last.push(index)
    else groups.push([index])
  }
  return groups
}
