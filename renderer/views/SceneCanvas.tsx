import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Scene, SceneRef, SceneTarget } from '../../domain/scene/scene.ts'
import { sceneFont, type Theme } from '../../domain/scene/styles.ts'
import styles from './SceneCanvas.module.css'
import { SceneLayer } from './SceneLayer.tsx'
import { SceneMarks } from './SceneMarks.tsx'
import { SceneIndex } from './scene-index.ts'
import { useLasso } from './scene-lasso.ts'
import { useViewport } from './scene-viewport.ts'

export interface SceneCanvasHandle {
  fit(): void
  zoomBy(factor: number): void
  centerOn(ref: SceneRef): void
  targetAt(clientX: number, clientY: number): SceneRef | null
  /** The whole box under a point, whatever stands in it. */
  boxAt(clientX: number, clientY: number): SceneRef | null
  panBy(x: number, y: number): void
}

/** A tool that a screen lays over the drawing: what it takes for itself does not pan or select. */
export interface CanvasTool {
  /** A press of the left button, in scene millimetres; true where it is taken. */
  pressed(event: PointerEvent, at: CanvasPoint, toScene: ToScene): boolean
  keyed(event: KeyboardEvent): boolean
  /** Drawn over the scene, in its millimetres, for a scale in pixels per millimetre. */
  over(scale: number): ReactNode
}

export interface CanvasPoint {
  readonly x: number
  readonly y: number
}
export type ToScene = (clientX: number, clientY: number) => CanvasPoint

interface SceneCanvasProps {
  readonly ref?: Ref<SceneCanvasHandle>
  readonly scene: Scene
  readonly theme: Theme
  readonly selection: readonly SceneRef[]
  readonly highlight: { readonly ref: SceneRef; readonly state: 'ok' | 'refused' } | null
  readonly label: string
  readonly tool?: CanvasTool | undefined
  readonly onSelect: (refs: readonly SceneRef[]) => void
  readonly onOpen: (ref: SceneRef) => void
  readonly onDragStart: (refs: readonly SceneRef[], event: PointerEvent) => void
}

/** Pixels per millimetre at which a place that was jumped to can be read. */
const readingScale = 3.2

/** An interactive drawing: pan, zoom, select, lasso, keyboard; what is dragged and dropped is the screen's business. */
export function SceneCanvas({
  ref,
  scene,
  theme,
  selection,
  highlight,
  label,
  tool,
  onSelect,
  onOpen,
  onDragStart,
}: SceneCanvasProps) {
  const frame = useRef<HTMLDivElement>(null)
  const layer = useRef<SVGGElement>(null)
  const index = useMemo(() => new SceneIndex(scene), [scene])
  const [cursor, setCursor] = useState<SceneRef | null>(null)
  const lasso = useLasso()
  const hit = (event: { clientX: number; clientY: number }): SceneTarget | null => {
    const { x, y } = viewport.toScene(event.clientX, event.clientY)
    return index.targetAt(x, y)
  }
  const viewport = useViewport(frame, layer, (event) => {
    if (!('clientX' in event)) return true
    if (event.button === 1) return true
    return event.button === 0 && !event.shiftKey && !tool && hit(event) === null
  })
  const { fit: fitTo } = viewport

  // The first drawing is fitted; later ones stay where the clerk has put them.
  const fitted = useRef(false)
  useLayoutEffect(() => {
    if (fitted.current || scene.groups.length === 0) return
    fitted.current = true
    fitTo(scene.width, scene.height)
  }, [scene, fitTo])

  const isOver = (clientX: number, clientY: number) => {
    const box = frame.current?.getBoundingClientRect()
    return box && clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom
  }

  useImperativeHandle(ref, () => ({
    fit: () => fitTo(scene.width, scene.height),
    zoomBy: viewport.zoomBy,
    panBy: viewport.panBy,
    centerOn: (where) => {
      const place = index.placeOf(where)
      if (!place) return
      setCursor(where)
      viewport.centerOn(
        place.target.x + place.target.w / 2,
        place.target.y + place.target.h / 2,
        readingScale,
      )
    },
    targetAt: (clientX, clientY) =>
      isOver(clientX, clientY) ? (hit({ clientX, clientY })?.ref ?? null) : null,
    boxAt: (clientX, clientY) => {
      if (!isOver(clientX, clientY)) return null
      const { x, y } = viewport.toScene(clientX, clientY)
      return index.groupAt(x, y)?.targets[0]?.ref ?? null
    },
  }))

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    const target = hit(event)
    frame.current?.focus({ preventScroll: true })
    if (tool?.pressed(event, viewport.toScene(event.clientX, event.clientY), viewport.toScene)) return
    if (!target) {
      if (event.shiftKey)
        lasso.begin(event, viewport.toScene, (area) => onSelect(index.targetsIn(area).map((one) => one.ref)))
      else onSelect([])
      return
    }
    setCursor(target.ref)
    const isSelected = selection.some((one) => one.id === target.ref.id)
    const many = event.ctrlKey || event.metaKey || event.shiftKey
    const next = many ? toggled(selection, target.ref) : isSelected ? selection : [target.ref]
    if (next !== selection) onSelect(next)
    else if (next.length > 1) chooseAloneOnRelease(event, () => onSelect([target.ref]))
    if (!many)
      onDragStart(
        next.filter((one) => one.table === target.ref.table),
        event,
      )
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (tool?.keyed(event)) return
    if (event.key.startsWith('Arrow') && !event.altKey) {
      event.preventDefault()
      const next = index.step(cursor ?? selection.at(-1) ?? null, event.key)
      const place = next && index.placeOf(next)?.target
      if (!place) return
      setCursor(next)
      viewport.reveal({ x0: place.x, y0: place.y, x1: place.x + place.w, y1: place.y + place.h })
      onSelect(event.shiftKey ? toggled(selection, next) : [next])
    } else if (event.key === 'Enter' && cursor) onOpen(cursor)
    else if (event.key === ' ' && cursor) {
      event.preventDefault()
      onSelect(toggled(selection, cursor))
    } else if (event.key === '+' || event.key === '=') viewport.zoomBy(1.25)
    else if (event.key === '-') viewport.zoomBy(0.8)
    else if (event.key === '0') fitTo(scene.width, scene.height)
  }

  const active = cursor && index.placeOf(cursor)
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={active ? 'scene-cursor' : undefined}
      data-testid="chart"
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={(event) => {
        const target = hit(event)
        if (target) onOpen(target.ref)
      }}
    >
      <div
        className={styles.spoken}
        role="treeitem"
        tabIndex={-1}
        id="scene-cursor"
        aria-selected={selection.some((one) => one.id === cursor?.id)}
        aria-label={active?.target.label ?? '用方向键选择机构、岗位或人员'}
      />
      <svg className={styles.svg} fontFamily={sceneFont} aria-hidden="true">
        <g ref={layer}>
          <SceneLayer index={index} drawn={viewport.drawn} theme={theme} />
          <SceneMarks
            index={index}
            selection={selection}
            cursor={cursor}
            highlight={highlight}
            lasso={lasso.area}
          />
          {tool?.over(viewport.drawn.scale)}
        </g>
      </svg>
    </div>
  )
}

function toggled(selection: readonly SceneRef[], ref: SceneRef): readonly SceneRef[] {
  const rest = selection.filter((one) => one.id !== ref.id)
  return rest.length < selection.length ? rest : [...rest, ref]
}

/** Pixels within which a press and its release are a click and not a drag. */
const clickSlack = 5

/** A press on one of many that are selected may begin a drag of all; only when it was a click is the one chosen. */
function chooseAloneOnRelease({ clientX, clientY }: PointerEvent, choose: () => void): void {
  const release = (event: globalThis.PointerEvent) => {
    if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < clickSlack) choose()
  }
  window.addEventListener('pointerup', release, { once: true })
}
