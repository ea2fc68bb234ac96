import type { Model } from '../model.ts'
import type { Post } from '../post.ts'
import type { PostCategory } from '../vocabulary/post-category.ts'
import type { Counter } from './unit-lines.ts'

/** Columns of the 岗位设置表 by category (domain-facts.md 2.3, T9; 3.2): 管理 三至十级, 专技 一至十三级, 工勤 一至五级 and 普通工. */
export const gradesOf: Readonly<Record<PostCategory, readonly string[]>> = {
  management: ['三级', '四级', '五级', '六级', '七级', '八级', '九级', '十级'],
  professional: [
    '一级',
    '二级',
    '三级',
    '四级',
    '五级',
    '六级',
    '七级',
    '八级',
    '九级',
    '十级',
    '十一级',
    '十二级',
    '十三级',
  ],
  support: ['一级', '二级', '三级', '四级', '五级', '普通工'],
}

/** Seats whose post has no grade, or one that the table does not know. */
export const noGrade = '未定级'

/** The key under which seats of a category and grade are counted. */
export const gradeKey = (category: PostCategory, grade: string) => `${category}/${grade}`

/** The grade of a post as the table spells it: `管理七级`, `7级`, `七级职员` are all 七级. */
export function gradeOf(post: Pick<Post, 'category' | 'grade'>): string {
  const text = (post.grade ?? '').replace(/\s/g, '')
  if (post.category === 'support' && text.includes('普通工')) return '普通工'
  const digits = /(\d{1,2})级/.exec(text)?.[1]
  const found = digits ? chinese(Number(digits)) : /[一二三四五六七八九十]+级/.exec(text)?.[0]
  return found && gradesOf[post.category].includes(found) ? found : noGrade
}

function chinese(number: number): string {
  const grade = gradesOf.professional[number - 1]
  return grade ?? noGrade
}

/** Seats laid out by category and grade, for each unit and with all below it. */
export function countSeats(model: Model): Counter {
  const own = new Map<string, number>()
  const below = new Map<string, number>()
  for (const post of model.rows.post.values()) {
    if (!model.isOpen(post)) continue
    const key = gradeKey(post.category, gradeOf(post))
    add(own, `${post.unitId} ${key}`, post.headcount)
    for (const above of model.pathUp(post.unitId)) add(below, `${above} ${key}`, post.headcount)
  }
  return {
    ownOf: (unitId, key) => own.get(`${unitId} ${key}`) ?? 0,
    of: (unitId, key) => below.get(`${unitId} ${key}`) ?? 0,
  }
}

function add(counts: Map<string, number>, key: string, amount: number): void {
  counts.set(key, (counts.get(key) ?? 0) + amount)
}
