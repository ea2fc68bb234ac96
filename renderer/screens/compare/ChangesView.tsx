import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { Difference } from '../../../domain/comparison/difference.ts'
import type { Model } from '../../../domain/model.ts'
import { Grid } from '../../views/Grid.tsx'
import type { GridColumn } from '../../views/grid.ts'
import { type DifferenceLine, differenceLines } from './difference-lines.ts'

interface ChangesViewProps {
  readonly compared: { readonly before: Model; readonly after: Model }
  readonly difference: Difference
}

const columns: readonly GridColumn<DifferenceLine>[] = [
  { id: 'what', header: '对象', width: 70, text: (line) => line.what },
  { id: 'kind', header: '变动', width: 120, text: (line) => line.kind },
  { id: 'name', header: '名称', width: 200, text: (line) => line.name },
  { id: 'before', header: '比较前', width: 320, text: (line) => line.before },
  { id: 'after', header: '比较后', width: 320, text: (line) => line.after },
]

/** 变动表: every change by what it concerns. */
export function ChangesView({ compared, difference }: ChangesViewProps) {
  const lines = useMemo(
    () => differenceLines(compared.before, compared.after, difference),
    [compared, difference],
  )
  const [wanted, setWanted] = useState('')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const counts = new Map<string, number>()
  for (const { what } of lines) counts.set(what, (counts.get(what) ?? 0) + 1)
  const what = counts.has(wanted) ? wanted : ''
  const options = [
    { value: '', label: `全部 ${lines.length}` },
    ...[...counts].map(([value, count]) => ({ value, label: `${value} ${count}` })),
  ]
  return (
    <>
      <div>
        <Segmented
          aria-label="只看一类变动"
          data-testid="compare-what"
          size="small"
          value={what}
          options={options}
          onChange={setWanted}
        />
      </div>
      <Grid
        id="compare"
        label="变动表"
        rows={what ? lines.filter((line) => line.what === what) : lines}
        columns={columns}
        keyOf={(line) => line.key}
        selected={selected}
        onSelect={(keys) => setSelected(new Set(keys))}
        empty="两边没有不同。"
      />
    </>
  )
}
