import { DomainError } from '../../../domain/errors.ts'
import {
  type OfficeStandardLevel,
  officeStandardOf,
  officeStandards,
  writeFigures,
} from '../../../domain/rooms/office-standard.ts'
import { isPlateSize } from '../../../domain/scene/plates.ts'
import { type OfficeRank, officeRanks } from '../../../domain/vocabulary/office-rank.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

type Values = Readonly<Record<OfficeRank, number>> & {
  readonly document: string
  readonly level: OfficeStandardLevel
  readonly checked: 'on' | 'off'
  readonly least: number | null
  readonly doorPlateSize: string
  readonly doorPlateColour: string
  readonly postPlateSize: string
  readonly tentCardSize: string
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
  {
    name: 'doorPlateSize',
    label: '门牌（毫米）',
    kind: 'text',
    max: 9,
    required: true,
    hint: '长×高。通行做法为 300×120，文件未作统一规定',
  },
  {
    name: 'doorPlateColour',
    label: '门牌底色',
    kind: 'choice',
    required: true,
    choices: [
      { value: 'blue', label: '蓝底白字' },
      { value: 'plain', label: '白底黑字' },
    ],
  },
  { name: 'postPlateSize', label: '岗位牌、去向牌（毫米）', kind: 'text', max: 9, required: true },
  { name: 'tentCardSize', label: '席卡每面（毫米）', kind: 'text', max: 9, required: true },
]

/** 用房标准: area per person by rank, with the document that says so. */
export function StandardForm({ close }: { readonly close: () => void }) {
  const model = useModel()
  const standard = officeStandardOf(model)
  const initial: Values = {
    ...standard.figures,
    document: standard.document,
    level: standard.level,
    checked: standard.isUnverified ? 'off' : 'on',
    least: standard.leastArea,
    doorPlateSize: model.setting('doorPlateSize'),
    doorPlateColour: model.setting('doorPlateColour'),
    postPlateSize: model.setting('postPlateSize'),
    tentCardSize: model.setting('tentCardSize'),
  }
  return (
    <EditForm
      title="办公用房标准与标牌尺寸"
      testId="standard-form"
      fields={fields}
      initial={initial}
      close={close}
      adjust={(values, changed) =>
        changed === 'level' ? { ...values, ...officeStandards[values.level].figures } : values
      }
      save={async (values, because) => {
        refuseSizes(values)
        return runOrThrow(
          'changeSettings',
          {
            values: {
              officeStandardLevel: values.level,
              officeStandardFigures: writeFigures(values),
              officeStandardDocument: values.document,
              officeStandardChecked: values.checked,
              officeLeastArea: values.least === null ? '' : String(values.least),
              doorPlateSize: values.doorPlateSize,
              doorPlateColour: values.doorPlateColour,
              postPlateSize: values.postPlateSize,
              tentCardSize: values.tentCardSize,
            },
          },
          because,
        )
      }}
    />
  )
}

/** A size is two numbers of millimetres; anything else is told at its field. */
function refuseSizes(values: Values): void {
  for (const field of ['doorPlateSize', 'postPlateSize', 'tentCardSize'] as const) {
    if (isPlateSize(values[field])) continue
    throw new DomainError('invalidInput', { message: '请写成 长×高，单位毫米，如 300×120', field })
  }
}
