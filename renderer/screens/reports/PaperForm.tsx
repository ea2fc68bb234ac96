import { Input, Radio, Segmented, Select, TreeSelect } from 'antd'
import { useId } from 'react'
import type { ExportFormat } from '../../../domain/paper.ts'
import { sealedNames } from '../../../domain/personal.ts'
import { roundsInOrder } from '../../../domain/reports/rounds.ts'
import { monthTo, yearTo } from '../../../domain/reports/staff-changes.ts'
import {
  type VillageCounting,
  villageCountingNames,
  villageCountings,
} from '../../../domain/reports/villages.ts'
import type { ExportTableFacts } from '../../../domain/workbook.ts'
import { DayInput } from '../../controls/DayInput.tsx'
import { unitTree } from '../../controls/unit-tree.ts'
import { useOff } from '../../controls/use-off.ts'
import { useModel } from '../../stores/workbook.ts'
import { SidePickers } from '../compare/SidePickers.tsx'
import type { useSides } from '../compare/use-sides.ts'
import { periodLabel, periodsOf } from '../performance/period.ts'
import { PersonalGate } from '../personal/PersonalGate.tsx'
import styles from '../ReportsScreen.module.css'
import { formatNames, type PaperChoice } from './choice.ts'
import { PeopleChoice } from './PeopleChoice.tsx'
import { useLocked } from './use-missing.ts'

interface PaperFormProps {
  readonly facts: ExportTableFacts
  readonly choice: PaperChoice
  readonly sides: ReturnType<typeof useSides>
  readonly onChange: (change: Partial<PaperChoice>) => void
}

/** What is asked before a paper leaves: of what, for which day, in which form, with which personal data. */
export function PaperForm({ facts, choice, sides, onChange }: PaperFormProps) {
  const isLocked = useLocked(facts, choice)
  const off = useOff('exportTable', { personal: 'full' })
  return (
    <>
      <div className={styles.form} data-testid="paper-form">
        {facts.scope === 'sides' ? (
          <SidePickers sides={sides} />
        ) : (
          <Scope facts={facts} choice={choice} onChange={onChange} />
        )}
        {facts.people && (
          <PeopleChoice
            unitId={choice.unitId}
            value={choice.personIds}
            onChange={(personIds) => onChange({ personIds })}
          />
        )}
        <Segmented<ExportFormat>
          aria-label="格式"
          data-testid="paper-format"
          value={choice.format}
          options={facts.formats.map((format) => ({ value: format, label: formatNames[format] }))}
          onChange={(format) => onChange({ format })}
        />
        {facts.personal && (
          <Radio.Group
            aria-label="个人信息"
            aria-description={off.title}
            value={choice.personal}
            onChange={(event) => onChange({ personal: event.target.value })}
          >
            <Radio value="masked">
              {facts.personalTable ? `不列${sealedNames[facts.personalTable]}` : '身份证号、电话脱敏'}
            </Radio>
            <Radio value="full" {...off}>
              完整（记入台账）
            </Radio>
          </Radio.Group>
        )}
        {facts.personal && choice.personal === 'full' && (
          <label className={styles.field}>
            用途
            <Input
              value={choice.purpose}
              maxLength={200}
              data-testid="paper-purpose"
              onChange={(event) => onChange({ purpose: event.target.value })}
            />
          </label>
        )}
      </div>
      {isLocked && (
        <PersonalGate
          {...(facts.personalTable ? { table: facts.personalTable } : {})}
          meanwhile="解锁后才能完整导出"
        />
      )}
    </>
  )
}

/** 范围, and 截至; the first day too, where a period is told of. */
function Scope({ facts, choice, onChange }: Pick<PaperFormProps, 'facts' | 'choice' | 'onChange'>) {
  const model = useModel()
  return (
    <>
      {!facts.ofRound && (
        <label className={styles.field}>
          范围
          <TreeSelect
            className={styles.scope ?? ''}
            allowClear
            treeDefaultExpandAll
            showSearch={{ treeNodeFilterProp: 'title' }}
            placeholder={facts.scope === 'unit' ? '选择一个机构' : '全部机构'}
            value={choice.unitId}
            treeData={unitTree(model, { keep: choice.unitId }) as never}
            onChange={(unitId) => onChange({ unitId, personIds: [] })}
          />
        </label>
      )}
      {facts.period && (
        <DayField
          label="起始"
          testId="paper-since"
          value={choice.since ?? startOf[facts.period](choice.day ?? model.asOf).from}
          faulty={choice.firstDay === null}
          onChange={(since) => onChange({ since })}
        />
      )}
      {facts.ofAssessment && (
        <Select<string>
          className={styles.scope ?? ''}
          aria-label="考核周期"
          data-testid="paper-period"
          placeholder="选择考核周期"
          value={choice.assessmentPeriodId ?? null}
          options={periodsOf(model).map((one) => ({ value: one.id, label: periodLabel(one) }))}
          onChange={(assessmentPeriodId) => onChange({ assessmentPeriodId })}
        />
      )}
      {facts.ofRound && (
        <Select<string>
          className={styles.scope ?? ''}
          aria-label="聘任轮次"
          data-testid="paper-round"
          placeholder="选择聘任轮次"
          value={choice.roundId ?? null}
          options={roundsInOrder(model).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(roundId) => onChange({ roundId })}
        />
      )}
      {facts.countsVillages && (
        <Segmented<VillageCounting>
          aria-label="归属口径"
          data-testid="paper-villages-by"
          value={choice.villagesBy}
          options={villageCountings.map((value) => ({ value, label: villageCountingNames[value] }))}
          onChange={(villagesBy) => onChange({ villagesBy })}
        />
      )}
      <DayField
        label="截至"
        testId="paper-day"
        value={choice.asOf ?? model.asOf}
        faulty={choice.day === null}
        onChange={(asOf) => onChange({ asOf })}
      />
    </>
  )
}

const startOf = { year: yearTo, month: monthTo } as const

interface DayFieldProps {
  readonly label: string
  readonly testId: string
  readonly value: string
  readonly faulty: boolean
  readonly onChange: (value: string) => void
}

function DayField({ label, testId, value, faulty, onChange }: DayFieldProps) {
  const id = useId()
  return (
    <span className={styles.field}>
      <label htmlFor={`${id}-day`}>{label}</label>
      <span className={styles.day}>
        <DayInput
          id={`${id}-day`}
          testId={testId}
          value={value}
          faulty={faulty}
          describedBy={faulty ? `${id}-fault` : undefined}
          onChange={(day) => onChange(day ?? '')}
        />
      </span>
      {faulty && (
        <span id={`${id}-fault`} className={styles.fault}>
          ✕ 日期应为 年-月-日，如 2016-05-19
        </span>
      )}
    </span>
  )
}
