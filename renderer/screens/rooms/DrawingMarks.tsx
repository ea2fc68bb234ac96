import type { Point } from '../../../domain/rooms/outline.ts'
import { planScale } from '../../../domain/scene/floor-plan.ts'
import type { Handle } from './drawing.ts'

/** What is being drawn: outlines that are not saved yet, an open run of corners, the two points of a scale. */
export interface Sketch {
  readonly outlines: readonly (readonly Point[])[]
  readonly run: readonly Point[]
}

export const emptySketch: Sketch = { outlines: [], run: [] }

interface DrawingMarksProps {
  readonly sketch: Sketch
  readonly handles: readonly Handle[]
  readonly scale: number
}

/** The sketch over the plan, and the handles of the room that is selected; the same size at every zoom. */
export function DrawingMarks({ sketch, handles, scale }: DrawingMarksProps) {
  const size = 9 / scale
  return (
    <g pointerEvents="none" data-testid="drawing-marks">
      {sketch.outlines.map((points) => (
        <path
          key={points.join(' ')}
          d={`${pathOf(points)}Z`}
          fill="var(--accent)"
          fillOpacity={0.15}
          stroke="var(--accent)"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {sketch.outlines.length === 1 && sketch.outlines[0] && (
        <Measures points={sketch.outlines[0]} size={12 / scale} />
      )}
      {sketch.run.length > 0 && (
        <path
          d={pathOf(sketch.run)}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      )}
      {[...handles.map(({ at }) => at), ...sketch.run].map(([x, y]) => (
        <rect
          key={`${x},${y}`}
          x={x / planScale - size / 2}
          y={y / planScale - size / 2}
          width={size}
          height={size}
          fill="var(--paper)"
          stroke="var(--accent)"
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </g>
  )
}

/** Length and width beside what is drawn, in metres. */
function Measures({ points, size }: { readonly points: readonly Point[]; readonly size: number }) {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [w, h] = [Math.max(...xs) - left, Math.max(...ys) - top]
  return (
    <text
      x={left / planScale}
      y={top / planScale - size * 0.4}
      fontSize={size}
      fill="var(--accent)"
      stroke="var(--paper)"
      strokeWidth={size / 5}
      paintOrder="stroke"
    >
      {(w / 1000).toFixed(1)} × {(h / 1000).toFixed(1)} m
    </text>
  )
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x / planScale} ${y / planScale}`).join('')
}
