import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { PermitButton } from '../controls/PermitButton.tsx'
import { run, useModel } from '../stores/workbook.ts'
import screen from './grids/screen.module.css'
import { GradingForm } from './performance/GradingForm.tsx'
import { LibraryView } from './performance/LibraryView.tsx'
import { ClosingForm, PeriodForm } from './performance/PeriodForms.tsx'
import styles from './performance/performance.module.css'
import { periodLabel, periodsOf, shownPeriod } from './performance/period.ts'
import { ResultsView } from './performance/ResultsView.tsx'
import { SheetView } from './performance/SheetView.tsx'
import { UseView } from './performance/UseView.tsx'

const views = ['library', 'draw', 'score', 'results', 'use'] as const
type View = (typeof views)[number]
type OpenForm = 'period' | 'close' | 'grading'

const names: Readonly<Record<View, string>> = {
  library: '指标库',
  draw: '抽取',
  score: '计分',
  results: '结果',
  use: '运用',
}

/** 绩效考核: the library, what is drawn from it for a period, the scores, the results, and what they are used for. */
export function PerformanceScreen() {
  const model = useModel()
  const [asked, setAsked] = useSearchParams()
  const view = views.find((one) => one === asked.get('show')) ?? 'library'
  const period = shownPeriod(model, asked.get('period'))
  const [form, setForm] = useState<OpenForm | null>(null)
  const close = () => setForm(null)
  const show = (one: View, periodId = period?.id) =>
    setAsked({ show: one, ...(periodId ? { period: periodId } : {}) }, { replace: true })
  return (
    <div className={`${screen.screen} screen-only`}>
      <div className={screen.head}>
        <h2 className={screen.title}>绩效考核</h2>
        <Segmented<View>
          aria-label="看什么"
          value={view}
          options={views.map((value) => ({ value, label: names[value] }))}
          onChange={(one) => show(one)}
        />
        <label className={screen.choice}>
          周期{' '}
          <Select
            className={styles.period ?? ''}
            aria-label="考核周期"
            data-testid="period-choice"
            value={period?.id ?? null}
            placeholder="还没有周期"
            options={periodsOf(model).map((one) => ({ value: one.id, label: periodLabel(one) }))}
            onChange={(id) => show(view, id ?? undefined)}
          />
        </label>
        <PermitButton size="small" data-testid="period-add" onClick={() => setForm('period')}>
          新设周期
        </PermitButton>
        <PeriodButtons
          periodId={period?.id}
          isClosed={period?.closedOn !== null}
          onClose={() => setForm('close')}
        />
        <span className={screen.space} />
        <Papers view={view} periodId={period?.id} />
        <PermitButton data-testid="grading-settings" onClick={() => setForm('grading')}>
          等次设置
        </PermitButton>
      </div>
      {form !== null && (
        <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
          {form === 'period' && <PeriodForm close={close} onMade={(id) => show(view, id)} />}
          {form === 'close' && period && <ClosingForm period={period} close={close} />}
          {form === 'grading' && <GradingForm close={close} />}
        </div>
      )}
      {view === 'library' && <LibraryView period={period} />}
      {view !== 'library' && period === undefined && <NoPeriod onAdd={() => setForm('period')} />}
      {period && view === 'draw' && <SheetView key={`draw ${period.id}`} period={period} purpose="draw" />}
      {period && view === 'score' && <SheetView key={`score ${period.id}`} period={period} purpose="score" />}
      {period && view === 'results' && <ResultsView key={period.id} period={period} />}
      {period && view === 'use' && <UseView key={period.id} period={period} />}
    </div>
  )
}

interface PeriodButtonsProps {
  readonly periodId: string | undefined
  readonly isClosed: boolean
  readonly onClose: () => void
}

function PeriodButtons({ periodId, isClosed, onClose }: PeriodButtonsProps) {
  if (periodId === undefined) return null
  if (isClosed) {
    return (
      <PermitButton
        size="small"
        data-testid="period-reopen"
        onClick={() => void run('reopenAssessmentPeriod', { id: periodId })}
      >
        重新打开
      </PermitButton>
    )
  }
  return (
    <>
      <PermitButton size="small" data-testid="period-close" onClick={onClose}>
        关闭周期
      </PermitButton>
      <PermitButton
        size="small"
        danger
        data-testid="period-remove"
        onClick={() => void run('removeAssessmentPeriod', { id: periodId })}
      >
        删除周期
      </PermitButton>
    </>
  )
}

/** The way to the papers of what is shown, and back from them. */
function Papers({ view, periodId }: { readonly view: View; readonly periodId: string | undefined }) {
  const navigate = useNavigate()
  if (periodId === undefined) return null
  const toPaper = (table: string) => navigate(`/reports?table=${table}&period=${periodId}`)
  if (view === 'results') {
    return (
      <Button data-testid="results-export" onClick={() => toPaper('assessmentResults')}>
        导出结果表
      </Button>
    )
  }
  if (view !== 'score') return null
  return (
    <>
      <Button data-testid="scores-export" onClick={() => toPaper('scoringSheets')}>
        导出计分表
      </Button>
      <PermitButton data-testid="scores-import" onClick={() => navigate('/import?what=scores')}>
        导入计分表
      </PermitButton>
    </>
  )
}

function NoPeriod({ onAdd }: { readonly onAdd: () => void }) {
  const navigate = useNavigate()
  return (
    <div className={screen.empty}>
      <p>
        这里从指标库抽取年度、季度、月度考核指标，逐人逐项计分，按等次比例得出结果，并据此提出绩效工资、评先评优、续聘和解聘的建议。
      </p>
      <PermitButton type="primary" size="large" onClick={onAdd}>
        新设考核周期…
      </PermitButton>
      <Button type="link" onClick={() => navigate('/performance')}>
        先建指标库
      </Button>
    </div>
  )
}
