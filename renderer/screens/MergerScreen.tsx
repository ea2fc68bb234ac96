import { Button, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { LineageItem } from '../../domain/lineage.ts'
import { idsOfSetting, type MergerItem, mergerItems, undecidedCount } from '../../domain/merger/items.ts'
import type { Model } from '../../domain/model.ts'
import { useBase } from '../stores/base.ts'
import { run, useModel, useWorkbook } from '../stores/workbook.ts'
import { Grid } from '../views/Grid.tsx'
import styles from './grids/screen.module.css'
import { DisposeForm } from './merger/DisposeForm.tsx'
import { type ItemLine, itemColumns, itemNames } from './merger/item-columns.ts'
import { SourcesForm } from './merger/SourcesForm.tsx'

type Form = 'sources' | 'dispose'
const kinds = Object.keys(itemNames) as LineageItem[]

/** 并改工作台: every unit, plate, post, duty and village of the old structure gets its fate. */
export function MergerScreen() {
  const branch = useWorkbook((state) => state.status?.open?.branch ?? null)
  const base = useBase()
  const model = useModel()
  const navigate = useNavigate()
  if (branch?.kind !== 'plan') {
    return (
      <div className={`${styles.screen} screen-only`}>
        <h2 className={styles.title}>并改工作台</h2>
        <p className={styles.soft}>
          在方案里把原有机构、牌子、岗位、职责和村居逐项处置（保留、更名、并入、拆分、划转、撤销、加挂），沿革随之记下，现行不受影响。
        </p>
        <div>
          <Button type="primary" data-testid="merger-to-plans" onClick={() => navigate('/plans')}>
            先立一个方案
          </Button>
        </div>
      </div>
    )
  }
  if (!base) return <p className={styles.screen}>正在读取方案的起点…</p>
  return <Items base={base} model={model} />
}

function Items({ base, model }: { readonly base: Model; readonly model: Model }) {
  const revision = useWorkbook((state) => state.revision)
  const [form, setForm] = useState<Form | null>(null)
  const [shown, setShown] = useState('open')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const sources = idsOfSetting(model.setting('mergerSources'))
  const sourceText = sources.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const items = useMemo(() => mergerItems(base, model, sources), [base, model, revision, sourceText])
  const lines = items
    .filter((item) => (shown === 'open' ? item.fate === null : shown === 'all' || item.table === shown))
    .map((item): ItemLine => ({ item, base, model }))
  const chosen = items.filter((item) => selected.has(item.key))
  const open = undecidedCount(items)
  const close = () => setForm(null)
  const isSetUp = sources.length > 0
  return (
    <div className={`${styles.screen} screen-only`}>
      <div className={styles.head}>
        <h2 className={styles.title}>并改工作台</h2>
        <b data-testid="merger-open-count">
          {isSetUp ? `${open === 0 ? '✓' : '▲'} 未处置 ${open}` : '尚未选定原机构'}
        </b>
        <span className={styles.soft}>{isSetUp && countsText(items)}</span>
        <span className={styles.space} />
        <Button data-testid="merger-sources" onClick={() => setForm('sources')}>
          选定原机构
        </Button>
        <Button
          data-testid="merger-standard"
          disabled={!isSetUp}
          onClick={() => void run('createStandardOffices', { unitIds: streetsOf(model, sources) })}
        >
          按改革方案设四个办公室
        </Button>
      </div>
      {(form === 'sources' || !isSetUp) && <SourcesForm sources={sources} close={close} />}
      {form === 'dispose' && chosen.length > 0 && (
        <div className={`${styles.scroll} ${styles.upper}`}>
          <DisposeForm base={base} items={chosen} close={close} />
        </div>
      )}
      <Segmented
        aria-label="只看"
        size="small"
        value={shown}
        options={[
          { value: 'open', label: `未处置 ${open}` },
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
        onSelect={(keys) => setSelected(new Set(keys))}
        tools={
          <Button
            size="small"
            type="primary"
            data-testid="merger-dispose"
            disabled={chosen.length === 0}
            onClick={() => setForm('dispose')}
          >
            {chosen.length > 0 ? `处置所选 ${chosen.length} 项…` : '选中事项后处置'}
          </Button>
        }
        empty={isSetUp ? '没有这一类事项，或都已处置。' : '请先选定要并改的原机构。'}
      />
    </div>
  )
}

const countsText = (items: readonly MergerItem[]) =>
  kinds.map((kind) => `${itemNames[kind]} ${undecidedCount(items, kind)}`).join('　')

/** The street offices among the chosen units, or those above them. */
function streetsOf(model: Model, ids: readonly string[]): string[] {
  const streets = ids.flatMap((id) => {
    const own = model.pathUp(id).find((above) => model.get('unit', above)?.kind === 'subdistrict')
    return own ? [own] : []
  })
  return [...new Set(streets)]
}
