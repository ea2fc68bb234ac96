import type { Jurisdiction, JurisdictionKind } from '../../../domain/jurisdiction.ts'
import type { Village } from '../../../domain/village.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, choicesOf, type Field } from '../../controls/field.ts'
import { unitTree } from '../../controls/unit-tree.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { jurisdictionKindNames, villageKindNames } from '../../text.ts'

interface VillageFormProps {
  readonly village: Village
  readonly close: () => void
}

type VillageValues = Omit<Village, 'id' | 'sortNo' | 'nameStatus'>

const villageFields: readonly Field<VillageValues>[] = [
  { name: 'name', label: '名称', kind: 'text', max: 40, required: true },
  { name: 'kind', label: '类别', kind: 'choice', choices: choicesOf(villageKindNames), required: true },
  { name: 'households', label: '户数', kind: 'number' },
  { name: 'population', label: '人口', kind: 'number' },
  { name: 'areaHectares', label: '面积（公顷）', kind: 'number', decimals: true },
  { name: 'startedOn', label: '设立日期', kind: 'day' },
  { name: 'endedOn', label: '撤销日期', kind: 'day' },
  { name: 'note', label: '备注', kind: 'area' },
]

export function VillageEdit({ village, close }: VillageFormProps) {
  const { id, sortNo: _sortNo, nameStatus: _nameStatus, ...initial } = village
  return (
    <EditForm
      title="修改村（居）"
      testId="village-edit-form"
      fields={villageFields}
      initial={initial}
      close={close}
      save={(values, because) =>
        runOrThrow('updateVillage', { id, patch: changedOf<VillageValues>(initial, values) }, because)
      }
    />
  )
}

interface JurisdictionValues {
  readonly unitId: string
  readonly startedOn: string
  readonly basis: string | null
}

interface JurisdictionFormProps {
  readonly villages: readonly Village[]
  readonly kind: JurisdictionKind
  /** Where they go, where that is known already. */
  readonly unitId?: string
  readonly close: () => void
}

/** 代管 without a basis is refused (G2), so the form asks for it; 行政隶属 may come without one. */
export function JurisdictionForm({ villages, kind, unitId = '', close }: JurisdictionFormProps) {
  const model = useModel()
  const name = jurisdictionKindNames[kind]
  const fields: readonly Field<JurisdictionValues>[] = [
    {
      name: 'basis',
      label: `${name}依据`,
      kind: 'text',
      max: 400,
      required: kind === 'administered',
      hint: '批文文号或会议纪要',
    },
    {
      name: 'unitId',
      label: `${name}机构`,
      kind: 'unit',
      units: unitTree(model, { external: true }),
      required: true,
    },
    { name: 'startedOn', label: '起始日期', kind: 'day', required: true },
  ]
  return (
    <EditForm
      title={`${villages[0]?.name ?? ''}${villages.length > 1 ? ` 等 ${villages.length} 个` : ''} 调整${name}`}
      testId="jurisdiction-form"
      fields={fields}
      initial={{ unitId, startedOn: model.asOf, basis: kind === 'administered' ? '' : null }}
      close={close}
      save={(values, because) =>
        runOrThrow('setJurisdiction', { villageIds: villages.map(({ id }) => id), kind, ...values }, because)
      }
    />
  )
}

interface RowFormProps {
  readonly row: Jurisdiction
  readonly close: () => void
}

type RowValues = Pick<Jurisdiction, 'startedOn' | 'basis' | 'status'>

/** Corrects what is known of a relation: its first day, its basis, and whether it is settled. */
export function JurisdictionEdit({ row, close }: RowFormProps) {
  const name = jurisdictionKindNames[row.kind]
  const fields: readonly Field<RowValues>[] = [
    { name: 'basis', label: `${name}依据`, kind: 'text', max: 400, required: row.kind === 'administered' },
    { name: 'startedOn', label: '起始日期', kind: 'day' },
    {
      name: 'status',
      label: '核实情况',
      kind: 'choice',
      required: true,
      choices: choicesOf({ settled: '已核实', unverified: '待核' }),
    },
  ]
  const initial: RowValues = { startedOn: row.startedOn, basis: row.basis, status: row.status }
  return (
    <EditForm
      title={`修改${name}`}
      testId="jurisdiction-edit-form"
      fields={fields}
      initial={initial}
      close={close}
      save={(values, because) =>
        runOrThrow('updateJurisdiction', { id: row.id, patch: changedOf(initial, values) }, because)
      }
    />
  )
}

export function JurisdictionEnd({ row, close }: RowFormProps) {
  const model = useModel()
  const name = jurisdictionKindNames[row.kind]
  return (
    <EditForm
      title={`解除${name}`}
      testId="jurisdiction-end-form"
      saveLabel={`解除${name}`}
      danger
      fields={[{ name: 'on', label: '解除日期', kind: 'day', required: true }]}
      initial={{ on: model.asOf }}
      because="open"
      close={close}
      save={({ on }, because) => runOrThrow('endJurisdiction', { ids: [row.id], on }, because)}
    />
  )
}
