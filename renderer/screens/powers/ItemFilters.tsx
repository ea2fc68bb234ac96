import { Button, Select } from 'antd'
import { carryingUnits } from '../../../domain/powers/load.ts'
import {
  countByDepartment,
  noneOf,
  type PowerFilter,
  type PowerLine,
} from '../../../domain/reports/powers.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from './powers.module.css'

interface ItemFiltersProps {
  readonly lines: readonly PowerLine[]
  readonly filter: PowerFilter
  readonly onChange: (change: PowerFilter) => void
  readonly onClear: () => void
}

/** 原实施部门, 批次, 承办科室: what the figures above do not tell apart. */
export function ItemFilters({ lines, filter, onChange, onClear }: ItemFiltersProps) {
  const model = useModel()
  const batches = [...model.rows.powerBatch.values()].sort((a, b) => a.sortNo - b.sortNo)
  const narrowed = Object.values(filter).some((value) => value !== undefined)
  const shared = {
    allowClear: true,
    size: 'small' as const,
    showSearch: { optionFilterProp: 'label' },
  }
  return (
    <div className={styles.filters}>
      <Select
        {...shared}
        className={styles.filter ?? ''}
        aria-label="原实施部门"
        data-testid="powers-filter-department"
        placeholder="全部原实施部门"
        value={filter.department ?? null}
        options={countByDepartment(lines).map(({ key, name, count }) => ({
          value: key,
          label: `${name} ${count}`,
        }))}
        onChange={(department) => onChange({ department: department ?? undefined })}
      />
      <Select
        {...shared}
        className={styles.filter ?? ''}
        aria-label="批次"
        data-testid="powers-filter-batch"
        placeholder="全部批次"
        value={filter.batchId ?? null}
        options={[
          ...batches.map(({ id, name }) => ({ value: id, label: name })),
          { value: noneOf, label: '未列批次' },
        ]}
        onChange={(batchId) => onChange({ batchId: batchId ?? undefined })}
      />
      <Select
        {...shared}
        className={styles.wide ?? ''}
        aria-label="承办科室"
        data-testid="powers-filter-office"
        placeholder="全部承办科室"
        value={filter.officeId ?? null}
        options={[
          ...carryingUnits(model).map(({ id }) => ({ value: id, label: unitTitle(model, id) })),
          { value: noneOf, label: '未派科室' },
        ]}
        onChange={(officeId) => onChange({ officeId: officeId ?? undefined })}
      />
      {narrowed && (
        <Button size="small" data-testid="powers-filter-clear" onClick={onClear}>
          看全部
        </Button>
      )}
    </div>
  )
}
