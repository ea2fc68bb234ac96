import type { StepResult } from '../pay/simulate.ts'
import { ratioText } from '../pay/steps.ts'
import type { Scene, SceneItem, StyleName, TextStyle } from './scene.ts'

/** In millimetres. */
const width = 124
const labelWidth = 25
const shareWidth = 54
const countsAt = labelWidth + shareWidth + 4
const [top, pitch, thickness] = [14, 9.5, 7]

/**
 * 薪酬结构图: a bar for each step, parted into basic and incentive; after it how many gain and how many lose, as long as
 * they are many. The line above says what the picture is not.
 */
export function payChart(steps: readonly StepResult[], note: string): Scene {
  const people = Math.max(...steps.map(({ gain, lose }) => Math.max(gain, lose)), 1)
  const items = steps.flatMap((result, index) => stepItems(result, top + index * pitch, people))
  const height = top + steps.length * pitch + 1
  const heads = [
    text(1, 5.5, '薪酬结构测算', 'title', 'start', 4),
    text(labelWidth, 12, '基本（月工资、月考核奖）', 'small', 'start'),
    text(labelWidth + shareWidth, 12, '激励', 'small', 'end'),
    text(countsAt, 12, '增加、减少人数', 'small', 'start'),
    text(width - 1, 5.5, note, 'over', 'end'),
  ]
  const group = { x: 0, y: 0, w: width, h: height, style: 'frame', targets: [], parentId: null } as const
  const all = { ...group, id: 'pay', title: '薪酬结构测算', items: [...heads, ...items] }
  return { width, height, groups: [all], lines: [] }
}

function stepItems({ step, gain, lose }: StepResult, y: number, people: number): SceneItem[] {
  const basic = shareWidth * step.basic
  const base = y + thickness - 2
  const lengthOf = (count: number) => (count / people) * (width - countsAt - 20)
  const half = thickness / 2
  return [
    text(labelWidth - 2, base, step.name, 'member', 'end'),
    box(labelWidth, y, basic, thickness, 'bar'),
    box(labelWidth + basic, y, shareWidth - basic, thickness, 'barMore'),
    text(labelWidth + 2, base, ratioText(step), 'member', 'start'),
    ...(gain > 0 ? [box(countsAt, y, lengthOf(gain), half - 0.3, 'barMore')] : []),
    text(countsAt + lengthOf(gain) + 1.5, y + half - 0.6, `＋ ${gain} 人`, 'member', 'start', 3),
    ...(lose > 0 ? [box(countsAt, y + half + 0.3, lengthOf(lose), half - 0.3, 'barLess')] : []),
    text(countsAt + lengthOf(lose) + 1.5, y + thickness - 0.2, `－ ${lose} 人`, 'member', 'start', 3),
  ]
}

function box(x: number, y: number, w: number, h: number, style: StyleName): SceneItem {
  return { kind: 'box', x, y, w, h, style }
}

function text(
  x: number,
  y: number,
  content: string,
  style: TextStyle,
  anchor: 'start' | 'end',
  size = 3.2,
): SceneItem {
  return { kind: 'text', x, y, content, size, style, anchor }
}
