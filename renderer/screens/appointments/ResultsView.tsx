import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Model } from '../../../domain/model.ts'
import type { ApplicationLine } from '../../../domain/reports/rounds.ts'
import { preferenceName } from '../../../domain/rounds/explain.ts'
import { type RoundFacts, tiedPosts, unsettledPairs } from '../../../domain/rounds/solve.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { select } from '../../stores/view.ts'
import { run, runOrThrow, useModel } from '../../stores/workbook.ts'
import { Grid } from '../../views/Grid.tsx'
import type { GridColumn } from '../../views/grid.ts'
import screen from '../grids/screen.module.css'
import type { RoundPartProps } from './ApplicationsView.tsx'
import styles from './appointments.module.css'

const columns: readonly GridColumn<ApplicationLine>[] = [
  { id: 'name', header: '姓名', width: 80, text: ({ person }) => person.name },
  { id: 'post', header: '岗位', width: 130, text: ({ post }) => post.name },
  {
    id: 'result',
    header: '结果',
    width: 92,
    text: ({ application }) =>
      application.chosenBy === 'clerk' ? '✓ 人工拟聘' : application.chosenBy ? '✓ 拟聘' : '－ 未聘',
  },
  { id: 'sentence', header: '说明', width: 560, text: ({ sentence }) => sentence },
  { id: 'unit', header: '机构', width: 180, text: ({ unitName }) => unitName },
  {
    id: 'preference',
    header: '志愿',
    width: 90,
    text: ({ application }) => preferenceName(application.preference),
  },
  {
    id: 'mark',
    header: '成绩',
    width: 56,
    align: 'right',
    text: ({ application }) => String(application.mark ?? ''),
  },
  {
    id: 'place',
    header: '岗位排序',
    width: 72,
    align: 'right',
    text: ({ application }) => String(application.place ?? ''),
  },
]

/** 结果: what the wishes of both sides give, what the clerk changes, and why for each. */
export function ResultsView({ round, lines: { facts, applications } }: RoundPartProps) {
  const navigate = useNavigate()
  const [keys, setKeys] = useState<readonly string[]>([])
  const [changing, setChanging] = useState(false)
  const isOpen = round.stage === 'scoring'
  const chosen = applications.filter(({ application }) => keys.includes(application.id))
  const [only] = chosen
  const one = chosen.length === 1 ? only : undefined
  const onSelect = (ids: readonly string[]) => {
    setKeys(ids)
    const people = applications.filter(({ application }) => ids.includes(application.id))
    select(people.map(({ person }) => ({ table: 'person', id: person.id })))
  }
  return (
    <>
      {isOpen && <Warnings facts={facts} />}
      {changing && one && isOpen && (
        <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
          <ChooseForm key={one.application.id} line={one} close={() => setChanging(false)} />
        </div>
      )}
      {one && (
        <p className={screen.notes} data-testid="round-why">
          {one.person.name}（{one.post.name}）：{one.sentence}
        </p>
      )}
      <Grid
        id="round-results"
        label="拟聘结果"
        rows={applications}
        columns={columns}
        keyOf={({ application }) => application.id}
        selected={new Set(chosen.map(({ application }) => application.id))}
        onSelect={onSelect}
        tools={
          <>
            {isOpen && (
              <>
                <PermitButton
                  size="small"
                  type="primary"
                  data-testid="round-solve"
                  onClick={() => void run('solveRound', { id: round.id })}
                >
                  产生拟聘结果
                </PermitButton>
                <PermitButton
                  size="small"
                  disabled={!one}
                  data-testid="round-choose"
                  onClick={() => setChanging(true)}
                >
                  {one?.application.chosenBy ? '取消拟聘…' : '改为拟聘…'}
                </PermitButton>
              </>
            )}
            <Button
              size="small"
              data-testid="round-results-table"
              onClick={() => navigate(`/reports?table=roundResults&round=${round.id}`)}
            >
              结果表
            </Button>
            <Button
              size="small"
              disabled={!applications.some(({ application }) => application.chosenBy !== null)}
              data-testid="round-publicity"
              onClick={() => navigate(`/reports?table=roundPublicity&round=${round.id}`)}
            >
              公示
            </Button>
          </>
        }
        empty="还没有人报名。报名和评分之后，在这里产生拟聘结果。"
      />
    </>
  )
}

/** What the clerk must look at before the proposal is publicized. */
function Warnings({ facts }: { readonly facts: RoundFacts }) {
  const model = useModel()
  const sentences = useMemo(() => warningsOf(model, facts), [model, facts])
  if (sentences.length === 0) return null
  return (
    <ul className={styles.warnings} data-testid="round-warnings">
      {sentences.map((sentence) => (
        <li key={sentence}>? {sentence}</li>
      ))}
    </ul>
  )
}

function warningsOf(model: Model, facts: RoundFacts): string[] {
  const person = (id: string) => model.get('person', id)?.name ?? ''
  const post = (id: string) => model.get('post', id)?.name ?? ''
  const tied = tiedPosts(facts).map(
    ({ postId, personIds }) =>
      `岗位 ${post(postId)}：${personIds.map(person).join('、')}的排序和成绩相同，请填岗位排序定出先后。`,
  )
  if (!facts.applications.some(({ chosenBy }) => chosenBy !== null)) return tied
  const pairs = unsettledPairs(facts).map(
    (row) =>
      `${person(row.personId)}与岗位 ${post(row.postId)} 互相更愿意选择对方，与现拟聘结果不一致，请核对。`,
  )
  return [...tied, ...pairs]
}

function ChooseForm({ line, close }: { readonly line: ApplicationLine; readonly close: () => void }) {
  const { application, person, post } = line
  const taken = application.chosenBy !== null
  return (
    <EditForm<{ readonly reason: string }>
      title={`${person.name} ${taken ? '不拟聘' : '拟聘'} ${post.name}`}
      testId="choose-form"
      saveLabel={taken ? '取消拟聘' : '拟聘'}
      fields={[{ name: 'reason', label: '调整理由', kind: 'text', max: 400, required: true }]}
      initial={{ reason: '' }}
      close={close}
      save={({ reason }, because) =>
        runOrThrow('chooseApplication', { id: application.id, chosen: !taken, reason }, because)
      }
    >
      <p>{line.sentence}</p>
    </EditForm>
  )
}
