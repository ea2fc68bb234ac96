import { Button } from 'antd'
import { type KeyboardEvent, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { CommandName } from '../../domain/contract.ts'
import type { Model } from '../../domain/model.ts'
import { chartLinks, chartRoots } from '../../domain/reports/chart.ts'
import { layoutOrgChart } from '../../domain/scene/org-chart.ts'
import { PermitButton } from '../controls/PermitButton.tsx'
import { type Ref, select, setView, toggleCollapsed, useView } from '../stores/view.ts'
import { run, useModel, useWorkbook } from '../stores/workbook.ts'
import { SceneCanvas, type SceneCanvasHandle } from '../views/SceneCanvas.tsx'
import styles from './ChartScreen.module.css'
import { ChartToolbar } from './ChartToolbar.tsx'
import { DragGhost } from './DragGhost.tsx'
import { type Drop, type DropPreview, dropOf } from './drop.ts'
import { MoveTo } from './later-screens.ts'
import { Pool } from './Pool.tsx'
import { previewPermitted } from './permitted-drop.ts'
import { type RowDrag, useRowDrag } from './use-row-drag.ts'

/** Pixels from the edge of the chart at which a drag moves it, and by how much each time. */
const edge = { near: 28, step: 18 } as const

/** 机构图: the chart of the workbook; rows are dragged from place to place on it. */
export function ChartScreen() {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const { selection, collapsed, chartDetail, verticalNames, jump, theme } = useView()
  const canvas = useRef<SceneCanvasHandle>(null)
  const area = useRef<HTMLDivElement>(null)
  const [moving, setMoving] = useState<readonly Ref[]>([])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const scene = useMemo(() => {
    const roots = chartRoots(model, { collapsed, withMembers: chartDetail === 'members' })
    return layoutOrgChart(roots, chartLinks(model), { detail: chartDetail, verticalNames })
  }, [model, revision, collapsed, chartDetail, verticalNames])

  useEffect(() => {
    if (jump) canvas.current?.centerOn(jump.ref)
  }, [jump])

  const { drag, start } = useRowDrag({
    targetAt: (x, y) => canvas.current?.targetAt(x, y) ?? null,
    nearEdge: (x, y) => {
      const box = area.current?.getBoundingClientRect()
      if (!box) return
      const push = (at: number, low: number, high: number) =>
        at < low + edge.near ? edge.step : at > high - edge.near ? -edge.step : 0
      const [dx, dy] = [push(x, box.left, box.right), push(y, box.top, box.bottom)]
      if (dx !== 0 || dy !== 0) canvas.current?.panBy(dx, dy)
    },
    onDrop: (items, target) => {
      const drop = dropOf(model, items, target)
      if (drop) void perform(drop)
    },
  })
  const over = usePreview(model, drag)

  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'x' && selection.length > 0) {
      event.preventDefault()
      const first = selection.at(-1)
      setMoving(selection.filter((ref) => ref.table === first?.table))
    }
  }

  if (model.rows.unit.size === 0) return <EmptyChart />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+X belongs to whatever has the focus in here
    <div className={`${styles.screen} screen-only`} onKeyDown={onKeyDown}>
      <ChartToolbar onFit={() => canvas.current?.fit()} onZoom={(factor) => canvas.current?.zoomBy(factor)} />
      <div className={styles.canvas} ref={area}>
        <SceneCanvas
          ref={canvas}
          scene={scene}
          theme={theme}
          selection={selection}
          highlight={
            over ? { ref: over.target, state: over.preview.refusals.length > 0 ? 'refused' : 'ok' } : null
          }
          onSelect={select}
          onOpen={(ref) => (ref.table === 'unit' ? toggleCollapsed(ref.id) : select([ref]))}
          onDragStart={start}
          label="机构设置图"
        />
      </div>
      <Pool onDragStart={start} />
      {drag && (
        <DragGhost model={model} drag={drag} preview={over?.preview ?? null} hint="拖到机构或岗位上" />
      )}
      {moving.length > 0 && (
        <Suspense fallback={null}>
          <MoveTo
            count={moving.length}
            dropFor={(target) => dropOf(model, moving, target)}
            onClose={() => setMoving([])}
            onDrop={(drop) => {
              setMoving([])
              void perform(drop)
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

/** What the drop would do, planned anew only when another target comes under the pointer. */
function usePreview(model: Model, drag: RowDrag | null): { target: Ref; preview: DropPreview } | null {
  const items = drag?.items
  const target = drag?.target ?? null
  const key = target ? `${target.table} ${target.id}` : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the target
  return useMemo(() => {
    const drop = items && target ? dropOf(model, items, target) : null
    return drop && target ? { target, preview: previewPermitted(model, drop) } : null
  }, [model, items, key])
}

/** A refused drop is sent all the same: the backend's reasons are the ones that count, and they are shown. */
async function perform(drop: Drop): Promise<void> {
  await run(drop.name as CommandName, drop.input as never)
}

function EmptyChart() {
  const navigate = useNavigate()
  return (
    <div className={styles.empty}>
      <p>机构图显示机构、岗位和人员。这本工作簿还没有机构。</p>
      <PermitButton
        type="primary"
        data-testid="first-unit"
        onClick={async () => {
          const made = await run('createUnit', { name: '街道办事处', kind: 'subdistrict', parentId: null })
          if (made) setView({ panel: 'detail' })
        }}
      >
        新设第一个机构
      </PermitButton>
      <Button onClick={() => navigate('/import')}>从名册导入</Button>
    </div>
  )
}
