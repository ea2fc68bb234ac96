import { Button, Segmented } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { compare } from '../../domain/comparison/compare.ts'
import { compareSides, useCompare } from '../stores/compare.ts'
import { usePlans } from '../stores/plans.ts'
import { useWorkbook } from '../stores/workbook.ts'
import { ChangesView } from './compare/ChangesView.tsx'
import { ComparedCharts } from './compare/ComparedCharts.tsx'
import { FiguresTable } from './compare/FiguresTable.tsx'
import { OldNewTable } from './compare/OldNewTable.tsx'
import { PaperExport } from './compare/PaperExport.tsx'
import { SidePickers } from './compare/SidePickers.tsx'
import { useSides } from './compare/use-sides.ts'
import styles from './grids/screen.module.css'

type View = 'figures' | 'table' | 'oldNew' | 'chart'

/** 方案比较: any two of 现行, plans, their starting points and days; one difference, three views. */
export function CompareScreen() {
  const headSeq = useWorkbook((state) => state.headSeq)
  const plans = usePlans((state) => state.plans)
  const { compared, busy } = useCompare()
  const sides = useSides()
  const { from, to } = sides
  const navigate = useNavigate()
  const [exporting, setExporting] = useState(false)
  const [view, setView] = useState<View>('figures')
  const asked = JSON.stringify([from, to, headSeq])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question as text; the sides are made anew at each render
  useEffect(() => {
    if (from && to) void compareSides(from, to)
  }, [asked])
  const difference = useMemo(() => compared && compare(compared.before, compared.after), [compared])
  const isSame = difference !== null && Object.values(difference).every((rows) => rows.length === 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <div className={`${styles.screen} ${styles.scroll} screen-only`} tabIndex={0}>
      <div className={styles.head}>
        <h2 className={styles.title}>方案比较</h2>
        <SidePickers sides={sides} />
        <Segmented
          aria-label="看法"
          data-testid="compare-view"
          value={view}
          options={[
            { value: 'figures', label: '前后数字' },
            { value: 'table', label: '变动表' },
            { value: 'oldNew', label: '新旧对照表' },
            { value: 'chart', label: '对比图' },
          ]}
          onChange={(value) => setView(value as View)}
        />
        {busy && <span className={styles.soft}>正在读取…</span>}
        <span className={styles.space} />
        <Button
          data-testid="compare-export"
          aria-expanded={exporting}
          disabled={!from || !to}
          onClick={() => setExporting(!exporting)}
        >
          导出
        </Button>
      </div>
      {exporting && from && to && <PaperExport sides={{ before: from, after: to }} />}
      {plans.length === 0 && (
        <p className={styles.notes}>
          这里比较任意两边：现行、方案、方案起点，各可截至某一天。还没有方案：可以在两边“截至”里填两个日期，或{' '}
          <Button size="small" data-testid="compare-to-plans" onClick={() => navigate('/plans')}>
            先立一个方案
          </Button>
        </p>
      )}
      {isSame && (
        <p className={styles.notes} data-testid="compare-same">
          两边没有不同。可以换一个方案，或在“截至”里填另一个日期。
        </p>
      )}
      {compared && difference && (
        <>
          {view === 'figures' && <FiguresTable compared={compared} />}
          {view === 'table' && <ChangesView compared={compared} difference={difference} />}
          {view === 'oldNew' && (
            <OldNewTable before={compared.before} after={compared.after} difference={difference} />
          )}
          {view === 'chart' && <ComparedCharts compared={compared} difference={difference} />}
        </>
      )}
    </div>
  )
}
