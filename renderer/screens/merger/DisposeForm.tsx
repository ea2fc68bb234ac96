import { unitTitle } from '../../../domain/comparison/naming.ts'
import { type Fate, fateNames } from '../../../domain/lineage.ts'
import { allowedFates, type MergerItem, targetNeed } from '../../../domain/merger/items.ts'
import type { Model } from '../../../domain/model.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { unitTree } from '../../controls/unit-tree.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

interface DisposeFormProps {
  readonly base: Model
  readonly items: readonly MergerItem[]
  readonly close: () => void
}

interface Values {
  readonly fate: string
  readonly unitId: string | null
  readonly secondId: string | null
  readonly rowId: string | null
  readonly newName: string | null
  readonly basis: string | null
}

/** 处置 of the chosen items: the fate, where to, and on what basis; one operation for all of them. */
export function DisposeForm({ base, items, close }: DisposeFormProps) {
  const model = useModel()
  const open = items.filter((item) => item.fate === null)
  const needOf = (values: Values) => (open[0] ? targetNeed(open[0].table, values.fate as Fate) : 'none')
  const needs = (values: Values, ...wanted: readonly string[]) => wanted.includes(needOf(values))
  const mixed = new Set(open.map((item) => item.table)).size > 1
  const units = unitTree(model)
  const fields: readonly Field<Values>[] = [
    { name: 'fate', label: '处置', kind: 'choice', required: true, choices: fateChoices(model, open) },
    {
      name: 'unitId',
      label: '去向机构',
      kind: 'unit',
      units,
      required: true,
      shown: (values) => needs(values, 'unit', 'units'),
    },
    {
      name: 'secondId',
      label: '另一去向机构',
      kind: 'unit',
      units,
      required: true,
      shown: (values) => needs(values, 'units'),
    },
    {
      name: 'rowId',
      label: '并入哪一项',
      kind: 'choice',
      choices: (values) => rowChoices(model, needOf(values)),
      required: true,
      shown: (values) => needs(values, 'post', 'plate'),
    },
    {
      name: 'newName',
      label: '新名称',
      kind: 'text',
      max: 80,
      required: true,
      shown: (values) => values.fate === 'rename',
    },
    {
      name: 'basis',
      label: '依据',
      kind: 'text',
      max: 400,
      hint: '文号或会议纪要；留空可在采纳时统一以批文为准。',
    },
  ]
  return (
    <EditForm
      title={`处置 ${open.length} 项：${open
        .slice(0, 3)
        .map((item) => item.name)
        .join('、')}${open.length > 3 ? ' 等' : ''}`}
      testId="merger-form"
      saveLabel="处置"
      because="none"
      fields={fields}
      initial={{ fate: '', unitId: null, secondId: null, rowId: null, newName: null, basis: null }}
      blockedBy={
        open.length === 0
          ? '所选事项都已处置'
          : mixed
            ? '请一次只选同一类事项（机构、岗位、职责……）'
            : undefined
      }
      close={close}
      save={(values) =>
        runOrThrow('disposeItems', {
          earlier: [...base.rows.lineage.keys()],
          decisions: open.map((item) => ({
            table: item.table,
            id: item.id,
            name: item.name,
            unitId: item.unitId,
            fate: values.fate as Fate,
            targets: targetsOf(values, needOf(values)),
            ...(values.newName && values.fate === 'rename' ? { newName: values.newName } : {}),
            ...(values.basis ? { basis: values.basis } : {}),
          })),
        })
      }
    />
  )
}

/** What every one of the items can become; many at once cannot all take one new name. */
function fateChoices(model: Model, items: readonly MergerItem[]) {
  const common = items
    .map((item) => allowedFates(model, item))
    .reduce<readonly Fate[] | null>(
      (all, own) => (all === null ? own : all.filter((fate) => own.includes(fate))),
      null,
    )
  return (common ?? [])
    .filter((fate) => fate !== 'rename' || items.length === 1)
    .map((fate) => ({ value: fate, label: fateNames[fate] }))
}

function rowChoices(model: Model, need: string) {
  if (need !== 'post' && need !== 'plate') return []
  return [...model.rows[need].values()]
    .filter((row) => model.isOpen(row))
    .map((row) => ({ value: row.id, label: `${unitTitle(model, row.unitId)} ${row.name}` }))
}

function targetsOf({ unitId, secondId, rowId }: Values, need: ReturnType<typeof targetNeed>) {
  if (need === 'post' || need === 'plate') return [{ table: need, id: rowId ?? '' }]
  const ids = need === 'units' ? [unitId, secondId] : need === 'unit' ? [unitId] : []
  return ids.map((id) => ({ table: 'unit' as const, id: id ?? '' }))
}
