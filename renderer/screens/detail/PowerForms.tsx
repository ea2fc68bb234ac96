import { type Power, powerModes } from '../../../domain/power.ts'
import { powerCategories } from '../../../domain/power-category.ts'
import { paperName, powerSteps } from '../../../domain/powers/flow.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, choicesOf, type Field } from '../../controls/field.ts'
import { unitTree } from '../../controls/unit-tree.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

interface PowerFormProps {
  readonly power: Power
  readonly close: () => void
}

type FactValues = Pick<
  Power,
  | 'code'
  | 'categoryId'
  | 'name'
  | 'subitem'
  | 'basis'
  | 'level'
  | 'department'
  | 'holderId'
  | 'bureauId'
  | 'mode'
  | 'batchId'
  | 'dispute'
  | 'note'
>

/** The facts of an item, in the order of the list's columns. */
export function PowerFactsEdit({ power, close }: PowerFormProps) {
  const model = useModel()
  const units = unitTree(model)
  const batches = [...model.rows.powerBatch.values()].sort((a, b) => a.sortNo - b.sortNo)
  const fields: readonly Field<FactValues>[] = [
    { name: 'code', label: '编码', kind: 'text', max: 60 },
    {
      name: 'categoryId',
      label: '类别',
      kind: 'choice',
      required: true,
      choices: powerCategories(model).map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: 'name', label: '事项名称', kind: 'text', max: 400, required: true },
    { name: 'subitem', label: '子项', kind: 'text', max: 400 },
    { name: 'basis', label: '实施依据', kind: 'area', max: 4000 },
    { name: 'level', label: '行使层级', kind: 'text', max: 40 },
    { name: 'department', label: '原实施部门', kind: 'text', required: true },
    {
      name: 'holderId',
      label: '承接主体',
      kind: 'unit',
      units,
      hint: '只能是管委会；街道和科室只承办或协助',
    },
    { name: 'bureauId', label: '承接部门', kind: 'unit', units },
    { name: 'mode', label: '承接方式', kind: 'choice', choices: choicesOf(powerModes) },
    {
      name: 'batchId',
      label: '批次',
      kind: 'choice',
      choices: batches.map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: 'dispute', label: '争议情况', kind: 'area', hint: '双方意见、协调情况、审核意见' },
    { name: 'note', label: '备注', kind: 'area' },
  ]
  const initial: FactValues = {
    code: power.code,
    categoryId: power.categoryId,
    name: power.name,
    subitem: power.subitem,
    basis: power.basis,
    level: power.level,
    department: power.department,
    holderId: power.holderId,
    bureauId: power.bureauId,
    mode: power.mode,
    batchId: power.batchId,
    dispute: power.dispute,
    note: power.note,
  }
  return (
    <EditForm<FactValues>
      title="修改权力事项"
      testId="power-edit-form"
      fields={fields}
      initial={initial}
      close={close}
      save={(values, because) =>
        runOrThrow('updatePowers', { ids: [power.id], patch: changedOf(initial, values) }, because)
      }
    />
  )
}

type StepValues = Pick<Power, (typeof powerSteps)[number]['column'] | 'publishedNumber'>

/** The days of the steps; one out of order is refused with its reason (Q3). */
export function PowerStepsEdit({ power, close }: PowerFormProps) {
  const fields: readonly Field<StepValues>[] = [
    { name: 'publishedNumber', label: '公布文号', kind: 'text', max: 80 },
    ...powerSteps.map(
      ({ column }): Field<StepValues> => ({ name: column, label: paperName(column), kind: 'day' }),
    ),
  ]
  const initial = Object.fromEntries(fields.map(({ name }) => [name, power[name]])) as StepValues
  return (
    <EditForm<StepValues>
      title="登记办理步骤"
      testId="power-steps-form"
      fields={fields}
      initial={initial}
      close={close}
      save={(values, because) =>
        runOrThrow('updatePowers', { ids: [power.id], patch: changedOf(initial, values) }, because)
      }
    />
  )
}
