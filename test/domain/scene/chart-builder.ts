import type { ChartMember, ChartUnit } from '../../../domain/scene/org-chart.ts'
import type { SceneItem, SceneText } from '../../../domain/scene/scene.ts'
import { textWidth } from '../../../domain/scene/text-measure.ts'

let count = 0

export function unit(name: string, given: Partial<ChartUnit> = {}): ChartUnit {
  count += 1
  const plain = {
    plates: [],
    figures: [],
    state: 'none',
    members: [],
    children: [],
    collapsed: false,
  } as const
  return { id: `u${count}`, name, kind: 'office', ...plain, ...given }
}

export function person(name: string, given: Partial<ChartMember> = {}): ChartMember {
  return { id: name, table: 'person', title: '科员', holder: name, state: 'full', ...given }
}

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

/** The room that the ink of a text takes: a little less than the height of its type. */
export function inkOf(text: SceneText): Rectangle {
  const { x, y, size, content, anchor, vertical } = text
  if (vertical) return { x: x - size / 2, y: y - size * 0.85, w: size, h: size * [...content].length * 1.12 }
  const w = textWidth(content, size)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - w : x - w / 2
  return { x: left, y: y - size * 0.85, w, h: size * 0.95 }
}

export function textsOf(items: readonly SceneItem[]): SceneText[] {
  return items.filter((item) => item.kind === 'text')
}
