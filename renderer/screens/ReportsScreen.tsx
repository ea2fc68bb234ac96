import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { templatesOf } from '../../domain/column-template.ts'
import { countingRules } from '../../domain/counting.ts'
import { shownRound } from '../../domain/reports/rounds.ts'
import { exportTableFacts, exportTables } from '../../domain/workbook.ts'
import { readDay } from '../controls/field.ts'
import { useOff } from '../controls/use-off.ts'
import { exportTable, previewTable, usePreview } from '../stores/exports.ts'
import { run, useModel, useWorkbook } from '../stores/workbook.ts'
import { useSides } from './compare/use-sides.ts'
import { shownPeriod } from './performance/period.ts'
import styles from './ReportsScreen.module.css'
import { AuditNotes } from './reports/AuditNotes.tsx'
import { exportQuestion, type PaperChoice, previewQuestion } from './reports/choice.ts'
import { PaperActions } from './reports/PaperActions.tsx'
import { PaperForm } from './reports/PaperForm.tsx'
import { PaperHead } from './reports/PaperHead.tsx'
import { PaperList } from './reports/PaperList.tsx'
import { PaperView } from './reports/PaperView.tsx'
import { Preflight } from './reports/Preflight.tsx'
import { ReminderMonths } from './reports/ReminderMonths.tsx'
import { RetirementAges } from './reports/RetirementAges.tsx'
import { useFolded } from './reports/use-folded.ts'
import { useMissing } from './reports/use-missing.ts'

const first: PaperChoice = {
  unitId: undefined,
  personIds: [],
  asOf: undefined,
  day: undefined,
  since: undefined,
  firstDay: undefined,
  villagesBy: 'actual',
  assessmentPeriodId: undefined,
  roundId: undefined,
  format: 'xlsx',
  template: undefined,
  personal: 'masked',
  purpose: '',
}

/** 报表打印: what leaves the workbook as tables and papers. */
export function ReportsScreen() {
  const navigate = useNavigate()
  const [asked, setAsked] = useSearchParams()
  const table = exportTables.find((one) => one === asked.get('table')) ?? exportTables[0]
  return (
    <div className={`${styles.screen} screen-only`}>
      <div className={styles.side}>
        <h2 className={styles.title}>报表打印</h2>
        <PaperList chosen={table} onChoose={(next) => setAsked({ table: next }, { replace: true })} />
        <section aria-label="机构设置图">
          <h3>图</h3>
          <Button onClick={() => navigate('/print')}>机构设置图 打印预览</Button>
        </section>
        <Prepared />
      </div>
      <Paper key={table} table={table} askedPeriod={asked.get('period')} askedRound={asked.get('round')} />
    </div>
  )
}

interface PaperProps {
  readonly table: (typeof exportTables)[number]
  readonly askedPeriod: string | null
  readonly askedRound: string | null
}

/** One paper: what is asked for it, and how it looks. */
function Paper({ table, askedPeriod, askedRound }: PaperProps) {
  const model = useModel()
  const facts = exportTableFacts[table]
  const sides = useSides()
  const headSeq = useWorkbook((state) => state.headSeq)
  const shownDay = useWorkbook((state) => state.model?.asOf)
  const { preview, problem, busy } = usePreview()
  const [choice, setChoice] = useState<PaperChoice>(() => ({
    ...first,
    format: facts.formats[0] ?? 'xlsx',
    assessmentPeriodId: shownPeriod(model, askedPeriod)?.id,
    roundId: shownRound(model, askedRound)?.id,
  }))
  const [working, setWorking] = useState(false)
  const [folded, fold] = useFolded()
  // A template that an undo took away is not asked for.
  const isKept = templatesOf(model, table).some(({ name }) => name === choice.template)
  const made = isKept ? choice : { ...choice, template: undefined }
  const question = previewQuestion(table, facts, made, sides)
  const shown = preview?.title === facts.name ? preview : null
  const missing = useMissing(facts, choice, sides)
  // What is missing is asked for where it can be seen.
  const isFolded = folded && missing === null
  const asked = JSON.stringify([question, headSeq, shownDay])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question as text; it is made anew at each render
  useEffect(() => {
    void previewTable(question)
  }, [asked])
  const change = (changed: Partial<PaperChoice>) =>
    setChoice((before) => {
      const next = { ...before, ...changed }
      return { ...next, day: typedDay(next.asOf), firstDay: typedDay(next.since) }
    })
  const start = async () => {
    if (!question) return
    setWorking(true)
    await exportTable(exportQuestion(facts, choice, question))
    setWorking(false)
  }
  return (
    <section className={styles.paper} aria-label={facts.name}>
      <PaperHead facts={facts} choice={choice} isFolded={isFolded} onFold={fold} />
      {!isFolded && (
        <>
          <p className={styles.hint}>{facts.hint}</p>
          {table === 'retirements' && <RetirementAges />}
          {table === 'termsEnding' && <ReminderMonths />}
          <PaperForm facts={facts} choice={choice} sides={sides} onChange={change} />
          {facts.notes && <AuditNotes unitId={choice.unitId} />}
        </>
      )}
      <PaperActions
        table={table}
        preview={shown}
        missing={missing}
        busy={working}
        template={made.template}
        onTemplate={(template) => change({ template })}
        onExport={() => void start()}
      />
      {problem && <p className={styles.fault}>{problem}</p>}
      <div className={styles.preview} aria-busy={busy} data-testid="paper-preview">
        {shown ? (
          <PaperView id={table} preview={shown} />
        ) : (
          !problem && (
            <p className={styles.hint}>{question ? '正在生成预览…' : '选好以上各项，这里显示预览。'}</p>
          )
        )}
      </div>
      <div className={styles.feet}>
        {shown && <Preflight inspection={shown.inspection} personal={choice.personal} />}
        <details className={styles.rules}>
          <summary>计数规则</summary>
          <ol>
            {countingRules.map((rule) => (
              <li key={rule.code}>{rule.sentence}</li>
            ))}
          </ol>
        </details>
      </div>
    </section>
  )
}

const typedDay = (text: string | undefined) => (text === undefined ? undefined : readDay(text))

/** 制表单位 stands on every paper; it is asked for once. */
function Prepared() {
  const model = useModel()
  const off = useOff()
  const [value, setValue] = useState(model.setting('preparedBy'))
  const save = () => {
    if (value !== model.setting('preparedBy')) void run('changeSettings', { values: { preparedBy: value } })
  }
  return (
    <label className={styles.prepared}>
      制表（图）单位
      <Input
        value={value}
        maxLength={60}
        placeholder="印在表头和图的右下角"
        data-testid="prepared-by"
        {...off}
        onChange={(event) => setValue(event.target.value)}
        onBlur={save}
        onPressEnter={save}
      />
    </label>
  )
}
