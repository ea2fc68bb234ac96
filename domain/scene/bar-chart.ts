import type { Scene, SceneItem, StyleName, TextStyle } from './scene.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  /** What is written at the end of the bar: the figure with its unit. */
  readonly text: string
  readonly style?: StyleName
}

interface BarChart {
  readonly title: string
  readonly bars: readonly Bar[]
}

/** In millimetres. */
const width = 90
const labelWidth = 22
const figureWidth = 16
const [top, pitch, thickness] = [9, 8, 5]

/** 横条图: one bar under the other, as long as its value; the label before it, the figure after it. */
export function barChart({ title, bars }: BarChart): Scene {
  const most = Math.max(...bars.map(({ value }) => value), 1)
  const room = width - labelWidth - figureWidth
  const items = bars.flatMap(({ label, value, text, style = 'bar' }, index): SceneItem[] => {
    const y = top + index * pitch
    const length = (value / most) * room
    const base = y + thickness - 1.2
    return [
      write(labelWidth - 2, base, label, 'small', 'end'),
      ...(value > 0 ? [{ kind: 'box', x: labelWidth, y, w: length, h: thickness, style } as const] : []),
      write(labelWidth + length + 1.5, base, text, 'figure', 'start'),
    ]
  })
  const height = top + bars.length * pitch + 2
  const group = { x: 0, y: 0, w: width, h: height, style: 'frame', targets: [], parentId: null } as const
  const all = [write(1, 5, title, 'title', 'start', 3.6), ...items]
  return { width, height, groups: [{ ...group, id: 'bars', title, items: all }], lines: [] }
}

function write(
  x: number,
  y: number,
  content: string,
  style: TextStyle,
  anchor: 'start' | 'middle' | 'end',
  size = 3.2,
): SceneItem {
  return { kind: 'text', x, y, content, size, style, anchor }
}
