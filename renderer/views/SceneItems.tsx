import { memo } from 'react'
import type { SceneGroup, SceneImage, SceneItem, SceneLine, SceneText } from '../../domain/scene/scene.ts'
import { boxPaint, type Theme, textPaint } from '../../domain/scene/styles.ts'

interface GroupProps {
  readonly group: SceneGroup
  readonly theme: Theme
}

/** One group of a scene as SVG: explicit attributes only, so that the same nodes are the screen, the page and the file. */
export const GroupView = memo(function GroupView({ group, theme }: GroupProps) {
  return (
    <g>
      {group.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of a group have no identity and are drawn anew together
        <ItemView key={index} item={item} theme={theme} />
      ))}
    </g>
  )
})

interface ItemProps {
  readonly item: SceneItem | SceneImage
  readonly theme: Theme
}

export function ItemView({ item, theme }: ItemProps) {
  if (item.kind === 'line') return <LineView line={item} theme={theme} />
  if (item.kind === 'text') return <TextView text={item} theme={theme} />
  if (item.kind === 'image') {
    const { x, y, w, h, address } = item
    return <image x={x} y={y} width={w} height={h} href={address} preserveAspectRatio="none" />
  }
  const { fill, stroke, width, dash } = boxPaint(item.style, theme)
  return (
    <rect
      x={round(item.x)}
      y={round(item.y)}
      width={round(item.w)}
      height={round(item.h)}
      fill={fill}
      stroke={stroke}
      strokeWidth={width}
      strokeDasharray={dash}
    />
  )
}

export function LineView({ line, theme }: { readonly line: SceneLine; readonly theme: Theme }) {
  const { stroke, width, dash } = boxPaint(line.style, theme)
  return <path d={pathOf(line)} fill="none" stroke={stroke} strokeWidth={width} strokeDasharray={dash} />
}

export function pathOf(line: SceneLine): string {
  return line.runs
    .map((run) => run.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(''))
    .join('')
}

function TextView({ text, theme }: { readonly text: SceneText; readonly theme: Theme }) {
  const { fill, weight, decoration } = textPaint(text.style, theme)
  const shared = {
    fill,
    fontSize: round(text.size),
    fontWeight: weight === 400 ? undefined : weight,
    textDecoration: decoration,
    textAnchor: text.anchor,
    transform: text.turned ? `rotate(180 ${round(text.x)} ${round(text.y)})` : undefined,
  }
  if (!text.vertical) {
    return (
      <text x={round(text.x)} y={round(text.y)} {...shared}>
        {text.content}
      </text>
    )
  }
  return (
    <text {...shared}>
      {[...text.content].map((character, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: characters of one vertical text
        <tspan key={index} x={round(text.x)} y={round(text.y + index * text.size * 1.12)}>
          {character}
        </tspan>
      ))}
    </text>
  )
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
