import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { changeChart, markSigns, markWords } from '../../../domain/comparison/chart.ts'
import type { Difference } from '../../../domain/comparison/difference.ts'
import type { Model } from '../../../domain/model.ts'
import { chartRoots } from '../../../domain/reports/chart.ts'
import { type ChartUnit, layoutOrgChart } from '../../../domain/scene/org-chart.ts'
import { useView } from '../../stores/view.ts'
import { SceneView } from '../../views/SceneView.tsx'
import styles from './compare.module.css'

interface ComparedChartsProps {
  readonly compared: {
    readonly before: Model
    readonly after: Model
    readonly beforeTitle: string
    readonly afterTitle: string
  }
  readonly difference: Difference
}

type Shown = 'changes' | 'both'

/** The same difference as charts: the changes in one drawing, or both sides beside each other. */
export function ComparedCharts({ compared, difference }: ComparedChartsProps) {
  const [shown, setShown] = useState<Shown>('changes')
  const changes = useMemo(
    () => changeChart(compared.before, compared.after, difference),
    [compared, difference],
  )
  const plain = { collapsed: new Set<string>(), withMembers: false }
  return (
    <>
      <div>
        <Segmented
          aria-label="对比图内容"
          size="small"
          value={shown}
          options={[
            { value: 'changes', label: '变动' },
            { value: 'both', label: '前后并列' },
          ]}
          onChange={(value) => setShown(value as Shown)}
        />{' '}
        <span className={styles.legend}>
          图例：
          {(Object.keys(markSigns) as (keyof typeof markSigns)[])
            .map((mark) => `${markSigns[mark]} ${markWords[mark]}`)
            .join('　')}
          　（粗框新设，虚框撤销，点框更名，断续框划转）
        </span>
      </div>
      <div className={styles.charts} data-testid="compare-charts">
        {shown === 'changes' ? (
          <Chart roots={changes} title="机构变动图" />
        ) : (
          <>
            <Chart roots={chartRoots(compared.before, plain)} title={compared.beforeTitle} />
            <Chart roots={chartRoots(compared.after, plain)} title={compared.afterTitle} />
          </>
        )}
      </div>
    </>
  )
}

function Chart({ roots, title }: { readonly roots: readonly ChartUnit[]; readonly title: string }) {
  const theme = useView((state) => state.theme)
  const scene = useMemo(() => layoutOrgChart(roots, [], { detail: 'figures', verticalNames: false }), [roots])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <figure className={styles.chart} tabIndex={0} aria-label={title}>
      <figcaption className={styles.legend}>{title}</figcaption>
      <SceneView scene={scene} theme={theme} title={title} />
    </figure>
  )
}
