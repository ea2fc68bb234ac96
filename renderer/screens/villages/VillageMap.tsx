import { Button, Space } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { CommandName } from '../../../domain/contract.ts'
import type { VillageCounting } from '../../../domain/reports/villages.ts'
import { layoutVillageMap } from '../../../domain/scene/village-map.ts'
import { choose } from '../../stores/print.ts'
import { type Ref, select, useView } from '../../stores/view.ts'
import { run, useModel, useWorkbook } from '../../stores/workbook.ts'
import { SceneCanvas, type SceneCanvasHandle } from '../../views/SceneCanvas.tsx'
import { DragGhost } from '../DragGhost.tsx'
import { JurisdictionForm } from '../detail/VillageForms.tsx'
import screen from '../grids/screen.module.css'
import { MoveTo } from '../MoveTo.tsx'
import { previewPermitted } from '../permitted-drop.ts'
import { useRowDrag } from '../use-row-drag.ts'
import { commandOf, previewVillages, type VillageDrop, villageDropOf } from './village-drop.ts'
import styles from './villages.module.css'

interface VillageMapProps {
  readonly by: VillageCounting
}

const toUnits: readonly Ref['table'][] = ['unit']

/** 村居示意图: villages are dragged from unit to unit; the basis of a 代管 is asked for where they are dropped. */
export function VillageMap({ by }: VillageMapProps) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const selection = useView((state) => state.selection)
  const jump = useView((state) => state.jump)
  const theme = useView((state) => state.theme)
  const canvas = useRef<SceneCanvasHandle>(null)
  const [moving, setMoving] = useState<readonly Ref[]>([])
  const [asked, setAsked] = useState<VillageDrop | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const scene = useMemo(() => layoutVillageMap(model, by), [model, revision, by])

  useEffect(() => {
    if (jump) canvas.current?.centerOn(jump.ref)
  }, [jump])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another counting is another drawing, to be seen as a whole
  useEffect(() => canvas.current?.fit(), [by])

  /** 解除代管 is done at once; everything else asks for its basis first. */
  const perform = (drop: VillageDrop | null) => {
    if (!drop) return
    const { name, input } = commandOf(drop, '')
    if (drop.ending.length > 0) void run(name as CommandName, input as never)
    else setAsked(drop)
  }
  const { drag, start } = useRowDrag({
    targetAt: (x, y) => canvas.current?.targetAt(x, y) ?? null,
    nearEdge: () => undefined,
    onDrop: (items, target) => perform(villageDropOf(model, by, items, target)),
  })
  const over = drag ? villageDropOf(model, by, drag.items, drag.target) : null
  const previewOf = (drop: VillageDrop) =>
    previewPermitted(model, commandOf(drop, ''), () => previewVillages(model, by, drop))
  const preview = over ? previewOf(over) : null
  const dragVillages: typeof start = (items, event) => start(items.filter(isVillage), event)

  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = selection.filter(isVillage)
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'x' || chosen.length === 0) return
    event.preventDefault()
    setMoving(chosen)
  }
  if (scene.groups.length === 0) {
    return <p className={screen.soft}>这里按管辖机构画出各村居。还没有村居，请点“新增村居”。</p>
  }
  const villages = (asked?.villageIds ?? []).flatMap((id) => model.get('village', id) ?? [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+X belongs to whatever has the focus in here
    <div className={styles.map} onKeyDown={onKeyDown}>
      <MapTools by={by} canvas={canvas} />
      {asked && (
        <div className={screen.form}>
          <JurisdictionForm
            key={asked.villageIds.join() + asked.unitId}
            villages={villages}
            kind={asked.kind}
            unitId={asked.unitId}
            close={() => setAsked(null)}
          />
        </div>
      )}
      <div className={styles.canvas}>
        <SceneCanvas
          ref={canvas}
          scene={scene}
          theme={theme}
          selection={selection}
          highlight={
            preview && drag?.target
              ? { ref: drag.target, state: preview.refusals.length > 0 ? 'refused' : 'ok' }
              : null
          }
          onSelect={select}
          onOpen={(ref) => select([ref])}
          onDragStart={dragVillages}
          label="村居示意图"
        />
      </div>
      {drag && <DragGhost model={model} drag={drag} preview={preview} hint="拖到另一机构的范围里" />}
      {moving.length > 0 && (
        <MoveTo
          count={moving.length}
          to={toUnits}
          dropFor={(target) => {
            const drop = villageDropOf(model, by, moving, target)
            return drop && commandOf(drop, '（待填）')
          }}
          previewFor={(target) => {
            const drop = villageDropOf(model, by, moving, target)
            return drop && previewOf(drop)
          }}
          onClose={() => setMoving([])}
          onDrop={(_drop, target) => {
            setMoving([])
            perform(villageDropOf(model, by, moving, target))
          }}
        />
      )}
    </div>
  )
}

const isVillage = ({ table }: Ref) => table === 'village'

interface MapToolsProps extends VillageMapProps {
  readonly canvas: { readonly current: SceneCanvasHandle | null }
}

function MapTools({ by, canvas }: MapToolsProps) {
  const navigate = useNavigate()
  const print = () => {
    choose('village-map', { by })
    navigate('/print?product=village-map')
  }
  return (
    <div className={screen.head}>
      <span className={screen.soft}>
        拖动村居到另一机构的范围里（或选中后按 Ctrl+X，输入机构）；虚线为代管。
      </span>
      <span className={screen.space} />
      <Space.Compact>
        <Button size="small" aria-label="缩小" onClick={() => canvas.current?.zoomBy(0.8)}>
          －
        </Button>
        <Button size="small" onClick={() => canvas.current?.fit()}>
          适合窗口
        </Button>
        <Button size="small" aria-label="放大" onClick={() => canvas.current?.zoomBy(1.25)}>
          ＋
        </Button>
      </Space.Compact>
      <Button size="small" data-testid="village-map-print" onClick={print}>
        打印、另存图
      </Button>
    </div>
  )
}
