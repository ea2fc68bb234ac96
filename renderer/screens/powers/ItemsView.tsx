import { useMemo, useState } from 'react'
import {
  countByCategory,
  countByStatus,
  filterPowers,
  type PowerFilter,
  type PowerLine,
} from '../../../domain/reports/powers.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { select, useView } from '../../stores/view.ts'
import { run, useModel } from '../../stores/workbook.ts'
import { Grid } from '../../views/Grid.tsx'
import screen from '../grids/screen.module.css'
import { AddPower } from './AddPower.tsx'
import { AdvanceForm } from './AdvanceForm.tsx'
import { AssignForm, IntoBatchForm, LawChangeForm } from './BulkForms.tsx'
import { ItemFilters } from './ItemFilters.tsx'
import { PowerFigures } from './PowerFigures.tsx'
import { powerColumns } from './power-columns.ts'

type BulkForm = 'advance' | 'assign' | 'batch' | 'law'

const bulk: readonly { readonly form: BulkForm; readonly label: string }[] = [
  { form: 'advance', label: '推进状态…' },
  { form: 'assign', label: '派给科室…' },
  { form: 'batch', label: '列入批次…' },
  { form: 'law', label: '依据变更…' },
]

interface ItemsViewProps {
  readonly lines: readonly PowerLine[]
  readonly filter: PowerFilter
  readonly onFilter: (filter: PowerFilter) => void
  readonly adding: boolean
  readonly onAdded: () => void
}

/** The list itself: figures that open their lists, filters, the items, and what is done to many at once. */
export function ItemsView({ lines, filter, onFilter, adding, onAdded }: ItemsViewProps) {
  const model = useModel()
  const selection = useView((state) => state.selection)
  const [form, setForm] = useState<BulkForm | null>(null)
  const shown = useMemo(() => filterPowers(lines, filter), [lines, filter])
  const keys = useMemo(() => new Set(selection.map(({ id }) => id)), [selection])
  const chosen = selection.flatMap(({ table, id }) => {
    const power = table === 'power' ? model.get('power', id) : undefined
    return power ? [power] : []
  })
  const others = (without: 'status' | 'categoryId') =>
    filterPowers(lines, { ...filter, [without]: undefined })
  const change = (part: PowerFilter) => onFilter({ ...filter, ...part })
  const ids = chosen.map(({ id }) => id)
  const props = { powers: chosen, close: () => setForm(null) }
  return (
    <>
      <PowerFigures
        label="状态"
        testId="powers-status"
        counts={countByStatus(others('status'))}
        chosen={filter.status}
        onChoose={(status) => change({ status: status as PowerFilter['status'] })}
      />
      <PowerFigures
        label="类别"
        testId="powers-category"
        counts={countByCategory(model, others('categoryId'))}
        chosen={filter.categoryId}
        onChoose={(categoryId) => change({ categoryId })}
      />
      <ItemFilters lines={lines} filter={filter} onChange={change} onClear={() => onFilter({})} />
      {(adding || (form !== null && chosen.length > 0)) && (
        <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
          {adding && <AddPower close={onAdded} />}
          {!adding && form === 'advance' && <AdvanceForm key={ids.join()} {...props} />}
          {!adding && form === 'assign' && <AssignForm {...props} />}
          {!adding && form === 'batch' && <IntoBatchForm {...props} />}
          {!adding && form === 'law' && <LawChangeForm {...props} />}
        </div>
      )}
      <Grid
        id="powers"
        label="权力事项"
        rows={shown}
        columns={powerColumns}
        keyOf={({ power }) => power.id}
        selected={keys}
        onSelect={(rows) => select(rows.map((id) => ({ table: 'power', id })))}
        tools={
          <>
            <span className={screen.soft}>{chosen.length > 0 ? `选中 ${chosen.length}` : 'Ctrl+A 全选'}</span>
            {bulk.map(({ form: which, label }) => (
              <PermitButton
                key={which}
                size="small"
                disabled={chosen.length === 0}
                aria-expanded={form === which}
                data-testid={`powers-${which}`}
                onClick={() => setForm(form === which ? null : which)}
              >
                {label}
              </PermitButton>
            ))}
            <PermitButton
              size="small"
              danger
              disabled={chosen.length === 0}
              data-testid="powers-remove"
              onClick={() => void run('removePowers', { ids })}
            >
              删除
            </PermitButton>
          </>
        }
        empty="没有符合条件的事项，请放宽上面的筛选。"
      />
    </>
  )
}
