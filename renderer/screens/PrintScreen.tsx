import { Button, Segmented, Select, Space } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { Model } from '../../domain/model.ts'
import { chartLinks, chartRoots } from '../../domain/reports/chart.ts'
import { layoutOrgChart } from '../../domain/scene/org-chart.ts'
import {
  type Orientation,
  type PagePart,
  type Paper,
  paginate,
  smallestPoints,
} from '../../domain/scene/pages.ts'
import { print, saveDrawing, savePdf, shellKind } from '../stores/exports.ts'
import type { ChartDetail } from '../stores/view.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import { PrintPages } from '../views/PrintPages.tsx'
import styles from './PrintScreen.module.css'
import { pngOf } from './png.ts'

/** Below this height the type of a page cannot be read at arm's length: the chart is then split by office. */
const leastPoints = 6

interface PrintChoice {
  readonly scope: string
  readonly detail: ChartDetail
  readonly paper: Paper
  readonly orientation: Orientation
  readonly split: 'auto' | 'one'
}

/** 打印: a preview that is the page, for the whole chart or for one office. */
export function PrintScreen() {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const [choice, setChoice] = useState<PrintChoice>({
    scope: '',
    detail: 'members',
    paper: 'A3',
    orientation: 'landscape',
    split: 'auto',
  })
  const preview = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const pages = useMemo(() => {
    const parts = partsOf(model, choice)
    const facts = {
      title: '',
      preparedBy: model.setting('preparedBy'),
      date: model.asOf,
      operator: model.setting('operator'),
      sample: model.setting('sample') === 'on',
    }
    return paginate(parts, choice.paper, choice.orientation, facts)
  }, [model, revision, choice])
  const first = pages[0]
  const name = `机构设置图_${model.get('unit', choice.scope || null)?.name ?? model.setting('workbookName')}_${model.asOf}`
  const drawings = () => [...(preview.current?.querySelectorAll('svg') ?? [])]

  const saveAll = async (extension: 'svg' | 'png') => {
    for (const [index, drawing] of drawings().entries()) {
      const file = `${name}${pages.length > 1 ? `_${index + 1}` : ''}.${extension}`
      const text = new XMLSerializer().serializeToString(drawing)
      await saveDrawing(file, extension === 'svg' ? text : await pngOf(text, pages[index]?.width ?? 420))
    }
  }

  return (
    <div className={styles.screen}>
      <div className={`${styles.tools} screen-only`} role="toolbar" aria-label="打印设置">
        <Choices model={model} choice={choice} onChange={(change) => setChoice({ ...choice, ...change })} />
        <span className={styles.count}>共 {pages.length} 页</span>
        <Space.Compact>
          <Button type="primary" data-testid="print" onClick={() => void print()}>
            打印…
          </Button>
          {shellKind === 'electron' && (
            <Button data-testid="save-pdf" onClick={() => void savePdf(`${name}.pdf`)}>
              另存 PDF
            </Button>
          )}
          <Button data-testid="save-svg" onClick={() => void saveAll('svg')}>
            另存 SVG
          </Button>
          <Button data-testid="save-png" onClick={() => void saveAll('png')}>
            另存 PNG
          </Button>
        </Space.Compact>
        {shellKind === 'browser' && <span className={styles.hint}>打印对话框里可选“另存为 PDF”。</span>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
      <section className={styles.preview} ref={preview} tabIndex={0} aria-label="打印预览">
        {first ? <PrintPages pages={pages} /> : <p className={styles.hint}>还没有机构可以打印。</p>}
      </section>
    </div>
  )
}

interface ChoicesProps {
  readonly model: Model
  readonly choice: PrintChoice
  readonly onChange: (change: Partial<PrintChoice>) => void
}

function Choices({ model, choice, onChange }: ChoicesProps) {
  const scopes = [...model.rows.unit.values()]
    .filter((unit) => unit.kind !== 'external' && model.isOpen(unit))
    .map((unit) => ({
      value: unit.id,
      label: unit.name,
      kind: unit.kind,
      parent: model.get('unit', unit.parentId)?.name,
    }))
    .map(({ value, label, kind, parent }) => ({
      value,
      label: kind === 'office' && parent ? `${parent} ${label}` : label,
    }))
  return (
    <>
      <Select
        aria-label="范围"
        className={styles.scope ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        value={choice.scope}
        options={[{ value: '', label: '全部机构' }, ...scopes]}
        onChange={(scope) => onChange({ scope })}
      />
      <Segmented
        value={choice.detail}
        options={[
          { value: 'units', label: '机构' },
          { value: 'figures', label: '编制数' },
          { value: 'members', label: '岗位人员' },
        ]}
        onChange={(detail) => onChange({ detail: detail as ChartDetail })}
      />
      <Segmented
        value={choice.paper}
        options={['A3', 'A4']}
        onChange={(paper) => onChange({ paper: paper as Paper })}
      />
      <Segmented
        value={choice.orientation}
        options={[
          { value: 'landscape', label: '横向' },
          { value: 'portrait', label: '纵向' },
        ]}
        onChange={(orientation) => onChange({ orientation: orientation as Orientation })}
      />
      <Segmented
        value={choice.split}
        options={[
          { value: 'auto', label: '字过小时分页' },
          { value: 'one', label: '总在一页' },
        ]}
        onChange={(split) => onChange({ split: split as PrintChoice['split'] })}
      />
    </>
  )
}

/** One page while its type can be read; else an overview and one page for each unit below the top. */
function partsOf(model: Model, choice: PrintChoice): PagePart[] {
  const none: ReadonlySet<string> = new Set()
  const draw = (unitId: string | null, detail: ChartDetail, collapsed = none) => {
    const roots = chartRoots(model, {
      collapsed,
      withMembers: detail === 'members',
      ...(unitId ? { unitId } : {}),
    })
    return layoutOrgChart(roots, chartLinks(model), { detail, verticalNames: false })
  }
  const titleOf = (unitId: string | null) =>
    `${model.get('unit', unitId)?.name ?? model.setting('workbookName')}机构设置图`
  const fits = (part: PagePart) => smallestPoints(part.scene, choice.paper, choice.orientation) >= leastPoints
  const split = (unitId: string | null): PagePart[] => {
    const whole = { title: titleOf(unitId), scene: draw(unitId, choice.detail) }
    const below = unitId ? model.childrenOf(unitId) : rootsOf(model)
    if (choice.split === 'one' || fits(whole) || below.length === 0) return [whole]
    const overview = {
      title: `${titleOf(unitId)}（总览）`,
      scene: draw(unitId, choice.detail === 'members' ? 'figures' : 'units'),
    }
    return [overview, ...below.flatMap((unit) => split(unit.id))]
  }
  if (model.rows.unit.size === 0) return []
  const roots = rootsOf(model)
  return split(choice.scope || (roots.length === 1 ? (roots[0]?.id ?? null) : null))
}

function rootsOf(model: Model) {
  return [...model.rows.unit.values()].filter(
    (unit) => unit.parentId === null && unit.kind !== 'external' && model.isOpen(unit),
  )
}
