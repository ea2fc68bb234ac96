import type { Scene, SceneGroup, SceneItem } from './scene.ts'
import { millimetresPerPoint } from './scene.ts'
import { textWidth, wrapText } from './text-measure.ts'

export type Paper = 'A3' | 'A4'
export type Orientation = 'landscape' | 'portrait'

/** ISO 216, in millimetres, upright. */
const sheets: Readonly<Record<Paper, readonly [number, number]>> = { A3: [297, 420], A4: [210, 297] }

/** What a page carries around the drawing. */
export interface PageFacts {
  readonly title: string
  /** 制图单位. */
  readonly preparedBy: string
  readonly date: string
  readonly operator: string
  readonly sample: boolean
}

/** One sheet: the drawing in its place, and the title block around it, in millimetres. */
export interface ScenePage {
  readonly width: number
  readonly height: number
  readonly scene: Scene
  readonly place: { readonly x: number; readonly y: number; readonly scale: number }
  readonly around: readonly SceneItem[]
  /** What of the sheet the drawing may use; absent: all of it. */
  readonly clip?: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly title: string
}

export interface PagePart {
  readonly title: string
  readonly scene: Scene
}

const margin = { side: 12, top: 12, bottom: 12 } as const
const titleHeight = 16
const footHeight = 18

/** The smallest type on a member row, as `unit-box` sets it, in millimetres. */
const smallestType = 3

export function pageSize(paper: Paper, orientation: Orientation): readonly [width: number, height: number] {
  const [short, long] = sheets[paper]
  return orientation === 'landscape' ? [long, short] : [short, long]
}

/** How large a scene can be drawn on a sheet; never larger than life. */
export function fitScale(scene: Scene, paper: Paper, orientation: Orientation): number {
  const [width, height] = pageSize(paper, orientation)
  const [roomW, roomH] = [
    width - 2 * margin.side,
    height - margin.top - margin.bottom - titleHeight - footHeight,
  ]
  return Math.min(roomW / Math.max(scene.width, 1), roomH / Math.max(scene.height, 1), 1.15)
}

/** The height in points that the smallest type of a scene gets on a sheet. */
export function smallestPoints(scene: Scene, paper: Paper, orientation: Orientation): number {
  return (fitScale(scene, paper, orientation) * smallestType) / millimetresPerPoint
}

/** Lays parts out, one to a sheet, each with title, legend, 制图单位, date and page number (domain.md, Paper). */
export function paginate(
  parts: readonly PagePart[],
  paper: Paper,
  orientation: Orientation,
  facts: PageFacts,
): ScenePage[] {
  const [width, height] = pageSize(paper, orientation)
  return parts.map((part, index) => {
    const scale = fitScale(part.scene, paper, orientation)
    const [drawnW, drawnH] = [part.scene.width * scale, part.scene.height * scale]
    const roomH = height - margin.top - margin.bottom - titleHeight - footHeight
    const y = margin.top + titleHeight + Math.max(0, Math.min((roomH - drawnH) / 2, 12))
    const place = { x: (width - drawnW) / 2, y, scale }
    const around = [
      ...pageItems(part.title, facts, width, height, index + 1, parts.length),
      ...pageReferences(parts, index, place),
    ]
    return { width, height, scene: part.scene, place, around, title: part.title }
  })
}

/** “见第 n 页” under each box that is the head of a later page. */
function pageReferences(parts: readonly PagePart[], index: number, place: ScenePage['place']): SceneItem[] {
  const pageOf = new Map<string, number>()
  for (let later = parts.length - 1; later > index; later -= 1) {
    const head = headOf(parts[later]?.scene)
    if (head) pageOf.set(head.id, later + 1)
  }
  const groups = parts[index]?.scene.groups ?? []
  const parents = new Set(groups.map((group) => group.parentId))
  return groups.flatMap((group): SceneItem[] => {
    const page = pageOf.get(group.id)
    if (page === undefined || group === headOf(parts[index]?.scene)) return []
    const content = `见第 ${page} 页`
    // A line goes down from the middle of a box that has others below it: the right half is free.
    const room = group.w * place.scale * (parents.has(group.id) ? 0.5 : 1) - 1
    const size = Math.min(smallestType, room / textWidth(content, 1))
    const x = place.x + (group.x + group.w) * place.scale
    const y = place.y + (group.y + group.h) * place.scale + size * 1.2
    return [{ kind: 'text', x, y, content, size, style: 'small', anchor: 'end' }]
  })
}

/** The one box at the top of a page; a page with several has none. */
function headOf(scene: Scene | undefined): SceneGroup | null {
  const tops = scene?.groups.filter((group) => group.parentId === null) ?? []
  return tops.length === 1 ? (tops[0] ?? null) : null
}

const legend = [
  '图例：— 隶属',
  '┄ 代管、指导',
  '○ 空编',
  '● 满编',
  '▲ 超编',
  '? 待核',
  '◇ 编外',
  '（ ）加挂牌子',
]

/** Type height of the notes around a drawing, and the height that the lines at the foot share. */
const notes = { size: 3.2, room: 8.4 } as const

/** Short texts on as few lines as a width allows; none is broken. */
function filledLines(texts: readonly string[], width: number): string[] {
  const lines: string[] = []
  for (const text of texts) {
    const longer = `${lines.at(-1)}　${text}`
    if (lines.length > 0 && textWidth(longer, notes.size) <= width) lines[lines.length - 1] = longer
    else lines.push(text)
  }
  return lines
}

/** Lines one below the other, the last one at the base; many stand closer. */
function notesAbove(
  base: number,
  lines: readonly string[],
  x: number,
  anchor: 'start' | 'end',
): readonly SceneItem[] {
  const step = Math.min(5, notes.room / Math.max(1, lines.length - 1))
  return lines.map((content, line) => note(x, base - (lines.length - 1 - line) * step, content, anchor))
}

function note(x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end'): SceneItem {
  return { kind: 'text', x, y, content, size: notes.size, style: 'small', anchor }
}

function pageItems(
  title: string,
  facts: PageFacts,
  width: number,
  height: number,
  page: number,
  pages: number,
): SceneItem[] {
  const size = Math.min(7.5, (width - 2 * margin.side) / Math.max(1, textWidth(title, 1)))
  const right = width - margin.side
  const foot = height - margin.bottom
  const made = [
    ...wrapText(
      `制图单位：${facts.preparedBy || '　　　　　　'}`,
      (width - 2 * margin.side) * 0.4,
      notes.size,
    ),
    `制图日期：${facts.date}`,
  ]
  const madeW = made.reduce((most, line) => Math.max(most, textWidth(line, notes.size)), 0)
  const key = filledLines(legend, right - margin.side - madeW - 4)
  const rule = foot - footHeight + 5
  const items: SceneItem[] = [
    { kind: 'text', x: width / 2, y: margin.top + 9, content: title, size, style: 'title', anchor: 'middle' },
    {
      kind: 'line',
      style: 'rule',
      runs: [
        [
          [margin.side, rule],
          [right, rule],
        ],
      ],
    },
    ...notesAbove(foot, [...key, `内部资料　注意保存　操作员：${facts.operator}`], margin.side, 'start'),
    ...notesAbove(foot, made, right, 'end'),
    note(width / 2, foot, `第 ${page} 页　共 ${pages} 页`, 'middle'),
  ]
  if (facts.sample) items.push(note(margin.side, margin.top + 1, '示例数据，虚构', 'start'))
  return items
}
