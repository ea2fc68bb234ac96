import { Button, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { modelNote, newestPayYear } from '../../domain/pay/simulate.ts'
import { EditForm } from '../controls/EditForm.tsx'
import { PermitButton } from '../controls/PermitButton.tsx'
import { closePay, openPay, refreshPay, usePay } from '../stores/pay.ts'
import { usePersonal } from '../stores/personal.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import screen from './grids/screen.module.css'
import { ActualView } from './pay/ActualView.tsx'
import { PayImport } from './pay/PayImport.tsx'
import styles from './pay/pay.module.css'
import { SharesForm } from './pay/SharesForm.tsx'
import { SimulationView } from './pay/SimulationView.tsx'
import { periodLabel, periodsOf, shownPeriod } from './performance/period.ts'
import { PersonalGate } from './personal/PersonalGate.tsx'

const views = ['simulation', 'actual', 'import'] as const
type View = (typeof views)[number]

/** 薪酬结构: basic against incentive in steps, simulated for the people who are there. */
export function PayScreen() {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const rows = usePay((pay) => pay.rows)
  const state = usePersonal()?.state
  const [asked, setAsked] = useSearchParams()
  const view = views.find((one) => one === asked.get('show')) ?? 'simulation'
  const years = yearsOf(model.rows.pay.values(), model.asOf)
  const [year, setYear] = useState(
    () => newestPayYear(model.rows.pay.values()) ?? Number(model.asOf.slice(0, 4)),
  )
  const [isSetting, setSetting] = useState(false)
  const period = shownPeriod(model, asked.get('period'))
  useEffect(() => () => void closePay(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the amounts are asked for anew after each change
  useEffect(() => void refreshPay(), [revision])
  const show = (one: View, periodId = period?.id) =>
    setAsked({ show: one, ...(periodId ? { period: periodId } : {}) }, { replace: true })
  return (
    <div className={`${screen.screen} screen-only`}>
      <div className={screen.head}>
        <h2 className={screen.title}>薪酬结构</h2>
        <Segmented<View>
          aria-label="看什么"
          value={view}
          options={[
            { value: 'simulation', label: '测算' },
            { value: 'actual', label: '实际薪酬' },
            { value: 'import', label: '导入' },
          ]}
          onChange={(one) => show(one)}
        />
        <label className={screen.choice}>
          年份{' '}
          <Select<number>
            aria-label="年份"
            value={year}
            options={years.map((value) => ({ value, label: `${value} 年` }))}
            onChange={setYear}
          />
        </label>
        {view === 'simulation' && (
          <label className={screen.choice}>
            考核结果{' '}
            <Select<string>
              className={styles.period ?? ''}
              aria-label="考核结果"
              value={period?.id ?? null}
              placeholder="还没有考核周期"
              options={periodsOf(model).map((one) => ({ value: one.id, label: periodLabel(one) }))}
              onChange={(id) => show(view, id)}
            />
          </label>
        )}
        <strong className={styles.note} data-testid="pay-note">
          {modelNote}
        </strong>
        <span className={screen.space} />
        <Buttons isOpen={rows !== null} onSetting={() => setSetting(true)} />
      </div>
      {isSetting && (
        <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
          <SharesForm close={() => setSetting(false)} />
        </div>
      )}
      <PersonalGate
        table="pay"
        meanwhile={state === 'locked' ? '解锁后才能查看、登记' : '设置后才能登记、导入，其余照常'}
      />
      {rows === null && <AskForm canOpen={state !== 'locked'} />}
      {rows !== null && view === 'actual' && <ActualView rows={rows} year={year} />}
      {rows !== null && view === 'import' && <PayImport year={year} onDone={() => show('actual')} />}
      {rows !== null && view === 'simulation' && (
        <SimulationView
          rows={rows}
          year={year}
          periodId={period?.id ?? null}
          onEnter={() => show('actual')}
        />
      )}
    </div>
  )
}

function Buttons({ isOpen, onSetting }: { readonly isOpen: boolean; readonly onSetting: () => void }) {
  const navigate = useNavigate()
  return (
    <>
      <PermitButton data-testid="pay-settings" onClick={onSetting}>
        比例设置
      </PermitButton>
      <Button data-testid="pay-export" onClick={() => navigate('/reports?table=paySimulation')}>
        导出测算表
      </Button>
      {isOpen && (
        <Button data-testid="pay-close" onClick={() => void closePay()}>
          收起金额
        </Button>
      )}
    </>
  )
}

function yearsOf(rows: Iterable<{ readonly year: number }>, today: string): number[] {
  const now = Number(today.slice(0, 4))
  const years = new Set([now + 1, now, now - 1])
  for (const { year } of rows) years.add(year)
  return [...years].sort((a, b) => b - a)
}

/** Amounts are shown only to who says why; that is ledgered, and they go when the screen is left. */
function AskForm({ canOpen }: { readonly canOpen: boolean }) {
  const model = useModel()
  const [isAsking, setAsking] = useState(false)
  return (
    <div className={styles.ask}>
      <p>
        {`薪酬金额是敏感个人信息，加密保存，只在本页显示，不进入搜索、详情和台账明细，离开本页即收起。已登记 ${model.rows.pay.size} 条。`}
      </p>
      {isAsking ? (
        <EditForm
          title="查看、登记薪酬金额"
          testId="pay-open-form"
          call="openPay"
          saveLabel="显示金额"
          fields={[
            {
              name: 'reason',
              label: '事由',
              kind: 'text',
              max: 200,
              required: true,
              hint: '记入变更台账，如 测算 2016 年薪酬结构',
            },
          ]}
          initial={{ reason: '' }}
          because="none"
          close={() => setAsking(false)}
          save={({ reason }) => openPay(reason)}
        />
      ) : (
        <PermitButton
          call="openPay"
          type="primary"
          data-testid="pay-open"
          blockedBy={canOpen ? null : '薪酬金额已加密，请先解锁。'}
          onClick={() => setAsking(true)}
        >
          查看、登记金额…
        </PermitButton>
      )}
    </div>
  )
}
