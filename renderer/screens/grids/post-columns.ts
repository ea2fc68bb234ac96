import type { Model } from '../../../domain/model.ts'
import { type Post, postLayerNames, postLayers } from '../../../domain/post.ts'
import { unitPath, unitsInOrder } from '../../../domain/reports/roster.ts'
import { codeName } from '../../../domain/vocabulary/code-table.ts'
import { postCategories } from '../../../domain/vocabulary/post-category.ts'
import { run } from '../../stores/workbook.ts'
import { leadingNames, stateNames, stateSigns } from '../../text.ts'
import type { GridColumn } from '../../views/grid.ts'

/** A post with who holds it on the model's day; `taken` counts main holders alone. */
export interface PostLine {
  readonly post: Post
  readonly unit: string
  readonly holders: string
  readonly taken: number
}

export function postLines(model: Model, unitId: string | undefined): PostLine[] {
  return unitsInOrder(model, unitId).flatMap((unit) =>
    model
      .openBy('post.unitId', unit.id)
      .sort((a, b) => a.sortNo - b.sortNo)
      .map((post) => {
        const held = model.openBy('appointment.postId', post.id)
        const holders = held.map((row) => model.get('person', row.personId)?.name ?? '？').join('、')
        const taken = held.filter((row) => row.kind === 'main').length
        return { post, unit: unitPath(model, unit.id), holders, taken }
      }),
  )
}

const stateOf = ({ post, taken }: PostLine) =>
  taken < post.headcount ? 'vacant' : taken > post.headcount ? 'over' : 'full'

function stateText(line: PostLine): string {
  const state = stateOf(line)
  const gap = Math.abs(line.post.headcount - line.taken)
  return `${stateSigns[state]} ${stateNames[state]}${gap === 0 ? '' : gap}`
}

type Editable = 'name' | 'grade' | 'headcount' | 'category' | 'layer' | 'duties' | 'requirements'

const patch = (post: Post, columns: Partial<Pick<Post, Editable>>) =>
  run('updatePost', { id: post.id, patch: columns })

export const postColumns: readonly GridColumn<PostLine>[] = [
  {
    id: 'name',
    header: '岗位',
    width: 150,
    text: ({ post }) => post.name,
    edit: { kind: 'text', required: true, commit: ({ post }, name) => patch(post, { name }) },
  },
  { id: 'unit', header: '所在机构', width: 260, text: ({ unit }) => unit },
  {
    id: 'category',
    header: '类别',
    width: 120,
    text: ({ post }) => codeName(postCategories, post.category),
    edit: {
      kind: 'select',
      required: true,
      options: postCategories.map(({ code, name }) => ({ value: code, label: name })),
      value: ({ post }) => post.category,
      commit: ({ post }, category) => patch(post, { category: category as Post['category'] }),
    },
  },
  {
    id: 'grade',
    header: '等级',
    width: 90,
    text: ({ post }) => post.grade ?? '',
    edit: { kind: 'text', commit: ({ post }, grade) => patch(post, { grade: grade || null }) },
  },
  {
    id: 'leading',
    header: '占职数',
    width: 80,
    text: ({ post }) => (post.leading ? leadingNames[post.leading] : ''),
  },
  {
    id: 'headcount',
    header: '岗位数',
    width: 70,
    align: 'right',
    text: ({ post }) => String(post.headcount),
    edit: {
      kind: 'number',
      required: true,
      commit: ({ post }, many) => patch(post, { headcount: Number(many) }),
    },
  },
  { id: 'taken', header: '在岗', width: 60, align: 'right', text: ({ taken }) => String(taken) },
  { id: 'state', header: '空(超)', width: 88, text: stateText, tone: stateOf },
  { id: 'holders', header: '人员', width: 220, text: ({ holders }) => holders },
  {
    id: 'layer',
    header: '层级',
    width: 90,
    text: ({ post }) => (post.layer ? postLayerNames[post.layer] : ''),
    edit: {
      kind: 'select',
      options: postLayers.map((layer) => ({ value: layer, label: postLayerNames[layer] })),
      value: ({ post }) => post.layer ?? '',
      commit: ({ post }, layer) => patch(post, { layer: (layer || null) as Post['layer'] }),
    },
  },
  {
    id: 'duties',
    header: '岗位职责',
    width: 240,
    text: ({ post }) => post.duties ?? '',
    edit: { kind: 'text', commit: ({ post }, duties) => patch(post, { duties: duties || null }) },
  },
  {
    id: 'requirements',
    header: '任职条件',
    width: 240,
    text: ({ post }) => post.requirements ?? '',
    edit: {
      kind: 'text',
      commit: ({ post }, requirements) => patch(post, { requirements: requirements || null }),
    },
  },
]
