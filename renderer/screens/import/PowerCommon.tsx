import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { powerStatuses } from '../../../domain/power.ts'
import { powerCategoriesOn } from '../../../domain/power-category.ts'
import type { CommonFacts, PowerField, PowerPreview } from '../../../domain/power-import.ts'
import { DayInput } from '../../controls/DayInput.tsx'
import { readDay } from '../../controls/field.ts'
import { powerImport } from '../../stores/power-import.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from '../powers/powers.module.css'

type Name = keyof CommonFacts

const questions: readonly { readonly name: Name; readonly label: string; readonly field: PowerField }[] = [
  { name: 'status', label: '状态', field: 'status' },
  { name: 'categoryId', label: '类别', field: 'category' },
  { name: 'department', label: '原实施部门', field: 'department' },
  { name: 'batch', label: '批次', field: 'batch' },
  { name: 'intendedOn', label: '放权意向日期', field: 'intendedOn' },
  { name: 'giverConfirmedOn', label: '放权方确认日期', field: 'giverConfirmedOn' },
  { name: 'takerConfirmedOn', label: '承接方确认日期', field: 'takerConfirmedOn' },
  { name: 'reviewedOn', label: '合法性审查日期', field: 'reviewedOn' },
  { name: 'publishedNumber', label: '公布文号', field: 'publishedNumber' },
  { name: 'publishedOn', label: '公布日期', field: 'publishedOn' },
  { name: 'handedOverOn', label: '交接日期', field: 'handedOverOn' },
]

interface PowerCommonProps {
  readonly common: CommonFacts
  readonly preview: PowerPreview
}

/** What all rows have in common and the file does not say: one published list has one 文号 and one day. */
export function PowerCommon({ common, preview }: PowerCommonProps) {
  const model = useModel()
  const id = useId()
  const [values, setValues] = useState<Readonly<Partial<Record<Name, string | null | undefined>>>>(common)
  const isLacking = preview.counts.error > 0 || Object.keys(common).length > 0
  const inFile = (field: PowerField) => preview.columns.some((column) => column.field === field)
  const set = (name: Name, value: string | null) => setValues({ ...values, [name]: value ?? '' })
  const apply = () => {
    const entries = questions.flatMap(({ name }) => {
      const text = values[name]?.trim() ?? ''
      const value = name.endsWith('On') ? readDay(text) : text
      return value ? [[name, value]] : []
    })
    void powerImport.change({ common: Object.fromEntries(entries) as CommonFacts })
  }
  const faulty = questions.some(({ name }) => {
    const text = values[name]?.trim()
    return name.endsWith('On') && text && readDay(text) === null
  })
  return (
    <details open={isLacking} data-testid="powers-common">
      <summary>全表共同信息：表中没有的列、空着的格按此补填（如公布文号、公布日期）</summary>
      <div className={styles.common}>
        {questions.map(({ name, label, field }) => (
          <label key={name} htmlFor={`${id}-${name}`}>
            {label}
            {inFile(field) && '（补空格）'}
            {name === 'status' || name === 'categoryId' ? (
              <Select
                id={`${id}-${name}`}
                allowClear
                aria-label={label}
                className={styles.commonField ?? ''}
                value={values[name] || null}
                placeholder={name === 'status' ? '拟下放' : '未填'}
                options={
                  name === 'status'
                    ? powerStatuses.map((row) => ({ value: row.code, label: row.name }))
                    : powerCategoriesOn(model).map((row) => ({ value: row.id, label: row.name }))
                }
                onChange={(value: string | null) => set(name, value)}
              />
            ) : name.endsWith('On') ? (
              <div className={styles.commonField}>
                <DayInput
                  id={`${id}-${name}`}
                  value={values[name] ?? ''}
                  faulty={false}
                  describedBy={undefined}
                  onChange={(value) => set(name, value)}
                />
              </div>
            ) : (
              <Input
                id={`${id}-${name}`}
                className={styles.commonField ?? ''}
                value={values[name] ?? ''}
                maxLength={80}
                data-testid={`powers-common-${name}`}
                onChange={(event) => set(name, event.target.value)}
              />
            )}
          </label>
        ))}
        <Button
          size="small"
          type="primary"
          disabled={faulty}
          data-testid="powers-common-apply"
          onClick={apply}
        >
          {faulty ? '日期应为 年-月-日' : '按此补填并重新核对'}
        </Button>
      </div>
    </details>
  )
}
