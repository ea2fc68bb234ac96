import { Button, Input, Select, TreeSelect } from 'antd'
import { useEffect, useState } from 'react'
import { type OperationKind, operationKinds } from '../../../domain/operation.ts'
import { DayInput } from '../../controls/DayInput.tsx'
import { unitTree } from '../../controls/unit-tree.ts'
import { listOperators } from '../../stores/history.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import styles from '../grids/screen.module.css'
import { emptyFilter, type FilterDraft, isFaultyDay } from './filter.ts'
import { operationKindNames } from './operation-kinds.ts'
import { PersonPicker } from './PersonPicker.tsx'

interface HistoryFiltersProps {
  readonly draft: FilterDraft
  readonly onChange: (draft: FilterDraft) => void
}

/** What the 变更台账 is looked through by; every part narrows the list at once. */
export function HistoryFilters({ draft, onChange }: HistoryFiltersProps) {
  const model = useModel()
  const operators = useOperators()
  const set = (change: Partial<FilterDraft>) => onChange({ ...draft, ...change })
  return (
    <section className={styles.inline} aria-label="查找变更">
      <TreeSelect<string | null>
        className={styles.tree ?? ''}
        aria-label="机构"
        placeholder="机构"
        allowClear
        treeDefaultExpandAll
        showSearch={{ treeNodeFilterProp: 'title' }}
        value={draft.unitId}
        treeData={unitTree(model, { keep: draft.unitId ?? undefined, external: true }) as never}
        onChange={(unitId) => set({ unitId: unitId ?? null })}
        data-testid="history-filter-unit"
      />
      <PersonPicker value={draft.personId} onChange={(personId) => set({ personId })} />
      <Select<OperationKind | null>
        className={styles.short ?? ''}
        aria-label="类别"
        placeholder="类别"
        allowClear
        value={draft.kind}
        options={operationKinds.map((kind) => ({ value: kind, label: operationKindNames[kind] }))}
        onChange={(kind) => set({ kind: kind ?? null })}
        data-testid="history-filter-kind"
      />
      <DayField name="from" label="起" draft={draft} set={set} />
      <DayField name="to" label="止" draft={draft} set={set} />
      <Select<string | null>
        className={styles.short ?? ''}
        aria-label="操作员"
        placeholder="操作员"
        allowClear
        value={draft.operator}
        options={operators.map((operator) => ({ value: operator, label: operator }))}
        onChange={(operator) => set({ operator: operator ?? null })}
        data-testid="history-filter-operator"
      />
      <Input
        className={styles.short ?? ''}
        aria-label="内容、事由、文号"
        placeholder="内容、事由、文号"
        allowClear
        maxLength={100}
        value={draft.text}
        onChange={(event) => set({ text: event.target.value })}
        data-testid="history-filter-text"
      />
      <Button
        disabled={draft === emptyFilter}
        onClick={() => onChange(emptyFilter)}
        data-testid="history-filter-reset"
      >
        清除条件
      </Button>
    </section>
  )
}

interface DayFieldProps {
  readonly name: 'from' | 'to'
  readonly label: string
  readonly draft: FilterDraft
  readonly set: (change: Partial<FilterDraft>) => void
}

function DayField({ name, label, draft, set }: DayFieldProps) {
  const id = `history-${name}`
  return (
    <span className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.day}>
        <DayInput
          id={id}
          value={draft[name]}
          faulty={isFaultyDay(draft[name])}
          describedBy={undefined}
          onChange={(day) => set({ [name]: day ?? '' })}
          testId={`history-filter-${name}`}
        />
      </span>
    </span>
  )
}

function useOperators(): readonly string[] {
  const headSeq = useWorkbook((state) => state.headSeq)
  const [operators, setOperators] = useState<readonly string[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry may be somebody's first
  useEffect(() => {
    let isLatest = true
    listOperators().then((all) => isLatest && all && setOperators(all))
    return () => {
      isLatest = false
    }
  }, [headSeq])
  return operators
}
