import { Button, Select } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { CapFigure } from '../../domain/caps.ts'
import { countingRules } from '../../domain/counting.ts'
import { usageLines } from '../../domain/reports/usage.ts'
import { documentChoices, newDocument } from '../controls/document-fields.ts'
import { notify } from '../stores/notice.ts'
import { select, useView } from '../stores/view.ts'
import { run, useModel, useWorkbook } from '../stores/workbook.ts'
import { Grid } from '../views/Grid.tsx'
import { ledgerColumns, type SetNumber } from './grids/ledger-columns.ts'
import { QuotaAsk } from './grids/QuotaAsk.tsx'
import { quotaInput } from './grids/quota-input.ts'
import styles from './grids/screen.module.css'

interface Asked {
  readonly figure: CapFigure
  readonly amount: number
}

/** The document that typed numbers stand on: the last one used, or else the latest one entered. */
function useBasis() {
  const model = useModel()
  const [chosen, setChosen] = useState<string>()
  const documents = [...model.rows.document.values()]
  const choices = documentChoices(documents)
  const latest = choices[1]?.value ?? newDocument
  const isThere = choices.some(({ value }) => value === chosen)
  return { basis: chosen !== undefined && isThere ? chosen : latest, choices, setBasis: setChosen }
}

/** 编制台账: every unit with its approved and actual numbers. */
export function LedgerScreen() {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const navigate = useNavigate()
  const selection = useView((state) => state.selection)
  const { basis, choices, setBasis } = useBasis()
  const [asked, setAsked] = useState<Asked | null>(null)
  // Of a pasted block the first number asks; the others must know it before the screen is drawn again.
  const isAsking = useRef(false)
  const setNumber: SetNumber = async (figure, typed) => {
    if (typed === '') return figure.quota ? run('removeQuota', { id: figure.quota.id }) : true
    if (isAsking.current) {
      notify({ kind: 'trouble', text: '请先填好上方的批文，再填其他核定数。' })
      return false
    }
    if (basis !== newDocument) return run('setQuota', quotaInput(figure, Number(typed), { id: basis }))
    isAsking.current = true
    setAsked({ figure, amount: Number(typed) })
    return true
  }
  // The columns stay the same while what they do follows the chosen document.
  const latest = useRef(setNumber)
  latest.current = setNumber
  const columns = useMemo(
    () => ledgerColumns(model, (figure, typed) => latest.current(figure, typed)),
    [model],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const lines = useMemo(() => usageLines(model), [model, revision])
  return (
    <div className={`${styles.screen} screen-only`}>
      <div className={styles.head}>
        <h2 className={styles.title}>编制台账</h2>
        <span className={styles.soft}>口径：编制内任职，含下级。核定格可直接填写，依据所选批文。</span>
        <span className={styles.space} />
        <label className={styles.choice}>
          核定依据{' '}
          <Select
            className={styles.tree ?? ''}
            aria-label="核定依据"
            value={basis}
            options={choices}
            onChange={setBasis}
          />
        </label>
        <Button data-testid="ledger-export" onClick={() => navigate('/reports')}>
          导出统计表
        </Button>
      </div>
      {asked && (
        <QuotaAsk
          figure={asked.figure}
          amount={asked.amount}
          onEntered={setBasis}
          close={() => {
            isAsking.current = false
            setAsked(null)
          }}
        />
      )}
      <Grid
        id="ledger"
        label="编制台账"
        rows={lines}
        columns={columns}
        keyOf={({ unit }) => unit.id}
        selected={new Set(selection.map((ref) => ref.id))}
        onSelect={(ids) => select(ids.map((id) => ({ table: 'unit', id })))}
        empty={
          <>
            这里列出各机构的核定数与实有数。{' '}
            <Button size="small" onClick={() => navigate('/chart')}>
              先到机构图新设机构
            </Button>{' '}
            <Button
              size="small"
              data-testid="ledger-import"
              onClick={() => navigate('/import?what=structure')}
            >
              从表格导入机构
            </Button>
          </>
        }
      />
      <p className={styles.notes}>
        {countingRules.map((rule, index) => `${index + 1}. ${rule.sentence}`).join('　')}
      </p>
    </div>
  )
}
