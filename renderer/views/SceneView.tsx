import type { ScenePage } from '../../domain/scene/pages.ts'
import type { Scene, SceneItem } from '../../domain/scene/scene.ts'
import { sceneFont, type Theme } from '../../domain/scene/styles.ts'
import { GroupView, ItemView, LineView } from './SceneItems.tsx'

interface SceneViewProps {
  readonly scene: Scene
  readonly theme: Theme
  /** Drawn over the scene in its own millimetres: title, legend, page number. */
  readonly around?: readonly SceneItem[]
  /** Where the scene stands on the page and how much smaller it is. */
  readonly place?: { readonly x: number; readonly y: number; readonly scale: number }
  readonly page?: { readonly width: number; readonly height: number }
  /** What of the page the scene may use; the rest of it is cut off. */
  readonly clip?: ScenePage['clip'] | undefined
  readonly title: string
}

/** A whole scene as one SVG that stands by itself: print preview, page and file are this same drawing. */
export function SceneView({ scene, theme, around = [], place, page, clip, title }: SceneViewProps) {
  // Pages of one document may share a clip; the name says what it is.
  const clipId = clip && `clip-${[clip.x, clip.y, clip.w, clip.h].map(Math.round).join('-')}`
  const width = page?.width ?? scene.width
  const height = page?.height ?? scene.height
  const transform = place ? `translate(${place.x} ${place.y}) scale(${place.scale})` : undefined
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={`${width}mm`}
      height={`${height}mm`}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily={sceneFont}
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      <rect width={width} height={height} fill={theme === 'dark' ? '#1e2228' : '#ffffff'} />
      {clip && (
        <clipPath id={clipId}>
          <rect x={clip.x} y={clip.y} width={clip.w} height={clip.h} />
        </clipPath>
      )}
      <g clipPath={clip && `url(#${clipId})`}>
        <g transform={transform}>
          {scene.underlay?.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as below
            <ItemView key={index} item={item} theme={theme} />
          ))}
          {scene.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity and are drawn anew together
            <LineView key={index} line={line} theme={theme} />
          ))}
          {scene.groups.map((group) => (
            <GroupView key={group.id} group={group} theme={theme} />
          ))}
        </g>
      </g>
      {around.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <ItemView key={index} item={item} theme={theme} />
      ))}
    </svg>
  )
}
