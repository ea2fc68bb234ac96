import { Segmented } from 'antd'
import { useState } from 'react'
import type { LineageItem } from '../../../domain/lineage.ts'
import { type MergerItem, undecidedCount } from '../../../domain/merger/items.ts'
import type { Model } from '../../../domain/model.ts'
import { Grid } from '../../views/Grid.tsx'
import { type ItemLine, itemColumns, itemNames } from './item-columns.ts'

interface ListViewProps {
  readonly base: Model
  readonly model: Model
  readonly items: readonly MergerItem[]
  readonly selected: ReadonlySet<string>
  readonly onSelect: (keys: readonly string[]) => void
}

const kinds = Object.keys(itemNames) as LineageItem[]

/** 清单: every item of the old structure in one grid. */
export function ListView({ base, model, items, selected, onSelect }: ListViewProps) {
  const [shown, setShown] = useState('open')
  const lines = items
    .filter((item) => (shown === 'open' ? item.fate === null : shown === 'all' || item.table === shown))
    .map((item): ItemLine => ({ item, base, model }))
  return (
    <>
      <Segmented
        aria-label="只看"
        size="small"
        value={shown}
        options={[
          { value: 'open', label: `未处置 ${undecidedCount(items)}` },
          { value: 'all', label: `全部 ${items.length}` },
          ...kinds.map((kind) => ({
            value: kind,
            label: `${itemNames[kind]} ${items.filter((item) => item.table === kind).length}`,
          })),
        ]}
        onChange={(value) => setShown(value)}
      />
      <Grid
        id="merger"
        label="原有事项"
        rows={lines}
        columns={itemColumns}
        keyOf={({ item }) => item.key}
        selected={selected}
        onSelect={onSelect}
        empty={items.length > 0 ? '没有这一类事项，或都已处置。' : '请先选定要并改的原机构。'}
      />
    </>
  )
}
