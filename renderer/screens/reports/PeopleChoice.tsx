import { Select } from 'antd'
import { useMemo } from 'react'
import { appointmentLines } from '../../../domain/reports/appointments.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import styles from '../ReportsScreen.module.css'

interface PeopleChoiceProps {
  readonly unitId: string | undefined
  readonly value: readonly string[]
  readonly onChange: (personIds: readonly string[]) => void
}

/** Whom a document is about: nobody chosen means everybody of its scope. */
export function PeopleChoice({ unitId, value, onChange }: PeopleChoiceProps) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object, its revision says that it changed
  const options = useMemo(() => {
    const labels = new Map<string, string>()
    for (const { person, unit, post } of appointmentLines(model, unitId)) {
      if (!labels.has(person.id)) labels.set(person.id, `${person.name}　${unit.name} ${post?.name ?? ''}`)
    }
    return [...labels].map(([id, label]) => ({ value: id, label }))
  }, [model, revision, unitId])
  return (
    <label className={styles.field}>
      人员
      <Select
        mode="multiple"
        className={styles.people ?? ''}
        allowClear
        maxTagCount="responsive"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={`不选即全部（${options.length} 人）`}
        notFoundContent="范围内没有在聘人员"
        popupMatchSelectWidth={340}
        value={[...value]}
        options={options}
        data-testid="paper-people"
        onChange={onChange}
      />
    </label>
  )
}
