import { Segmented } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Floor } from '../../domain/floor.ts'
import { buildingsInOrder, floorsOf, peopleWithoutRoom } from '../../domain/rooms/occupants.ts'
import { type Ref, useView } from '../stores/view.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import type { SceneCanvasHandle } from '../views/SceneCanvas.tsx'
import { DragGhost } from './DragGhost.tsx'
import { dropOf } from './drop.ts'
import { MoveTo } from './MoveTo.tsx'
import { BuildingList } from './rooms/BuildingList.tsx'
import type { DrawingTool } from './rooms/drawing.ts'
import { FloorCanvas } from './rooms/FloorCanvas.tsx'
import { FloorToolbar } from './rooms/FloorToolbar.tsx'
import { MovesTable } from './rooms/MovesTable.tsx'
import { NoBuilding } from './rooms/NoBuilding.tsx'
import { PeopleToSeat } from './rooms/PeopleToSeat.tsx'
import { RoomList } from './rooms/RoomList.tsx'
import styles from './rooms/rooms.module.css'
import { type Strip, StripForm } from './rooms/StripForm.tsx'
import { seatBy, toRoom, useSeating } from './rooms/use-seating.ts'

const hints: Readonly<Record<DrawingTool, string>> = {
  seat: '把左侧或图上的人员、机构拖进房间；Ctrl 点选多人；选中后按 Ctrl+X、输入房号、回车也可。滚轮缩放。',
  rectangle:
    '空白处拖出矩形即为房间，自动贴齐邻墙和 0.1 米网格；拖动移动，拖角改大小；方向键移动，Shift+方向键改大小，Delete 删除。中键拖动画面。',
  polygon: '逐点点出房间的角，点回第一点或按回车闭合；Backspace 退一点，Esc 放弃。',
  door: '点房间的墙线开门，点已有的门取消。',
  scale: '在底图上点两点（如一段标了尺寸的墙），再填实际距离。',
}

/** The floor that is shown: the one chosen, else the first there is. */
function useFloor(): [Floor | undefined, (id: string) => void] {
  const model = useModel()
  const last = useView((state) => state.selection.at(-1))
  const [chosen, choose] = useState<string | null>(null)
  const selected = last?.table === 'room' ? model.get('room', last.id)?.floorId : undefined
  // A room that is found or jumped to brings its floor along.
  useEffect(() => {
    if (selected) choose(selected)
  }, [selected])
  const first = () => buildingsInOrder(model).flatMap(({ id }) => floorsOf(model, id))[0]
  return [model.get('floor', chosen) ?? first(), choose]
}

/** 办公用房: buildings and floors, the plan on which rooms are drawn, and who sits in them. */
export function RoomsScreen() {
  const model = useModel()
  const [floor, onFloor] = useFloor()
  const [strip, setStrip] = useState<Strip | null>(null)
  const close = () => setStrip(null)
  if (model.rows.building.size === 0) return <NoBuilding onFloor={onFloor} />
  return (
    <Plan
      key={floor?.id ?? ''}
      {...{ floor, onFloor, setStrip }}
      form={strip && <StripForm strip={strip} floor={floor} close={close} onFloor={onFloor} />}
    />
  )
}

interface PlanProps {
  readonly floor: Floor | undefined
  readonly onFloor: (id: string) => void
  readonly setStrip: (strip: Strip | null) => void
  readonly form: ReactNode
}

function Plan({ floor, onFloor, setStrip, form }: PlanProps) {
  const model = useModel()
  const navigate = useNavigate()
  const revision = useWorkbook((state) => state.revision)
  const selection = useView((state) => state.selection)
  const canvas = useRef<SceneCanvasHandle>(null)
  const [tool, setTool] = useState<DrawingTool>('seat')
  const [tab, setTab] = useState<'waiting' | 'rooms'>('waiting')
  const [showPicture, setShowPicture] = useState(true)
  const [showMoves, setShowMoves] = useState(false)
  const [moving, setMoving] = useState<readonly Ref[]>([])
  const { drag, start, over } = useSeating(model, canvas)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const waiting = useMemo(() => peopleWithoutRoom(model).length, [model, revision])
  const chooseTool = (next: DrawingTool) => {
    setTool(next)
    setShowMoves(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'x') return
    const table = selection.at(-1)?.table
    if (table !== 'person' && table !== 'unit') return
    event.preventDefault()
    setMoving(selection.filter((ref) => ref.table === table))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+X belongs to whatever has the focus in here
    <div className={`${styles.screen} screen-only`} onKeyDown={onKeyDown}>
      <div className={styles.side}>
        <BuildingList floorId={floor?.id ?? null} onFloor={onFloor} onForm={setStrip} />
        <div className={styles.waiting}>
          <Segmented
            block
            size="small"
            aria-label="人员或房间"
            value={tab}
            options={[
              { value: 'waiting', label: `待安排 ${waiting}` },
              { value: 'rooms', label: '本层房间' },
            ]}
            onChange={(value) => setTab(value as typeof tab)}
          />
          {tab === 'waiting' ? (
            <PeopleToSeat onDragStart={start} />
          ) : (
            floor && <RoomList floorId={floor.id} onDragStart={start} />
          )}
        </div>
      </div>
      <div className={styles.main}>
        {floor && (
          <FloorToolbar
            {...{ floor, tool, showPicture }}
            onTool={chooseTool}
            onShowPicture={setShowPicture}
            onFit={() => canvas.current?.fit()}
            onZoom={(factor) => canvas.current?.zoomBy(factor)}
            onFloorForm={() => setStrip({ kind: 'floor', id: floor.id })}
            onStandard={() => setStrip({ kind: 'standard' })}
            onMoves={() => setShowMoves(!showMoves)}
            onPrint={() => void navigate('/print?product=floor-plan')}
          />
        )}
        {form ? <div className={styles.strip}>{form}</div> : <span />}
        {showMoves ? (
          <MovesTable />
        ) : floor ? (
          <FloorCanvas
            {...{ floor, tool, showPicture, canvas, over }}
            onDragStart={start}
            onScale={(from, to) => setStrip({ kind: 'scale', from, to })}
          />
        ) : (
          <p className={styles.empty}>这座楼还没有楼层，请点左侧“＋层”。</p>
        )}
        <p className={styles.hint}>{hints[tool]}</p>
      </div>
      {drag && <DragGhost model={model} drag={drag} preview={over?.preview ?? null} hint="拖进房间" />}
      {moving.length > 0 && (
        <MoveTo
          count={moving.length}
          dropFor={(target) => dropOf(model, moving, target)}
          to={toRoom}
          onClose={() => setMoving([])}
          onDrop={(drop) => {
            setMoving([])
            void seatBy(drop)
          }}
        />
      )}
    </div>
  )
}
