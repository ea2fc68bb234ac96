import { Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { AssessmentPeriod } from '../../../domain/assessment.ts'
import { totalBands } from '../../../domain/performance/proposals.ts'
import { placesOf, type Results, resultsOf } from '../../../domain/performance/results.ts'
import { barChart } from '../../../domain/scene/bar-chart.ts'
import { Figures } from '../../controls/Figures.tsx'
import { useView } from '../../stores/view.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { Grid } from '../../views/Grid.tsx'
import { SceneView } from '../../views/SceneView.tsx'
import screen from '../grids/screen.module.css'
import styles from './performance.module.css'
import { periodLabel, periodsOf } from './period.ts'
import { personColumns, unitColumns } from './result-columns.ts'

/** The results of periods, counted once for as long as nothing changes. */
export function useResults(periodIds: readonly string[]): Results {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  return useMemo(() => resultsOf(model, periodIds), [model, revision, periodIds])
}

/** 结果: by person and by office, with the distribution and the grades. */
export function ResultsView({ period }: { readonly period: AssessmentPeriod }) {
  const [periodIds, setPeriodIds] = useState<readonly string[]>([period.id])
  const [what, setWhat] = useState<'people' | 'units'>('people')
  const model = useModel()
  const results = useResults(periodIds)
  return (
    <>
      <div className={screen.head}>
        <Segmented<'people' | 'units'>
          aria-label="看人员还是机构"
          size="small"
          value={what}
          options={[
            { value: 'people', label: `人员 ${results.people.length}` },
            { value: 'units', label: `机构 ${results.units.length}` },
          ]}
          onChange={setWhat}
        />
        <label className={screen.choice}>
          汇总周期{' '}
          <Select<string[]>
            mode="multiple"
            size="small"
            className={styles.several ?? ''}
            aria-label="汇总周期"
            data-testid="results-periods"
            maxTagCount={2}
            value={[...periodIds]}
            options={periodsOf(model).map((one) => ({ value: one.id, label: periodLabel(one) }))}
            onChange={(ids) => setPeriodIds(ids.length === 0 ? [period.id] : ids)}
          />
        </label>
        <span className={screen.soft}>
          {periodIds.length > 1 && `${periodIds.length} 个周期的平均分；`}已定等次 {results.graded} 人
        </span>
      </div>
      {what === 'people' ? (
        <PeopleResults results={results} periodIds={periodIds} />
      ) : (
        <Grid
          id="results-units"
          label="机构结果"
          rows={results.units}
          columns={unitColumns(model)}
          keyOf={({ subjectId }) => subjectId}
          empty="这个周期还没有抽取指标。"
        />
      )}
      <p className={screen.notes}>
        得分按权重加权，没有评完的不定等次；多个周期取平均。所在机构为周期末任岗的机构（岗位聘职口径）。得分相同的不拆开。
      </p>
    </>
  )
}

interface PeopleResultsProps {
  readonly results: Results
  readonly periodIds: readonly string[]
}

function PeopleResults({ results, periodIds }: PeopleResultsProps) {
  const model = useModel()
  const theme = useView((state) => state.theme)
  const [chosen, setChosen] = useState<string | null>(null)
  const { distribution, graded, people } = results
  const lastGrade = distribution.at(-1)?.grade.name
  const columns = useMemo(
    () => personColumns(model, placesOf(model, periodIds), lastGrade),
    [model, periodIds, lastGrade],
  )
  const rows = chosen === null ? people : people.filter(({ grade }) => grade === chosen)
  const scene = useMemo(
    () =>
      barChart({
        title: `得分分布（${graded} 人）`,
        bars: totalBands(results).map(({ name, count }) => ({
          label: name,
          value: count,
          text: `${count} 人`,
        })),
      }),
    [results, graded],
  )
  return (
    <>
      <Figures
        label="等次"
        testId="grade"
        figures={distribution.map(({ grade, count }, index) => ({
          key: grade.name,
          text: `${grade.name} ${count} 人${shareText(grade.share, graded, index === distribution.length - 1)}`,
        }))}
        chosen={chosen}
        onChoose={setChosen}
      />
      <div className={styles.beside}>
        <div className={styles.main}>
          <Grid
            id="results-people"
            label="人员结果"
            rows={rows}
            columns={columns}
            keyOf={({ subjectId }) => subjectId}
            empty="这个周期还没有给人员抽取指标。"
          />
        </div>
        {graded > 0 && (
          <div className={styles.chart} data-testid="results-chart">
            <SceneView scene={scene} theme={theme} title="得分分布" />
          </div>
        )}
      </div>
    </>
  )
}

function shareText(share: number | null, graded: number, isLast: boolean): string {
  if (share === null) return ''
  const due = (share / 100) * graded
  return isLast
    ? `（不低于 ${share}%，即不少于 ${Math.ceil(due)} 人）`
    : `（不超过 ${share}%，即不多于 ${Math.floor(due)} 人）`
}
