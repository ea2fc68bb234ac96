import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { templatesOf } from '../../domain/column-template.ts'
import { countingRules } from '../../domain/counting.ts'
import type { PaperPreview, PreviewTable } from '../../domain/paper.ts'
import { shownRound } from '../../domain/reports/rounds.ts'
import { exportTableFacts, exportTables } from '../../domain/workbook.ts'
import { readDay } from '../controls/field.ts'
import { exportTable, previewTable, usePreview } from '../stores/exports.ts'
import { run, useModel, useWorkbook } from '../stores/workbook.ts'
import { useSides } from './compare/use-sides.ts'
import { shownPeriod } from './performance/period.ts'
import styles from './ReportsScreen.module.css'
import { AuditNotes } from './reports/AuditNotes.tsx'
import { ColumnTemplates } from './reports/ColumnTemplates.tsx'
import { exportQuestion, type PaperChoice, previewQuestion } from './reports/choice.ts'
import { PaperForm } from './reports/PaperForm.tsx'
import { PaperList } from './reports/PaperList.tsx'
import { PaperPrintButtons } from './reports/PaperPrintButtons.tsx'
import { PaperView } from './reports/PaperView.tsx'
import { Preflight } from './reports/Preflight.tsx'
import { ReminderMonths } from './reports/ReminderMonths.tsx'
import { RetirementAges } from './reports/RetirementAges.tsx'

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
  // A template that an undo took away is not asked for.
  const isKept = templatesOf(model, table).some(({ name }) => name === choice.template)
  const made = isKept ? choice : { ...choice, template: undefined }
  const question = previewQuestion(table, facts, made, sides)
  const only = preview?.title === facts.name ? onlyTable(preview) : null
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
      <h3>
        {facts.name}
        {facts.track && <span className={styles.track}>统计口径：{facts.track}</span>}
      </h3>
      <p className={styles.hint}>{facts.hint}</p>
      {table === 'retirements' && <RetirementAges />}
      {table === 'termsEnding' && <ReminderMonths />}
      <PaperForm
        facts={facts}
        choice={choice}
        sides={sides}
        busy={working}
        onChange={change}
        onExport={() => void start()}
      />
      {preview?.title === facts.name && <PaperPrintButtons preview={preview} track={facts.track} />}
      {facts.notes && <AuditNotes unitId={choice.unitId} />}
      {only && (
        <ColumnTemplates
          table={table}
          preview={only}
          chosen={made.template}
          onChoose={(template) => change({ template })}
        />
      )}
      {problem && <p className={styles.fault}>{problem}</p>}
      <div className={styles.preview} aria-busy={busy} data-testid="paper-preview">
        {preview && preview.title === facts.name ? (
          <>
            <PaperView id={table} preview={preview} />
            <Preflight preview={preview} personal={choice.personal} />
          </>
        ) : (
          !problem && (
            <p className={styles.hint}>{question ? '正在生成预览…' : '选好以上各项，这里显示预览。'}</p>
          )
        )}
      </div>
      <details className={styles.rules}>
        <summary>计数规则</summary>
        <ol>
          {countingRules.map((rule) => (
            <li key={rule.code}>{rule.sentence}</li>
          ))}
        </ol>
      </details>
    </section>
  )
}

/** The table of a paper that is one table: its columns can be chosen. */
function onlyTable({ blocks }: PaperPreview): PreviewTable | null {
  const [block] = blocks
  return blocks.length === 1 && block?.kind === 'table' ? block.table : null
}

const typedDay = (text: string | undefined) => (text === undefined ? undefined : readDay(text))

/** 制表单位 stands on every paper; it is asked for once. */
function Prepared() {
  const model = useModel()
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
        onChange={(event) => setValue(event.target.value)}
        onBlur={save}
        onPressEnter={save}
      />
    </label>
  )
}
