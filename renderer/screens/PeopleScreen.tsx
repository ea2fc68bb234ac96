import { Button, Segmented, Select, TreeSelect } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { unplacedPeople } from '../../domain/merger/placement.ts'
import { retiringWithin } from '../../domain/reports/retirements.ts'
import { lineOf, type RosterLine, rosterLines } from '../../domain/reports/roster.ts'
import { retiringMonths } from '../../domain/reports/todos.ts'
import { PermitButton } from '../controls/PermitButton.tsx'
import { unitTree } from '../controls/unit-tree.ts'
import { select, useView } from '../stores/view.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import { Grid } from '../views/Grid.tsx'
import { AddPerson } from './grids/AddPerson.tsx'
import { MoveSelected } from './grids/MoveSelected.tsx'
import { peopleColumns } from './grids/people-columns.ts'
import { postColumns, postLines } from './grids/post-columns.ts'
import { retiringColumns } from './grids/retiring-columns.ts'
import styles from './grids/screen.module.css'

const shows = ['people', 'posts', 'unplaced', 'retiring'] as const
type Show = (typeof shows)[number]
type Within = 'all' | 'on' | 'off'

const isOff = (line: RosterLine) => line.position === undefined

const emptyWords: Readonly<Record<Show, string>> = {
  people: '这里列出在册人员。可导入名册，或点“新增人员”逐个录入。',
  posts: '还没有岗位。在机构图点选机构，在右侧“设置岗位”。',
  unplaced: '没有待安置的人员：在职人员都有主岗。',
  retiring: `${retiringMonths} 个月内没有到法定退休年龄的人员。`,
}

function useLines(unitId: string | undefined, within: Within) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const all = useMemo(() => rosterLines(model, unitId), [model, revision, unitId])
  const people = useMemo(
    () => (within === 'all' ? all : all.filter((line) => isOff(line) === (within === 'off'))),
    [all, within],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const unplaced = useMemo(
    () => unplacedPeople(model).map((person) => lineOf(model, person)),
    [model, revision],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const posts = useMemo(() => postLines(model, unitId), [model, revision, unitId])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const retiring = useMemo(() => retiringWithin(model, retiringMonths), [model, revision])
  return { people, unplaced, posts, retiring }
}

/** 岗位人员: everyone, every post, and who waits for one. */
export function PeopleScreen() {
  const model = useModel()
  const navigate = useNavigate()
  const [asked, setAsked] = useSearchParams()
  const show = shows.find((one) => one === asked.get('show')) ?? 'people'
  const selection = useView((state) => state.selection)
  const [unitId, setUnitId] = useState<string>()
  const [within, setWithin] = useState<Within>('all')
  const [adding, setAdding] = useState(false)
  const { people, unplaced, posts, retiring } = useLines(unitId, within)
  const keys = new Set(selection.map((ref) => ref.id))
  const off = people.filter(isOff).length
  return (
    <div className={`${styles.screen} screen-only`}>
      <div className={styles.head}>
        <h2 className={styles.title}>岗位人员</h2>
        <Segmented<Show>
          aria-label="看什么"
          value={show}
          options={[
            { value: 'people', label: '人员' },
            { value: 'posts', label: '岗位' },
            { value: 'unplaced', label: `待安置 ${unplaced.length}` },
            { value: 'retiring', label: `将退休 ${retiring.length}` },
          ]}
          onChange={(value) => setAsked({ show: value }, { replace: true })}
        />
        {(show === 'people' || show === 'posts') && (
          <TreeSelect
            className={styles.tree ?? ''}
            aria-label="只看机构"
            allowClear
            treeDefaultExpandAll
            showSearch={{ treeNodeFilterProp: 'title' }}
            placeholder="全部机构"
            value={unitId ?? null}
            treeData={unitTree(model) as never}
            onChange={(value) => setUnitId(value ?? undefined)}
          />
        )}
        {show === 'people' && (
          <>
            <Select<Within>
              className={styles.short ?? ''}
              aria-label="编内编外"
              value={within}
              options={[
                { value: 'all', label: '编内、编外' },
                { value: 'on', label: '只看编内' },
                { value: 'off', label: '只看编外' },
              ]}
              onChange={setWithin}
            />
            <span className={styles.soft} data-testid="people-count">
              共 {people.length} 人：在编 {people.length - off}，编外 {off}
            </span>
          </>
        )}
        <span className={styles.space} />
        <PermitButton data-testid="people-import" onClick={() => navigate('/import')}>
          导入名册
        </PermitButton>
        <PermitButton type="primary" data-testid="people-add" onClick={() => setAdding(true)}>
          新增人员
        </PermitButton>
      </div>
      {adding && (
        <AddPerson
          unitId={unitId ?? selection.findLast((ref) => ref.table === 'unit')?.id}
          close={() => setAdding(false)}
        />
      )}
      {show === 'posts' ? (
        <Grid
          id="posts"
          key="posts"
          label="岗位"
          rows={posts}
          columns={postColumns}
          keyOf={({ post }) => post.id}
          selected={keys}
          onSelect={(ids) => select(ids.map((id) => ({ table: 'post', id })))}
          empty={emptyWords.posts}
        />
      ) : show === 'retiring' ? (
        <Grid
          id="retiring"
          label="将退休人员"
          rows={retiring}
          columns={retiringColumns}
          keyOf={({ person }) => person.id}
          selected={keys}
          onSelect={(ids) => select(ids.map((id) => ({ table: 'person', id })))}
          tools={
            <Button size="small" onClick={() => navigate('/reports?table=retirements')}>
              退休预测表
            </Button>
          }
          empty={emptyWords.retiring}
        />
      ) : (
        <Grid
          id="people"
          key={show}
          label={show === 'people' ? '人员' : '待安置人员'}
          rows={show === 'people' ? people : unplaced}
          columns={peopleColumns}
          keyOf={({ person }) => person.id}
          selected={keys}
          onSelect={(ids) => select(ids.map((id) => ({ table: 'person', id })))}
          tools={<MoveSelected />}
          empty={emptyWords[show]}
        />
      )}
    </div>
  )
}
