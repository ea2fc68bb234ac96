import { memo, useMemo } from 'react'
import type { SceneGroup, StyleName } from '../../domain/scene/scene.ts'
import { boxPaint, type Theme } from '../../domain/scene/styles.ts'
import { GroupView, LineView, pathOf } from './SceneItems.tsx'
import type { SceneIndex } from './scene-index.ts'
import type { Drawn } from './scene-viewport.ts'

/** Boxes with text in them that are mounted at most; beyond, and where type is too small to read, outlines do. */
const mostBoxes = 400
const leastTypePixels = 3.2
const memberTypeMillimetres = 3

interface SceneLayerProps {
  readonly index: SceneIndex
  readonly drawn: Drawn
  readonly theme: Theme
}

/** The part of a scene that is near the window: in full where it can be read, as outlines where it cannot. */
export const SceneLayer = memo(function SceneLayer({ index, drawn, theme }: SceneLayerProps) {
  const readable = drawn.scale * memberTypeMillimetres >= leastTypePixels
  const groups = useMemo(() => (readable ? index.groupsIn(drawn) : []), [index, drawn, readable])
  if (!readable || groups.length > mostBoxes) return <Outlines index={index} drawn={drawn} theme={theme} />
  return (
    <>
      {index.linesIn(drawn).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity and are drawn anew together
        <LineView key={at} line={line} theme={theme} />
      ))}
      {groups.map((group) => (
        <GroupView key={group.id} group={group} theme={theme} />
      ))}
    </>
  )
})

/** All boxes of a style as one path, and the largest names while they can be read. */
function Outlines({ index, drawn, theme }: SceneLayerProps) {
  const { scene } = index
  const paths = useMemo(() => outlinesByStyle(scene.groups), [scene])
  const lines = useMemo(() => scene.lines.map(pathOf).join(''), [scene])
  const named = useMemo(() => namedGroups(index, drawn), [index, drawn])
  const relation = boxPaint('relation', theme)
  return (
    <>
      <path
        d={lines}
        fill="none"
        stroke={relation.stroke}
        strokeWidth={1}
        vectorEffect="non-scaling-stroke"
      />
      {[...paths].map(([style, d]) => {
        const { fill, stroke } = boxPaint(style, theme)
        return (
          <path
            key={style}
            d={d}
            fill={fill}
            stroke={stroke}
            strokeWidth={1}
            vectorEffect="non-scaling-stroke"
          />
        )
      })}
      {named.map((group) => (
        <NameOnly key={group.id} group={group} />
      ))}
    </>
  )
}

function outlinesByStyle(groups: readonly SceneGroup[]): Map<StyleName, string> {
  const parts = new Map<StyleName, string[]>()
  for (const { style, x, y, w, h } of groups) {
    const list = parts.get(style) ?? []
    list.push(`M${x.toFixed(1)} ${y.toFixed(1)}h${w.toFixed(1)}v${h.toFixed(1)}h${(-w).toFixed(1)}z`)
    parts.set(style, list)
  }
  return new Map([...parts].map(([style, list]) => [style, list.join('')]))
}

/** Boxes wide enough on the screen for a name of their own. */
function namedGroups(index: SceneIndex, drawn: Drawn): SceneGroup[] {
  const wide = index.scene.groups.length <= mostBoxes ? index.scene.groups : index.groupsIn(drawn)
  return wide.filter((group) => group.w * drawn.scale >= 44).slice(0, 200)
}

function NameOnly({ group }: { readonly group: SceneGroup }) {
  const name = group.items.find((item) => item.kind === 'text')
  if (name?.kind !== 'text') return null
  const size = Math.min(group.w / Math.max(4, [...name.content].length), group.h / 2)
  return (
    <text
      x={group.x + group.w / 2}
      y={group.y + group.h / 2 + size / 3}
      fontSize={size}
      textAnchor="middle"
      fill="currentColor"
    >
      {name.content}
    </text>
  )
}
