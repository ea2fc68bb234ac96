import { Button, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { LineageItem } from '../../domain/lineage.ts'
import { idsOfSetting, type MergerItem, mergerItems, undecidedCount } from '../../domain/merger/items.ts'
import type { Model } from '../../domain/model.ts'
import { PermitButton } from '../controls/PermitButton.tsx'
import { useBase } from '../stores/base.ts'
import { run, useModel, useWorkbook } from '../stores/workbook.ts'
import styles from './grids/screen.module.css'
import { itemNames } from './merger/item-columns.ts'
import { ListView } from './merger/ListView.tsx'
import { MatrixPrint, MatrixView } from './merger/MatrixView.tsx'
import { MergerBar } from './merger/MergerBar.tsx'
import { type MergerForm, MergerPanel } from './merger/MergerPanel.tsx'
import { NextStep } from './merger/NextStep.tsx'
import { SidesView } from './merger/SidesView.tsx'
import { ZoneFates } from './merger/ZoneFates.tsx'

const views = [
  { value: 'sides', label: '对照' },
  { value: 'list', label: '清单' },
  { value: 'matrix', label: '矩阵' },
] as const

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
  const [form, setForm] = useState<MergerForm | null>(null)
  const [search, setSearch] = useSearchParams()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const view = views.find(({ value }) => value === search.get('view'))?.value ?? 'sides'
  const sourceText = model.setting('mergerSources')
  const sources = useMemo(() => idsOfSetting(sourceText), [sourceText])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const items = useMemo(() => mergerItems(base, model, sources), [base, model, revision, sources])
  const chosen = items.filter((item) => selected.has(item.key))
  const open = undecidedCount(items)
  const isSetUp = sources.length > 0
  const shown: MergerForm | null = isSetUp ? form : { kind: 'sources' }
  const onSelect = (keys: readonly string[]) => setSelected(new Set(keys))
  return (
    <>
      <div className={`${styles.screen} screen-only`}>
        <Head {...{ base, model, items, open, sources }} onSources={() => setForm({ kind: 'sources' })} />
        {isSetUp && (
          <div className={styles.head}>
            <Segmented
              aria-label="视图"
              data-testid="merger-view"
              value={view}
              options={[...views]}
              onChange={(value) => setSearch({ view: value }, { replace: true })}
            />
            <MergerBar chosen={chosen} openCount={open} onForm={setForm} />
          </div>
        )}
        {isSetUp && open === 0 && <NextStep base={base} model={model} />}
        {shown && (
          <MergerPanel
            form={shown}
            {...{ base, model, sources, chosen }}
            all={items}
            close={() => setForm(null)}
          />
        )}
        {isSetUp && view === 'sides' && (
          <SidesView {...{ base, model, items, selected, onSelect }} onForm={setForm} />
        )}
        {isSetUp && view === 'list' && <ListView {...{ base, model, items, selected, onSelect }} />}
        {isSetUp && view === 'matrix' && <MatrixView base={base} model={model} />}
      </div>
      {isSetUp && view === 'matrix' && <MatrixPrint base={base} model={model} />}
    </>
  )
}

interface HeadProps {
  readonly base: Model
  readonly model: Model
  readonly items: readonly MergerItem[]
  readonly open: number
  readonly sources: readonly string[]
  readonly onSources: () => void
}

function Head({ base, model, items, open, sources, onSources }: HeadProps) {
  const isSetUp = sources.length > 0
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>并改工作台</h2>
      <b data-testid="merger-open-count">
        {isSetUp ? `${open === 0 ? '✓' : '▲'} 未处置 ${open}` : '尚未选定原机构'}
      </b>
      <span className={styles.soft}>{isSetUp && countsText(items)}</span>
      <span className={styles.space} />
      {isSetUp && <ZoneFates base={base} model={model} items={items} />}
      <PermitButton data-testid="merger-sources" onClick={onSources}>
        选定原机构
      </PermitButton>
      <PermitButton
        data-testid="merger-standard"
        disabled={!isSetUp}
        onClick={() => void run('createStandardOffices', { unitIds: streetsOf(model, sources) })}
      >
        按改革方案设四个办公室
      </PermitButton>
    </div>
  )
}

const kinds = Object.keys(itemNames) as LineageItem[]

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
