import { DomainError } from '../../domain/errors.ts'
import type { Model } from '../../domain/model.ts'
import { leadingNames, type Post, postLayerNames } from '../../domain/post.ts'
import { postLines } from '../../domain/reports/posts.ts'
import { unitTitle } from '../../domain/rules/wording.ts'
import { dutyFieldNames } from '../../domain/unit.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { postCategories } from '../../domain/vocabulary/post-category.ts'
import { type ColumnOf, rowsOf, textColumn } from '../tables/columns.ts'
import type { DocumentBlock, OfficialDocument } from './document.ts'
import { toFill } from './wording.ts'

/** More sheets than these are no paper that anybody binds; a branch of units is made at a time. */
const mostSheets = 300

interface Fact {
  readonly name: string
  readonly value: string
}

const columns: readonly ColumnOf<Fact>[] = [
  textColumn('name', '项目', 12, ({ name }) => name),
  textColumn('value', '内容', 44, ({ value }) => value),
]

/**
 * 岗位说明书 of the posts of a branch (or of those that are named), each on a page of its own: what the post is, its
 * duties, and what it asks of whoever holds it. What nobody has entered is marked to be filled in.
 * Errors: invalidInput where there is no post, or there are more than fit into one paper.
 */
export function postSheets(
  model: Model,
  unitId: string | undefined,
  postIds: readonly string[] | undefined,
): OfficialDocument {
  const wanted = postIds && new Set(postIds)
  const posts = postLines(model, unitId).flatMap(({ post }) =>
    post && (!wanted || wanted.has(post.id)) ? [post] : [],
  )
  if (posts.length === 0) {
    throw new DomainError('invalidInput', {
      message: '所选范围内没有岗位。请换一个范围，或先在机构详情设置岗位。',
      field: 'unitId',
    })
  }
  if (posts.length > mostSheets) {
    const message = `所选范围共 ${posts.length} 个岗位，一次最多 ${mostSheets} 个，请按机构分批输出。`
    throw new DomainError('invalidInput', { message, field: 'unitId' })
  }
  return {
    title: '岗位说明书',
    blocks: posts.flatMap((post, index) => sheetOf(model, post, index > 0)),
  }
}

function sheetOf(model: Model, post: Post, newPage: boolean): DocumentBlock[] {
  const unit = unitTitle(model, post.unitId)
  const table = {
    title: post.name,
    track: '岗位聘职',
    columns,
    rows: rowsOf(columns, factsOf(post, unit)),
  } as const
  return [
    { kind: 'heading', level: 1, text: `${unit}${post.name}`, ...(newPage ? { newPage } : {}) },
    { kind: 'table', table: { ...table, footnotes: [], frozenColumns: 1 } },
    { kind: 'heading', level: 2, text: '岗位职责' },
    ...linesOf(post.duties, '岗位职责'),
    { kind: 'heading', level: 2, text: '任职条件' },
    ...linesOf(post.requirements, '任职条件'),
  ]
}

function factsOf(post: Post, unit: string): Fact[] {
  return [
    { name: '岗位名称', value: post.name },
    { name: '所在机构', value: unit },
    { name: '所在层级', value: post.layer ? postLayerNames[post.layer] : toFill('所在层级') },
    { name: '岗位类别', value: codeName(postCategories, post.category) },
    { name: '岗位等级', value: post.grade ?? toFill('岗位等级') },
    { name: '岗位数', value: String(post.headcount) },
    { name: '领导职数', value: post.leading ? leadingNames[post.leading] : '不占' },
    { name: '职责类别', value: post.dutyField ? dutyFieldNames[post.dutyField] : toFill('职责类别') },
  ]
}

/** One line of the field is one paragraph, numbered where there are several. */
function linesOf(text: string | null, what: string): DocumentBlock[] {
  const lines = (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 0) return [{ kind: 'paragraph', text: toFill(what) }]
  return lines.map((line, index) => ({
    kind: 'paragraph',
    text: lines.length > 1 && !/^\d+[.．、]/.test(line) ? `${index + 1}.${line}` : line,
  }))
}
