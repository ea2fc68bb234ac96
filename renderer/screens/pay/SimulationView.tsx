import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { Model } from '../../../domain/model.ts'
import {
  modelNote,
  type PaidPerson,
  payPoolNames,
  payPoolOf,
  type StepPay,
  simulationOf,
} from '../../../domain/pay/simulate.ts'
import type { Pay } from '../../../domain/pay.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import { payChart } from '../../../domain/scene/pay-chart.ts'
import { useView } from '../../stores/view.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { Grid } from '../../views/Grid.tsx'
import type { GridColumn } from '../../views/grid.ts'
import { SceneView } from '../../views/SceneView.tsx'
import screen from '../grids/screen.module.css'
import { sentenceKeys } from '../search.ts'
import { difference, money } from './money.ts'
import styles from './pay.module.css'
import { StepTable } from './StepTable.tsx'

interface SimulationViewProps {
  readonly rows: readonly Pay[]
  readonly year: number
  readonly periodId: string | null
  readonly onEnter: () => void
}

/** 测算: what each step does to the whole and to everybody. */
export function SimulationView({ rows, year, periodId, onEnter }: SimulationViewProps) {
  const model = useModel()
  const theme = useView((state) => state.theme)
  const revision = useWorkbook((state) => state.revision)
  const [chosen, setChosen] = useState(1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const { people, steps } = useMemo(
    () => simulationOf(model, rows, year, periodId),
    [model, revision, rows, year, periodId],
  )
  const scene = useMemo(() => payChart(steps, modelNote), [steps])
  const result = steps[chosen] ?? steps[0]
  const columns = useMemo(() => stepColumns(model, people), [model, people])
  if (people.length === 0 || !result) {
    return (
      <div className={styles.ask}>
        <p>还没有登记 {year} 年的薪酬。登记后按 8.4 : 1.6、6 : 4 到 4 : 6 各步测算每人增减和总额变化。</p>
        <Button type="primary" data-testid="pay-enter" onClick={onEnter}>
          登记实际薪酬…
        </Button>
      </div>
    )
  }
  const unjudged = people.filter(({ score }) => score === null).length
  const explanation = [
    `${people.length} 人参加测算，${payPoolNames[payPoolOf(model)]}。`,
    '现年收入按各步比例分为基本、激励两部分，激励部分乘以得分与平均分之比',
    unjudged > 0 ? `；${unjudged} 人没有考核得分，按平均分计。` : '。',
  ].join('')
  return (
    <>
      <div className={styles.above}>
        <div className={styles.table}>
          <StepTable steps={steps} chosen={chosen} onChoose={setChosen} />
        </div>
        <div className={styles.chart} data-testid="pay-chart">
          <SceneView scene={scene} theme={theme} title="薪酬结构测算" />
        </div>
      </div>
      <Grid
        id="pay-simulation"
        label={`${result.step.name}各人测算`}
        rows={result.people}
        columns={columns}
        keyOf={({ personId }) => personId}
        tools={<span className={screen.soft}>所看步骤：{result.step.name}</span>}
        empty="没有参加测算的人员。"
      />
      <p className={screen.notes}>{explanation}</p>
    </>
  )
}

function stepColumns(model: Model, people: readonly PaidPerson[]): readonly GridColumn<StepPay>[] {
  const known = new Map(people.map((person) => [person.personId, person]))
  const nameOf = ({ personId }: StepPay) => model.get('person', personId)?.name ?? '（已不存在的人员）'
  const yuan = (id: string, header: string, of: (line: StepPay) => number): GridColumn<StepPay> => ({
    id,
    header,
    width: 112,
    align: 'right',
    text: (line) => money(of(line)),
  })
  return [
    { id: 'name', header: '姓名', width: 90, text: nameOf, keys: (line) => sentenceKeys(nameOf(line)) },
    {
      id: 'unit',
      header: '任岗机构',
      width: 190,
      text: ({ personId }) => {
        const post = model.openBy('appointment.personId', personId).find(({ kind }) => kind === 'main')
        return post ? unitTitle(model, post.unitId) : '待安置'
      },
    },
    {
      id: 'score',
      header: '得分',
      width: 70,
      align: 'right',
      text: ({ personId }) => known.get(personId)?.score?.toString() ?? '—',
    },
    yuan('before', '现年收入', ({ total, change }) => total - change),
    yuan('basic', '基本部分', ({ basic }) => basic),
    yuan('incentive', '激励部分', ({ incentive }) => incentive),
    yuan('total', '测算年收入', ({ total }) => total),
    {
      id: 'change',
      header: '增减',
      width: 112,
      align: 'right',
      text: ({ change }) => difference(change),
      tone: ({ change }) => (change < 0 ? 'over' : change > 0 ? 'vacant' : undefined),
    },
  ]
}
