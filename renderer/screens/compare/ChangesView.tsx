import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { markSigns, markWords } from '../../../domain/comparison/chart.ts'
import type { Difference, DifferenceKind } from '../../../domain/comparison/difference.ts'
import type { Model } from '../../../domain/model.ts'
import { Grid } from '../../views/Grid.tsx'
import type { GridColumn } from '../../views/grid.ts'
import styles from './compare.module.css'
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

const kinds = ['added', 'removed', 'renamed', 'moved', 'changed'] as const

/** 变动表: every change, to be looked through by what it concerns and by what happened. */
export function ChangesView({ compared, difference }: ChangesViewProps) {
  const lines = useMemo(
    () => differenceLines(compared.before, compared.after, difference),
    [compared, difference],
  )
  const [wanted, setWanted] = useState('')
  const [wantedKind, setWantedKind] = useState<DifferenceKind | ''>('')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line.what, (counts.get(line.what) ?? 0) + 1)
  const what = counts.has(wanted) ? wanted : ''
  const ofWhat = what ? lines.filter((line) => line.what === what) : lines
  const kindCounts = kinds.map((kind) => ofWhat.filter((line) => line.kinds.includes(kind)).length)
  const kind = wantedKind && kindCounts[kinds.indexOf(wantedKind)] ? wantedKind : ''
  return (
    <>
      <div className={styles.chips}>
        <Segmented
          aria-label="只看一类对象"
          data-testid="compare-what"
          size="small"
          value={what}
          options={[
            { value: '', label: `全部 ${lines.length}` },
            ...[...counts].map(([value, count]) => ({ value, label: `${value} ${count}` })),
          ]}
          onChange={setWanted}
        />
        <Segmented<DifferenceKind | ''>
          aria-label="只看一类变动"
          data-testid="compare-kind"
          size="small"
          value={kind}
          options={[
            { value: '', label: '各种变动' },
            ...kinds.flatMap((value, at) =>
              kindCounts[at]
                ? [{ value, label: `${markSigns[value]} ${markWords[value]} ${kindCounts[at]}` }]
                : [],
            ),
          ]}
          onChange={setWantedKind}
        />
      </div>
      <Grid
        id="compare"
        label="变动表"
        rows={kind ? ofWhat.filter((line) => line.kinds.includes(kind)) : ofWhat}
        columns={columns}
        keyOf={(line) => line.key}
        selected={selected}
        onSelect={(keys) => setSelected(new Set(keys))}
        empty="两边没有不同。可以换一个方案，或在“截至”里填另一个日期。"
      />
    </>
  )
}
