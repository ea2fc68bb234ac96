import { Select } from 'antd'
import { unitPathWithStreet, unitsInOrder } from '../../../domain/reports/roster.ts'
import { type RosterPreview, type RosterRow, rosterFields } from '../../../domain/roster.ts'
import { decideUnit, useDecisions } from '../../stores/roster-import.ts'
import { useModel } from '../../stores/workbook.ts'
import { ImportTable } from './ImportTable.tsx'
import styles from './import.module.css'

/** The people of a roster; where their unit is in doubt it is chosen here. */
export function RosterRows({ preview }: { readonly preview: RosterPreview }) {
  const fields = rosterFields.filter(({ field }) => preview.columns.some((column) => column.field === field))
  return (
    <ImportTable
      rows={preview.rows}
      fields={fields}
      made="新增"
      place={{ title: '归入机构', of: (row) => <UnitChoice row={row} /> }}
    />
  )
}

/** The unit that a row was matched to; a doubtful or missing one is chosen here. */
function UnitChoice({ row }: { readonly row: RosterRow }) {
  const model = useModel()
  const decision = useDecisions((state) => state.decisions.get(row.row))
  const value = decision?.unitId ?? row.unit.id
  if (value && decision === undefined && (row.unit.how === 'exact' || row.unit.how === 'path')) {
    return <span>{unitPathWithStreet(model, value)}</span>
  }
  const suggested = row.unit.suggestions.map(({ id, path }) => ({ value: id, label: `${path}（建议）` }))
  const rest = unitsInOrder(model)
    .filter((unit) => !row.unit.suggestions.some((one) => one.id === unit.id))
    .map((unit) => ({ value: unit.id, label: unitPathWithStreet(model, unit.id) }))
  return (
    <Select
      size="small"
      aria-label={`第 ${row.row + 1} 行归入机构`}
      className={styles.unit ?? ''}
      value={value}
      placeholder="? 请选择机构"
      showSearch={{ optionFilterProp: 'label' }}
      options={[...suggested, ...rest]}
      onChange={(unitId) => decideUnit(row, unitId)}
    />
  )
}
