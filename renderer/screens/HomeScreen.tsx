import { Button } from 'antd'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { rosterLines } from '../../domain/reports/roster.ts'
import { todoCounts } from '../../domain/reports/todos.ts'
import { useBase } from '../stores/base.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import { secrecyLine } from '../text.ts'
import { useFindings } from './findings.ts'
import { Backups } from './grids/Backups.tsx'
import screen from './grids/screen.module.css'
import { BackupRow, useBackupAge } from './home/BackupRow.tsx'
import styles from './home/home.module.css'
import { NextStep } from './home/NextStep.tsx'
import { PlanRows, usePlansUnderWay } from './home/PlanRows.tsx'
import { RequestRows, useRequestsForMe } from './home/RequestRows.tsx'
import { TodoRow } from './home/TodoRow.tsx'
import { todoFacts } from './home/todos.ts'

/** 首页: what needs doing today, each a link to where it is done. */
export function HomeScreen() {
  const model = useModel()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <div className={`${screen.screen} ${screen.scroll} screen-only`} tabIndex={0}>
      <div className={screen.head}>
        <h2 className={screen.title}>{model.setting('workbookName')}</h2>
        <span className={screen.soft}>{secrecyLine}。数据只存在本机，不联网。</span>
      </div>
      <Today />
      <Overview />
      <Backups />
    </div>
  )
}

function Today() {
  const model = useModel()
  const navigate = useNavigate()
  const findings = useFindings()
  const base = useBase()
  const revision = useWorkbook((state) => state.revision)
  const plans = usePlansUnderWay()
  const requests = useRequestsForMe()
  const { isDue, text: backup } = useBackupAge()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const counts = useMemo(() => todoCounts(model, findings, base), [model, findings, base, revision])
  const waiting = todoFacts.filter(({ kind }) => counts[kind] > 0)
  const none = todoFacts.filter(({ kind }) => counts[kind] === 0)
  const hasPlan = plans.drafts.length + plans.locked.length + plans.missing.length > 0
  const hasRequest = requests.waiting.length + requests.voided.length > 0
  const isIdle = waiting.length === 0 && !hasPlan && !hasRequest && !isDue
  return (
    <>
      <h3 className={screen.title}>今日待办（{model.asOf}）</h3>
      <NextStep model={model} hasPlan={hasPlan} isIdle={isIdle} />
      {!isIdle && (
        <ul className={styles.rows} aria-label="今日待办">
          {waiting.map(({ kind, name, sign, tone, unit, verb, open }) => (
            <TodoRow
              key={kind}
              testId={`todo-${kind}`}
              name={name}
              figure={`${sign} ${counts[kind]} ${unit}`}
              tone={tone}
              verb={verb}
              onOpen={() => open(navigate)}
            />
          ))}
          <RequestRows requests={requests} />
          <PlanRows plans={plans} />
          <BackupRow />
        </ul>
      )}
      {!isIdle && none.length > 0 && (
        <p className={styles.none} data-testid="todo-done">
          ✓ 没有：{none.map(({ name }) => name).join('、')}。{!isDue && backup}
        </p>
      )}
    </>
  )
}

function Overview() {
  const model = useModel()
  const navigate = useNavigate()
  const open = <T extends Parameters<typeof model.isOpen>[0]>(rows: Iterable<T>) =>
    [...rows].filter((row) => model.isOpen(row))
  const units = open(model.rows.unit.values()).filter(({ kind }) => kind !== 'external').length
  const places = [
    { name: '机构', figure: units, path: '/chart' },
    { name: '人员', figure: rosterLines(model).length, path: '/people?show=people' },
    { name: '岗位', figure: open(model.rows.post.values()).length, path: '/people?show=posts' },
    { name: '村居', figure: open(model.rows.village.values()).length, path: '/villages' },
    { name: '权力事项', figure: model.rows.power.size, path: '/powers' },
  ]
  return (
    <>
      <h3 className={screen.title}>概况</h3>
      <div className={styles.overview}>
        {places.map(({ name, figure, path }) => (
          <Button key={path} data-testid={`home-${name}`} onClick={() => navigate(path)}>
            {name} {figure}
          </Button>
        ))}
      </div>
    </>
  )
}
