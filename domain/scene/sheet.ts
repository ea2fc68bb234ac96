import { type Orientation, type PageFacts, type Paper, pageSize } from './pages.ts'
import type { SceneItem, SceneText } from './scene.ts'
import { textWidth, wrapText } from './text-measure.ts'

export type MarginKind = 'narrow' | 'normal' | 'bound'

/** A sheet of paper as it is printed: `bound` leaves the left side free for a binding. */
export interface Sheet {
  readonly paper: Paper
  readonly orientation: Orientation
  readonly margins: MarginKind
}

export interface Area {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** In millimetres; no office printer prints nearer than 5 to the edge. */
const margins: Readonly<
  Record<
    MarginKind,
    { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  >
> = {
  narrow: { top: 8, right: 8, bottom: 8, left: 8 },
  normal: { top: 12, right: 12, bottom: 12, left: 12 },
  bound: { top: 12, right: 12, bottom: 12, left: 25 },
}

/** What is inside the margins of a sheet. */
export function sheetArea({ paper, orientation, margins: kind }: Sheet): Area {
  const [width, height] = pageSize(paper, orientation)
  const { top, right, bottom, left } = margins[kind]
  return { x: left, y: top, w: width - left - right, h: height - top - bottom }
}

/** What the title block says of the workbook. */
export interface FrameFacts extends PageFacts {
  /** The first characters of the ledger's head hash: two prints with the same are of the same state. */
  readonly version: string
}

/** What a page says of itself. */
export interface FrameText {
  readonly title: string
  /** Below the title, each wrapped: caps, and where to read on. */
  readonly lines: readonly string[]
  readonly page: number
  readonly pages: number
}

export interface Frame {
  /** What is left for the drawing. */
  readonly area: Area
  readonly items: readonly SceneItem[]
}

const leading = 1.45

const largestTitle = 7.5
/** Between the title block, the drawing and the foot. */
const gap = 4

export const legend = [
  '图例：— 隶属',
  '┄ 代管、指导',
  '○ 空编',
  '● 满编',
  '▲ 超编',
  '? 待核',
  '◇ 编外',
  '（ ）加挂牌子',
]

/** Title and foot of a page; nothing of it is smaller than `size` (millimetres), long texts wrap. */
export function drawFrame(sheet: Sheet, facts: FrameFacts, text: FrameText, size: number): Frame {
  const inside = sheetArea(sheet)
  const middle = inside.x + inside.w / 2
  const items: SceneItem[] = []
  let y = inside.y
  const put = (content: string, height: number, place: Pick<SceneText, 'x' | 'style' | 'anchor'>) => {
    y += height * leading
    items.push({ kind: 'text', y: y - height * 0.4, content, size: height, ...place })
  }
  if (facts.sample) put('示例数据，虚构', size, { x: inside.x, style: 'small', anchor: 'start' })
  const titleSize = Math.max(size, Math.min(largestTitle, inside.w / Math.max(1, textWidth(text.title, 1))))
  for (const line of wrapText(text.title, inside.w, titleSize))
    put(line, titleSize, { x: middle, style: 'title', anchor: 'middle' })
  for (const line of text.lines.flatMap((one) => wrapText(one, inside.w, size)))
    put(line, size, { x: middle, style: 'small', anchor: 'middle' })
  const top = y + gap
  const foot = footLines(facts, text, inside.w, size)
  y = inside.y + inside.h - foot.length * size * leading
  const bottom = y - gap / 2
  const rule: SceneItem = {
    kind: 'line',
    style: 'rule',
    runs: [level(inside.x, inside.x + inside.w, bottom)],
  }
  for (const { content, anchor } of foot) {
    const x = { start: inside.x, middle, end: inside.x + inside.w }[anchor]
    put(content, size, { x, style: 'small', anchor })
  }
  return {
    area: { x: inside.x, y: top, w: inside.w, h: bottom - gap / 2 - top },
    items: [...items, rule],
  }
}

interface FootLine {
  readonly content: string
  readonly anchor: SceneText['anchor']
}

function footLines(facts: FrameFacts, text: FrameText, width: number, size: number): FootLine[] {
  const made = [
    '内部资料　注意保存',
    `制图单位：${facts.preparedBy || '　　　　　　'}`,
    `制图日期：${facts.date}`,
    `操作员：${facts.operator}`,
    ...(facts.version ? [`版本：${facts.version}`] : []),
  ]
  return [
    ...filledLines(legend, width, size).map((content) => ({ content, anchor: 'start' as const })),
    ...filledLines(made, width, size).map((content) => ({ content, anchor: 'end' as const })),
    { content: `第 ${text.page} 页　共 ${text.pages} 页`, anchor: 'middle' },
  ]
}

/** Short texts on as few lines as a width allows; only a text that is wider by itself is broken. */
export function filledLines(texts: readonly string[], width: number, size: number): string[] {
  const lines: string[] = []
  for (const text of texts) {
    const longer = `${lines.at(-1)}　${text}`
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(...wrapText(text, width, size))
  }
  return lines
}

export function level(from: number, to: number, y: number): readonly (readonly [number, number])[] {
  return [
    [from, y],
    [to, y],
  ]
}
