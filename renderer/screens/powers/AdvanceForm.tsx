import { useState } from 'react'
import { type Power, type PowerStatus, powerStatuses } from '../../../domain/power.ts'
import { nextStatuses, statusName } from '../../../domain/powers/flow.ts'
import { committeeOf } from '../../../domain/powers/holder.ts'
import { type CommonPapers, readinessOf } from '../../../domain/powers/papers.ts'
import { powerTitle } from '../../../domain/rules/powers.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { type Field, readDay } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import styles from './powers.module.css'

interface Values {
  readonly to: string
  readonly intendedOn: string | null
  readonly giverConfirmedOn: string | null
  readonly takerConfirmedOn: string | null
  readonly reviewedOn: string | null
  readonly publishedNumber: string | null
  readonly publishedOn: string | null
  readonly handedOverOn: string | null
}

const paperFields = [
  ['intendedOn', '放权意向日期'],
  ['giverConfirmedOn', '放权方确认日期'],
  ['takerConfirmedOn', '承接方确认日期'],
  ['reviewedOn', '合法性审查日期'],
  ['publishedNumber', '公布文号'],
  ['publishedOn', '公布日期'],
  ['handedOverOn', '交接日期'],
] as const

const empty: Omit<Values, 'to'> = {
  intendedOn: null,
  giverConfirmedOn: null,
  takerConfirmedOn: null,
  reviewedOn: null,
  publishedNumber: null,
  publishedOn: null,
  handedOverOn: null,
}

interface AdvanceFormProps {
  readonly powers: readonly Power[]
  readonly close: () => void
}

/** 推进状态 of many items at once; what is missing is told for each before anything is written. */
export function AdvanceForm({ powers, close }: AdvanceFormProps) {
  const model = useModel()
  const targets = powerStatuses.filter(({ code }) =>
    powers.some((power) => nextStatuses(power.status).includes(code)),
  )
  const [values, setValues] = useState<Values>({ to: firstTarget(powers), ...empty })
  const to = values.to as PowerStatus
  const needs = (column: keyof CommonPapers) =>
    (to === 'released' && column !== 'handedOverOn') || to === 'takenUp'
  const fields: readonly Field<Values>[] = [
    {
      name: 'to',
      label: '列为',
      kind: 'choice',
      required: true,
      choices: targets.map(({ code, name }) => ({ value: code, label: name })),
    },
    ...paperFields.map(([name, label]): Field<Values> => {
      const shown = () => needs(name) && powers.some((power) => power[name] === null)
      const lacking = powers.filter((power) => power[name] === null).length
      const hint = `${lacking} 项未登记，填写后一并登记；已登记的不改`
      return name === 'publishedNumber'
        ? { name, label, kind: 'text', max: 80, shown, hint }
        : { name, label, kind: 'day', shown, hint }
    }),
  ]
  const papers = papersOf(values)
  const ready = readinessOf(powers, to, papers, committeeOf(model)?.id ?? null, model.asOf)
  const stuck = ready.filter(({ obstacles }) => obstacles.length > 0)
  return (
    <EditForm<Values>
      title={`推进 ${powers.length} 项的状态`}
      testId="powers-advance-form"
      saveLabel={`列为“${to ? statusName(to) : ''}”`}
      fields={fields}
      initial={values}
      adjust={(next) => {
        setValues(next)
        return next
      }}
      close={close}
      save={(_values, because) =>
        runOrThrow('advancePowers', { ids: powers.map(({ id }) => id), to, papers }, because)
      }
    >
      {stuck.length === 0 ? (
        <p data-testid="powers-advance-ready">
          ✓ {powers.length} 项均可列为“{statusName(to)}”。
        </p>
      ) : (
        <div data-testid="powers-advance-missing">
          <p className={styles.over}>
            ▲ {stuck.length} 项还不能列为“{statusName(to)}”，补齐后才能一并推进：
          </p>
          <ul className={styles.obstacles}>
            {stuck.slice(0, 50).map(({ power, obstacles }) => (
              <li key={power.id}>
                {powerTitle(power)}：{obstacles.join('；')}
              </li>
            ))}
            {stuck.length > 50 && <li>……另有 {stuck.length - 50} 项</li>}
          </ul>
        </div>
      )}
    </EditForm>
  )
}

/** The next step forward of the first item: what a clerk who selected a batch most likely means. */
function firstTarget(powers: readonly Power[]): string {
  return nextStatuses(powers[0]?.status ?? 'proposed')[0] ?? ''
}

/** What is typed so far, as far as it can be read; a day half typed is none yet. */
function papersOf(values: Values): CommonPapers {
  const entries = paperFields.map(([name]) => {
    const text = values[name]?.trim() ?? ''
    return [name, text === '' ? null : name === 'publishedNumber' ? text : readDay(text)]
  })
  return Object.fromEntries(entries) as CommonPapers
}
