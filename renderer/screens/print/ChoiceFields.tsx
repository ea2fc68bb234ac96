import { Checkbox, InputNumber, Segmented, Select } from 'antd'
import { memo } from 'react'
import { choose } from '../../stores/print.ts'
import styles from './print.module.css'
import type { ChoiceField, PrintChoice } from './product.ts'

interface ChoiceFieldsProps {
  readonly fields: readonly ChoiceField[]
  readonly choice: PrintChoice
  readonly productId: string
}

/** What a product lets the clerk choose. Drawn anew only when that changes: the list of units may be long. */
export const ChoiceFields = memo(function ChoiceFields({ fields, choice, productId }: ChoiceFieldsProps) {
  return fields.map((field) => (
    <Field
      key={field.key}
      field={field}
      value={choice[field.key] ?? field.initial}
      onChange={(value) => choose(productId, { [field.key]: value })}
    />
  ))
})

interface FieldProps {
  readonly field: ChoiceField
  readonly value: string
  readonly onChange: (value: string) => void
}

/** More options than this stand in a list that unfolds. */
const mostInLine = 3

function Field({ field, value, onChange }: FieldProps) {
  if (field.kind === 'switch') {
    return (
      <Checkbox checked={value === 'on'} onChange={(event) => onChange(event.target.checked ? 'on' : '')}>
        {field.label}
      </Checkbox>
    )
  }
  if (field.kind === 'number') return <NumberField field={field} value={value} onChange={onChange} />
  if (field.kind === 'one' && field.options.length <= mostInLine) {
    return (
      <Segmented
        aria-label={field.label}
        value={value}
        options={[...field.options]}
        onChange={(chosen) => onChange(String(chosen))}
      />
    )
  }
  const shared = {
    'aria-label': field.label,
    className: styles.choice ?? '',
    showSearch: { optionFilterProp: 'label' },
    options: [...field.options],
  }
  if (field.kind === 'one') return <Select {...shared} value={value} onChange={onChange} />
  return (
    <Select
      {...shared}
      mode="multiple"
      maxTagCount="responsive"
      allowClear
      placeholder={field.label}
      value={value === '' ? [] : value.split(',')}
      onChange={(chosen: string[]) => onChange(chosen.join(','))}
    />
  )
}

function NumberField({
  field,
  value,
  onChange,
}: FieldProps & { field: Extract<ChoiceField, { kind: 'number' }> }) {
  return (
    <span className={styles.number}>
      {field.label}
      <InputNumber
        aria-label={field.label}
        min={field.min}
        max={field.max}
        value={Number(value)}
        suffix={field.unit}
        onChange={(chosen) => chosen !== null && onChange(String(chosen))}
      />
    </span>
  )
}
