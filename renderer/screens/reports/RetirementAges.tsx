import { useState } from 'react'
import { womenGroups } from '../../../domain/retirement.ts'
import type { SettingName } from '../../../domain/setting.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { type Choice, choicesOf, type Field } from '../../controls/field.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

const settings = [
  'retirementWomenSenior',
  'retirementWomenCadre',
  'retirementWomenWorker',
  'retirementWomenContract',
  'retirementChecked',
] as const satisfies readonly SettingName[]
type Values = Readonly<Record<(typeof settings)[number], string>>

const ages: readonly Choice[] = ['50', '55', '60'].map((age) => ({ value: age, label: `${age} 岁` }))

const fields: readonly Field<Values>[] = [
  ...Object.values(womenGroups).map(
    ({ name, setting }): Field<Values> => ({
      name: setting,
      label: name,
      kind: 'choice',
      choices: ages,
      required: true,
    }),
  ),
  {
    name: 'retirementChecked',
    label: '核实情况',
    kind: 'choice',
    required: true,
    choices: choicesOf({ off: '待核', on: '已对照文件核实' }),
    hint: '男职工一律为 60 岁；延迟的月数由程序按出生月份推算',
  },
]

/** 退休口径: at which age the groups of women retired before 2025, from which the delay is counted. */
export function RetirementAges() {
  const model = useModel()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  if (!isOpen) {
    return (
      <div>
        <PermitButton size="small" data-testid="retirement-ages" onClick={() => setOpen(true)}>
          退休口径{model.setting('retirementChecked') === 'on' ? '' : '（待核）'}
        </PermitButton>
      </div>
    )
  }
  const initial = Object.fromEntries(settings.map((name) => [name, model.setting(name)])) as Values
  return (
    <EditForm
      title="改革前的退休年龄（女）"
      testId="retirement-ages-form"
      fields={fields}
      initial={initial}
      close={close}
      save={(values, because) => runOrThrow('changeSettings', { values: { ...values } }, because)}
    />
  )
}
