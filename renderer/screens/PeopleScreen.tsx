import { Button, Segmented, TreeSelect } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Post } from '../../domain/post.ts'
import { lineOf, rosterLines, unitPath, unitsInOrder } from '../../domain/reports/roster.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { postCategories } from '../../domain/vocabulary/post-category.ts'
import { unitTree } from '../controls/unit-tree.ts'
import { select, useView } from '../stores/view.ts'
import { run, useModel, useWorkbook } from '../stores/workbook.ts'
import { leadingNames } from '../text.ts'
import { Grid } from '../views/Grid.tsx'
import type { GridColumn } from '../views/grid.ts'
import { unplacedPeople } from './detail/PostFill.tsx'
import { UnitAddPerson } from './detail/UnitAddPerson.tsx'
import { peopleColumns } from './grids/people-columns.ts'
import styles from './grids/screen.module.css'

type Show = 'people' | 'posts' | 'unplaced'

interface PostLine {
  readonly post: Post
  readonly unit: string
  readonly holders: string
  readonly taken: number
}

const postColumns: readonly GridColumn<PostLine>[] = [
  {
    id: 'name',
    header: '岗位',
    width: 150,
    text: ({ post }) => post.name,
    edit: { kind: 'text', commit: ({ post }, name) => run('updatePost', { id: post.id, patch: { name } }) },
  },
  { id: 'unit', header: '所在机构', width: 260, text: ({ unit }) => unit },
  { id: 'category', header: '类别', width: 120, text: ({ post }) => codeName(postCategories, post.category) },
  {
    id: 'grade',
    header: '等级',
    width: 90,
    text: ({ post }) => post.grade ?? '',
    edit: {
      kind: 'text',
      commit: ({ post }, grade) => run('updatePost', { id: post.id, patch: { grade: grade || null } }),
    },
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
      commit: ({ post }, many) => run('updatePost', { id: post.id, patch: { headcount: Number(many) } }),
    },
  },
  { id: 'taken', header: '在岗', width: 60, align: 'right', text: ({ taken }) => String(taken) },
  {
    id: 'state',
    header: '空(超)',
    width: 80,
    text: stateText,
    tone: ({ post, taken }) => (taken < post.headcount ? 'vacant' : taken > post.headcount ? 'over' : 'full'),
  },
  { id: 'holders', header: '人员', width: 220, text: ({ holders }) => holders },
]

function stateText({ post, taken }: PostLine): string {
  const gap = post.headcount - taken
  return gap > 0 ? `○ 空${gap}` : gap < 0 ? `▲ 超${-gap}` : '● 满'
}

/** 岗位人员: everyone, every post, and who waits for one. */
export function PeopleScreen() {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const navigate = useNavigate()
  const selection = useView((state) => state.selection)
  const [show, setShow] = useState<Show>('people')
  const [unitId, setUnitId] = useState<string>()
  const [adding, setAdding] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const lines = useMemo(() => rosterLines(model, unitId), [model, revision, unitId])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const waiting = useMemo(
    () => unplacedPeople(model).map((person) => lineOf(model, person)),
    [model, revision],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const posts = useMemo(() => postLines(model, unitId), [model, revision, unitId])
  const keys = new Set(selection.map((ref) => ref.id))
  const off = lines.filter((line) => line.position === undefined).length
  const target = model.get('unit', unitId ?? selection.findLast((ref) => ref.table === 'unit')?.id ?? null)
  const people = show === 'unplaced' ? waiting : lines
  return (
    <div className={`${styles.screen} screen-only`}>
      <div className={styles.head}>
        <h2 className={styles.title}>岗位人员</h2>
        <Segmented
          value={show}
          options={[
            { value: 'people', label: '人员' },
            { value: 'posts', label: '岗位' },
            { value: 'unplaced', label: `待安置 ${waiting.length}` },
          ]}
          onChange={(value) => setShow(value as Show)}
        />
        <TreeSelect
          className={styles.tree ?? ''}
          aria-label="只看机构"
          allowClear
          treeDefaultExpandAll
          placeholder="全部机构"
          value={unitId ?? null}
          treeData={unitTree(model) as never}
          onChange={(value) => setUnitId(value ?? undefined)}
        />
        <span className={styles.soft} data-testid="people-count">
          共 {lines.length} 人：在编 {lines.length - off}，编外 {off}
        </span>
        <span className={styles.space} />
        <Button onClick={() => navigate('/import')}>导入名册</Button>
        <Button type="primary" disabled={!target} data-testid="people-add" onClick={() => setAdding(true)}>
          {target ? `新增人员到 ${target.name}` : '先选机构再新增人员'}
        </Button>
      </div>
      {adding && target && (
        <div className={styles.form}>
          <UnitAddPerson key={target.id} unit={target} close={() => setAdding(false)} />
        </div>
      )}
      {show === 'posts' ? (
        <Grid
          id="posts"
          label="岗位"
          rows={posts}
          columns={postColumns}
          keyOf={({ post }) => post.id}
          selected={keys}
          onSelect={(ids) => select(ids.map((id) => ({ table: 'post', id })))}
          empty="还没有岗位。在机构图点选机构，在右侧“设置岗位”。"
        />
      ) : (
        <Grid
          id="people"
          label="人员"
          rows={people}
          columns={peopleColumns}
          keyOf={({ person }) => person.id}
          selected={keys}
          onSelect={(ids) => select(ids.map((id) => ({ table: 'person', id })))}
          tools={<MoveSelected />}
          empty={show === 'unplaced' ? '没有待安置的人员。' : '还没有人员。可导入名册，或选机构后逐个新增。'}
        />
      )}
    </div>
  )
}

/** 调整到…: everyone who is selected, to one unit. */
function MoveSelected() {
  const model = useModel()
  const ids = useView((state) => state.selection)
    .filter((ref) => ref.table === 'person')
    .map((ref) => ref.id)
  if (ids.length === 0) return null
  const tracks = model.setting('moveTracks') as 'both'
  return (
    <TreeSelect
      className={styles.tree ?? ''}
      size="small"
      aria-label="调整到"
      treeDefaultExpandAll
      value={null}
      placeholder={`选中 ${ids.length} 人，调整到…`}
      treeData={unitTree(model) as never}
      onChange={(unitId: string | null) => unitId && void run('movePeople', { ids, unitId, tracks })}
    />
  )
}

function postLines(model: ReturnType<typeof useModel>, unitId: string | undefined): PostLine[] {
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
