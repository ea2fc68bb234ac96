import { Button, Segmented } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { changeChart } from '../../../domain/comparison/chart.ts'
import type { Difference } from '../../../domain/comparison/difference.ts'
import { chartLinks, chartRoots } from '../../../domain/reports/chart.ts'
import { type ChartUnit, layoutOrgChart } from '../../../domain/scene/org-chart.ts'
import type { Compared } from '../../stores/compare.ts'
import type { ChartDetail } from '../../stores/view.ts'
import type { SceneCanvasHandle } from '../../views/SceneCanvas.tsx'
import { ChangedUnits } from './ChangedUnits.tsx'
import { ComparedChart } from './ComparedChart.tsx'
import styles from './compare.module.css'
import { Legend } from './Legend.tsx'

interface ComparedChartsProps {
  readonly compared: Compared
  readonly difference: Difference
}

const shownChoices = [
  { value: 'changes', label: '变动' },
  { value: 'before', label: '比较前' },
  { value: 'after', label: '比较后' },
  { value: 'both', label: '前后并列' },
] as const
type Shown = (typeof shownChoices)[number]['value']

const details: readonly { value: ChartDetail; label: string }[] = [
  { value: 'units', label: '机构' },
  { value: 'figures', label: '编制数' },
  { value: 'members', label: '岗位人员' },
]

/** The same difference as charts: the changes in one drawing, either side, or both beside each other. */
export function ComparedCharts({ compared, difference }: ComparedChartsProps) {
  const [shown, setShown] = useState<Shown>('changes')
  const [detail, setDetail] = useState<ChartDetail>('figures')
  const changes = useRef<SceneCanvasHandle>(null)
  const { before, after, beforeTitle, afterTitle } = compared
  const withMembers = detail === 'members'
  const draw = (roots: readonly ChartUnit[], model: typeof before) =>
    layoutOrgChart(roots, chartLinks(model), { detail, verticalNames: false })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `draw` follows the detail alone
  const scenes = useMemo(() => {
    const choice = { collapsed: new Set<string>(), withMembers }
    return {
      changes: shown === 'changes' ? draw(changeChart(before, after, difference, withMembers), after) : null,
      before: shown === 'before' || shown === 'both' ? draw(chartRoots(before, choice), before) : null,
      after: shown === 'after' || shown === 'both' ? draw(chartRoots(after, choice), after) : null,
    }
  }, [before, after, difference, shown, detail])
  return (
    <>
      <div className={styles.chips}>
        <Segmented
          aria-label="对比图内容"
          size="small"
          value={shown}
          options={[...shownChoices]}
          onChange={(value) => setShown(value)}
        />
        <Segmented
          aria-label="图上显示"
          size="small"
          value={detail}
          options={[...details]}
          onChange={(value) => setDetail(value)}
        />
        {shown === 'changes' && (
          <>
            <Button size="small" onClick={() => changes.current?.fit()}>
              适合窗口
            </Button>
            <Legend />
          </>
        )}
      </div>
      <div className={styles.charts} data-testid="compare-charts">
        {shown === 'changes' && (
          <ChangedUnits
            units={difference.units}
            onGo={(id) => changes.current?.centerOn({ table: 'unit', id })}
          />
        )}
        {scenes.changes && (
          <ComparedChart key="changes" ref={changes} scene={scenes.changes} title="机构变动图" />
        )}
        {scenes.before && <ComparedChart key="before" scene={scenes.before} title={beforeTitle} />}
        {scenes.after && <ComparedChart key="after" scene={scenes.after} title={afterTitle} />}
      </div>
    </>
  )
}
