import { memo, useMemo } from 'react'
import type { SceneGroup } from '../../domain/scene/scene.ts'
import { boxPaint, type Theme } from '../../domain/scene/styles.ts'
import { GroupView, ItemView, LineView } from './SceneItems.tsx'
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
  const { underlay = [] } = index.scene
  const below = underlay.map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what lies below has no identity and is drawn anew together
    <ItemView key={at} item={item} theme={theme} />
  ))
  if (!readable || groups.length > mostBoxes)
    return (
      <>
        {below}
        <Outlines index={index} drawn={drawn} theme={theme} />
      </>
    )
  return (
    <>
      {below}
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
  const { boxes, lines } = index.outlines
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
      {[...boxes].map(([style, d]) => {
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

/** Boxes wide enough on the screen for a name of their own. */
function namedGroups(index: SceneIndex, drawn: Drawn): SceneGroup[] {
  const wide = index.scene.groups.length <= mostBoxes ? index.scene.groups : index.groupsIn(drawn)
  return wide.filter((group) => group.w * drawn.scale >= 44).slice(0, 200)
}

function NameOnly({ group }: { readonly group: SceneGroup }) {
  const { title } = group
  const size = Math.min(group.w / Math.max(4, [...title].length), group.h / 2)
  return (
    <text
      x={group.x + group.w / 2}
      y={group.y + group.h / 2 + size / 3}
      fontSize={size}
      textAnchor="middle"
      fill="currentColor"
    >
      {title}
    </text>
  )
}
