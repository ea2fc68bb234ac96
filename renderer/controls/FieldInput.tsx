import { Input, InputNumber, Select, TreeSelect } from 'antd'
import { DayInput } from './DayInput.tsx'
import type { Choice, Field } from './field.ts'
import type { UnitNode } from './unit-tree.ts'

interface FieldInputProps<V> {
  readonly field: Field<V>
  readonly id: string
  readonly values: V
  readonly fault: string | undefined
  readonly onChange: (value: string | number | null) => void
}

/** The input that a field's kind asks for. Its label stands beside it and points to `id`. */
export function FieldInput<V extends object>({ field, id, values, fault, onChange }: FieldInputProps<V>) {
  const value = (values[field.name] ?? null) as string | number | null
  const faulty = fault !== undefined
  const describedBy = faulty || field.hint ? `${id}-help` : undefined
  const aria = {
    'aria-invalid': faulty,
    'aria-describedby': describedBy,
    'aria-required': field.required ?? false,
  }
  const status = faulty ? { status: 'error' as const } : {}
  const text = value === null ? '' : String(value)
  switch (field.kind) {
    case 'text':
      return (
        <Input
          id={id}
          value={text}
          maxLength={field.max ?? 80}
          {...aria}
          {...status}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'secret':
      return (
        <Input.Password
          id={id}
          value={text}
          maxLength={200}
          autoComplete="off"
          {...aria}
          {...status}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'area':
      return (
        <Input.TextArea
          id={id}
          value={text}
          maxLength={field.max ?? 2000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          {...aria}
          {...status}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'number':
      return (
        <InputNumber<number>
          id={id}
          value={value === null ? null : Number(value)}
          min={field.min ?? 0}
          {...(field.decimals ? {} : { precision: 0 })}
          style={{ width: '100%' }}
          {...aria}
          {...status}
          onChange={onChange}
        />
      )
    case 'day':
      return <DayInput id={id} value={text} faulty={faulty} describedBy={describedBy} onChange={onChange} />
    case 'choice': {
      const choices = typeof field.choices === 'function' ? field.choices(values) : field.choices
      const required = field.required ?? false
      return <ChoiceInput {...{ id, choices, required, faulty, onChange }} label={field.label} value={text} />
    }
    case 'unit':
      return <UnitInput {...{ id, faulty, onChange }} label={field.label} units={field.units} value={text} />
  }
}

interface PickProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly faulty: boolean
  readonly onChange: (value: string | null) => void
}

function ChoiceInput(props: PickProps & { readonly choices: readonly Choice[]; readonly required: boolean }) {
  const { id, label, value, faulty, choices, required, onChange } = props
  return (
    <Select<string>
      id={id}
      aria-label={label}
      value={value || null}
      options={[...choices]}
      allowClear={!required}
      showSearch={choices.length > 8 ? { optionFilterProp: 'label' } : false}
      style={{ width: '100%' }}
      {...(faulty ? { status: 'error' as const } : {})}
      onChange={(chosen) => onChange(chosen ?? null)}
    />
  )
}

function UnitInput({
  id,
  label,
  value,
  faulty,
  units,
  onChange,
}: PickProps & { readonly units: readonly UnitNode[] }) {
  return (
    <TreeSelect<string | null>
      id={id}
      aria-label={label}
      value={value || null}
      treeData={units as UnitNode[] as never}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      style={{ width: '100%' }}
      placeholder="选择机构"
      {...(faulty ? { status: 'error' as const } : {})}
      onChange={(chosen) => onChange(chosen ?? null)}
    />
  )
}
