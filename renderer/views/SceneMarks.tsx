import type { SceneRef, SceneTarget } from '../../domain/scene/scene.ts'
import type { Area, SceneIndex } from './scene-index.ts'

interface SceneMarksProps {
  readonly index: SceneIndex
  readonly selection: readonly SceneRef[]
  readonly cursor: SceneRef | null
  readonly highlight: { readonly ref: SceneRef; readonly state: 'ok' | 'refused' } | null
  readonly lasso: Area | null
}

/** What lies over the drawing: selection, the keyboard's place, the drop target, the lasso. */
export function SceneMarks({ index, selection, cursor, highlight, lasso }: SceneMarksProps) {
  const placed = (ref: SceneRef | null) => (ref ? index.placeOf(ref)?.target : undefined)
  const target = placed(highlight?.ref ?? null)
  const focus = placed(cursor)
  return (
    <>
      {selection.slice(0, 300).map((ref) => {
        const place = placed(ref)
        return (
          place && (
            <Frame key={ref.id} place={place} stroke="var(--accent)" fill="var(--accent)" opacity={0.14} />
          )
        )
      })}
      {focus && <Frame place={focus} stroke="var(--accent)" dash="3 2" />}
      {target && highlight && (
        <Frame
          place={target}
          stroke={highlight.state === 'ok' ? 'var(--ok)' : 'var(--over)'}
          fill={highlight.state === 'ok' ? 'var(--ok)' : 'var(--over)'}
          opacity={0.2}
          width={3}
        />
      )}
      {lasso && (
        <rect
          x={lasso.x0}
          y={lasso.y0}
          width={lasso.x1 - lasso.x0}
          height={lasso.y1 - lasso.y0}
          fill="var(--accent)"
          fillOpacity={0.08}
          stroke="var(--accent)"
          strokeWidth={1}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </>
  )
}

interface FrameProps {
  readonly place: SceneTarget
  readonly stroke: string
  readonly fill?: string
  readonly opacity?: number
  readonly dash?: string
  readonly width?: number
}

function Frame({ place, stroke, fill = 'none', opacity = 1, dash, width = 2 }: FrameProps) {
  return (
    <rect
      x={place.x}
      y={place.y}
      width={place.w}
      height={place.h}
      fill={fill}
      fillOpacity={opacity}
      stroke={stroke}
      strokeWidth={width}
      strokeDasharray={dash}
      vectorEffect="non-scaling-stroke"
    />
  )
}
