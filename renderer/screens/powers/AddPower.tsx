import { powerCategoriesOn } from '../../../domain/power-category.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

interface NewPower {
  readonly code: string | null
  readonly categoryId: string
  readonly name: string
  readonly subitem: string | null
  readonly basis: string | null
  readonly department: string
  readonly status: string
}

/** 新增事项: what a list says of an item; its steps are entered afterwards. */
export function AddPower({ close }: { readonly close: () => void }) {
  const model = useModel()
  const fields: readonly Field<NewPower>[] = [
    { name: 'code', label: '编码', kind: 'text', max: 60 },
    {
      name: 'categoryId',
      label: '类别',
      kind: 'choice',
      required: true,
      choices: powerCategoriesOn(model).map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: 'name', label: '事项名称', kind: 'text', max: 400, required: true },
    { name: 'subitem', label: '子项', kind: 'text', max: 400 },
    { name: 'basis', label: '实施依据', kind: 'area', max: 4000 },
    { name: 'department', label: '原实施部门', kind: 'text', required: true },
    {
      name: 'status',
      label: '状态',
      kind: 'choice',
      required: true,
      choices: [
        { value: 'proposed', label: '拟下放' },
        { value: 'disputed', label: '争议' },
        { value: 'retained', label: '仍由市级行使' },
      ],
    },
  ]
  return (
    <EditForm<NewPower>
      title="新增权力事项"
      testId="power-add-form"
      fields={fields}
      initial={{
        code: null,
        categoryId: 'licence',
        name: '',
        subitem: null,
        basis: null,
        department: '',
        status: 'proposed',
      }}
      close={close}
      save={({ status, ...values }, because) =>
        runOrThrow('createPower', { ...values, status: status as 'proposed' }, because)
      }
    />
  )
}
