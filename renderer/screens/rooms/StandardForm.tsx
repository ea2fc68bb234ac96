import {
  type OfficeStandardLevel,
  officeStandardOf,
  officeStandards,
  writeFigures,
} from '../../../domain/rooms/office-standard.ts'
import { type OfficeRank, officeRanks } from '../../../domain/vocabulary/office-rank.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

type Values = Readonly<Record<OfficeRank, number>> & {
  readonly document: string
  readonly level: OfficeStandardLevel
  readonly checked: 'on' | 'off'
  readonly least: number | null
}

const fields: readonly Field<Values>[] = [
  { name: 'document', label: '依据文件', kind: 'text', max: 80, required: true },
  {
    name: 'level',
    label: '套用级别',
    kind: 'choice',
    required: true,
    choices: Object.entries(officeStandards).map(([value, { name }]) => ({ value, label: name })),
    hint: '换级别时，下面的数按文件的该级标准重填',
  },
  ...officeRanks.map(
    ({ code, name }): Field<Values> => ({
      name: code,
      label: `${name}（m²／人）`,
      kind: 'number',
      decimals: true,
      required: true,
    }),
  ),
  {
    name: 'checked',
    label: '核实情况',
    kind: 'choice',
    required: true,
    choices: [
      { value: 'off', label: '待核' },
      { value: 'on', label: '已对照文件核实' },
    ],
    hint: '乡镇、街道级由省定，山东省数值未查得；24／18／9 供参照',
  },
  {
    name: 'least',
    label: '人均下限（m²，空着不查）',
    kind: 'number',
    decimals: true,
    hint: '房间人均使用面积低于此数时列为超员',
  },
]

/** 用房标准: area per person by rank, with the document that says so. */
export function StandardForm({ close }: { readonly close: () => void }) {
  const standard = officeStandardOf(useModel())
  const initial: Values = {
    ...standard.figures,
    document: standard.document,
    level: standard.level,
    checked: standard.isUnverified ? 'off' : 'on',
    least: standard.leastArea,
  }
  return (
    <EditForm
      title="办公用房标准"
      testId="standard-form"
      fields={fields}
      initial={initial}
      close={close}
      adjust={(values, changed) =>
        changed === 'level' ? { ...values, ...officeStandards[values.level].figures } : values
      }
      save={(values, because) =>
        runOrThrow(
          'changeSettings',
          {
            values: {
              officeStandardLevel: values.level,
              officeStandardFigures: writeFigures(values),
              officeStandardDocument: values.document,
              officeStandardChecked: values.checked,
              officeLeastArea: values.least === null ? '' : String(values.least),
            },
          },
          because,
        )
      }
    />
  )
}
