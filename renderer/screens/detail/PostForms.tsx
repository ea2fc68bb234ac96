import { type Post, postLayerNames } from '../../../domain/post.ts'
import type { Unit } from '../../../domain/unit.ts'
import { postCategories } from '../../../domain/vocabulary/post-category.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, choicesOf, type Field } from '../../controls/field.ts'
import { unitTree } from '../../controls/unit-tree.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { dutyFieldNames, leadingNames } from '../../text.ts'
import { initialRenaming, type RenameValues, renameFields, renamingOf } from './rename-fields.ts'
import { tracksOf } from './tracks.ts'

type PostValues = Pick<
  Post,
  | 'name'
  | 'category'
  | 'grade'
  | 'layer'
  | 'headcount'
  | 'leading'
  | 'dutyField'
  | 'duties'
  | 'requirements'
  | 'startedOn'
  | 'note'
>

const fields: readonly Field<PostValues>[] = [
  { name: 'name', label: '岗位名称', kind: 'text', required: true },
  { name: 'category', label: '岗位类别', kind: 'choice', choices: choicesOf(postCategories), required: true },
  { name: 'grade', label: '岗位等级', kind: 'text', max: 20 },
  {
    name: 'layer',
    label: '所在层级',
    kind: 'choice',
    choices: choicesOf(postLayerNames),
    hint: '管委会—工作部门—责任主管三级',
  },
  { name: 'headcount', label: '岗位数', kind: 'number', min: 1, required: true },
  {
    name: 'leading',
    label: '占领导职数',
    kind: 'choice',
    choices: choicesOf(leadingNames),
    hint: '不占职数留空',
  },
  { name: 'dutyField', label: '职责类别', kind: 'choice', choices: choicesOf(dutyFieldNames) },
  { name: 'startedOn', label: '设置日期', kind: 'day' },
  { name: 'duties', label: '岗位职责', kind: 'area', max: 8000, hint: '一行一条' },
  { name: 'requirements', label: '任职条件', kind: 'area', max: 8000, hint: '一行一条' },
  { name: 'note', label: '备注', kind: 'area' },
]

const blank: PostValues = {
  name: '',
  category: 'management',
  grade: null,
  headcount: 1,
  leading: null,
  dutyField: null,
  startedOn: null,
  layer: null,
  duties: null,
  requirements: null,
  note: null,
}

interface PostAddProps {
  readonly unit: Unit
  readonly close: () => void
}

export function PostAdd({ unit, close }: PostAddProps) {
  return (
    <EditForm
      title={`${unit.name} 设置岗位`}
      testId="unit-add-post-form"
      saveLabel="设置岗位"
      fields={fields}
      initial={blank}
      close={close}
      save={({ startedOn, ...values }, because) =>
        runOrThrow('createPost', { ...values, ...(startedOn ? { startedOn } : {}), unitId: unit.id }, because)
      }
    />
  )
}

export interface PostFormProps {
  readonly post: Post
  readonly close: () => void
}

export function PostEdit({ post, close }: PostFormProps) {
  const model = useModel()
  const { name, category, grade, layer, headcount, leading, dutyField } = post
  const { duties, requirements, startedOn, note } = post
  const facts: PostValues = {
    ...{ name, category, grade, layer, headcount, leading, dutyField },
    ...{ duties, requirements, startedOn, note },
  }
  const [nameField, ...otherFields] = fields
  const renaming = renameFields<PostValues & RenameValues>(name)
  return (
    <EditForm
      title="修改岗位"
      testId="post-edit-form"
      fields={[...(nameField ? [nameField] : []), ...renaming, ...otherFields]}
      initial={{ ...facts, ...initialRenaming(model) }}
      close={close}
      save={({ how, on, ...values }, because) =>
        runOrThrow(
          'updatePost',
          { id: post.id, patch: changedOf(facts, values), ...renamingOf({ how, on }) },
          because,
        )
      }
    />
  )
}

interface PostMoveValues {
  readonly unitId: string
  readonly tracks: 'both' | 'post'
  readonly on: string
}

/** 划转岗位: the post goes with whoever holds it. */
export function PostMove({ post, close }: PostFormProps) {
  const model = useModel()
  const moveFields: readonly Field<PostMoveValues>[] = [
    { name: 'unitId', label: '划入', kind: 'unit', units: unitTree(model), required: true },
    { name: 'tracks', label: '在岗人员', kind: 'choice', choices: tracksOf('both', 'post'), required: true },
    { name: 'on', label: '划转日期', kind: 'day', required: true },
  ]
  return (
    <EditForm
      title={`划转岗位 ${post.name}`}
      testId="post-move-form"
      saveLabel="划转岗位"
      fields={moveFields}
      initial={{
        unitId: '',
        tracks: model.setting('moveTracks') === 'post' ? 'post' : 'both',
        on: model.asOf,
      }}
      close={close}
      save={(values, because) => runOrThrow('movePosts', { ids: [post.id], ...values }, because)}
    />
  )
}

export function PostAbolish({ post, close }: PostFormProps) {
  const model = useModel()
  const names = model
    .openBy('appointment.postId', post.id)
    .map((row) => model.get('person', row.personId)?.name ?? '？')
  return (
    <EditForm
      title={`撤销岗位 ${post.name}`}
      testId="post-abolish-form"
      saveLabel="撤销岗位"
      danger
      fields={[{ name: 'on', label: '撤销日期', kind: 'day', required: true }]}
      initial={{ on: model.asOf }}
      close={close}
      save={({ on }, because) => runOrThrow('abolishPost', { id: post.id, on }, because)}
    >
      <p>{names.length > 0 ? `在岗的 ${names.join('、')} 将转入待安置。` : '岗位空缺，撤销不影响人员。'}</p>
    </EditForm>
  )
}
