import type { Model } from '../../../domain/model.ts'
import { rosterLines } from '../../../domain/reports/roster.ts'
import type { Village } from '../../../domain/village.ts'
import type { VillageLiaison } from '../../../domain/village-liaison.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { type Choice, changedOf, type Field } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

interface LiaisonValues {
  readonly personId: string
  readonly startedOn: string
  readonly note: string | null
}

export function LiaisonAdd({ village, close }: { readonly village: Village; readonly close: () => void }) {
  const model = useModel()
  const fields: readonly Field<LiaisonValues>[] = [
    {
      name: 'personId',
      label: '包村干部',
      kind: 'choice',
      required: true,
      choices: peopleFor(model, village),
      hint: '先列管辖机构的人员，可输入姓名查找',
    },
    { name: 'startedOn', label: '起始日期', kind: 'day', required: true },
    { name: 'note', label: '备注', kind: 'text', max: 400 },
  ]
  return (
    <EditForm
      title={`${village.name} 指定包村干部`}
      testId="liaison-form"
      fields={fields}
      initial={{ personId: '', startedOn: model.asOf, note: null }}
      close={close}
      save={(values, because) =>
        runOrThrow('addVillageLiaison', { villageIds: [village.id], ...values }, because)
      }
    />
  )
}

/** Everyone in service who does not look after the village yet; the people of the office that does so come first. */
function peopleFor(model: Model, village: Village): Choice[] {
  const open = model.openBy('jurisdiction.villageId', village.id)
  const holder = (open.find((row) => row.kind === 'administered') ?? open[0])?.unitId
  const held = model.openBy('villageLiaison.villageId', village.id).map((row) => row.personId)
  const near = (unitId: string | undefined) =>
    unitId !== undefined && holder !== undefined && model.pathUp(unitId).includes(holder)
  return rosterLines(model)
    .filter(({ person }) => !held.includes(person.id))
    .map(({ person, unit }) => ({ person, unit, near: near(unit?.id) }))
    .sort((a, b) => Number(b.near) - Number(a.near))
    .map(({ person, unit }) => ({
      value: person.id,
      label: `${person.name}（${unit?.name ?? '未安置'}）`,
    }))
}

interface RowFormProps {
  readonly row: VillageLiaison
  readonly close: () => void
}

type RowValues = Pick<VillageLiaison, 'startedOn' | 'note'>

export function LiaisonEdit({ row, close }: RowFormProps) {
  const initial: RowValues = { startedOn: row.startedOn, note: row.note }
  return (
    <EditForm
      title="修改包村干部"
      testId="liaison-edit-form"
      fields={[
        { name: 'startedOn', label: '起始日期', kind: 'day' },
        { name: 'note', label: '备注', kind: 'text', max: 400 },
      ]}
      initial={initial}
      close={close}
      save={(values, because) =>
        runOrThrow('updateVillageLiaison', { id: row.id, patch: changedOf(initial, values) }, because)
      }
    />
  )
}

export function LiaisonEnd({ row, close }: RowFormProps) {
  const model = useModel()
  return (
    <EditForm
      title="解除包村"
      testId="liaison-end-form"
      saveLabel="解除包村"
      danger
      fields={[{ name: 'on', label: '解除日期', kind: 'day', required: true }]}
      initial={{ on: model.asOf }}
      because="open"
      close={close}
      save={({ on }, because) => runOrThrow('endVillageLiaison', { id: row.id, on }, because)}
    />
  )
}
