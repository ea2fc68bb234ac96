import type { Scene, SceneItem } from './scene.ts'
import { millimetresPerPoint } from './scene.ts'
import { textWidth } from './text-measure.ts'

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
    const around = pageItems(part.title, facts, width, height, index + 1, parts.length)
    return {
      width,
      height,
      scene: part.scene,
      place: { x: (width - drawnW) / 2, y, scale },
      around,
      title: part.title,
    }
  })
}

const legend = '图例：— 隶属　┄ 代管　○ 空编　● 满编　▲ 超编　? 待核　◇ 编外　（ ）加挂牌子'

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
  const small = (x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end'): SceneItem => ({
    kind: 'text',
    x,
    y,
    content,
    size: 3.2,
    style: 'small',
    anchor,
  })
  const items: SceneItem[] = [
    { kind: 'text', x: width / 2, y: margin.top + 9, content: title, size, style: 'title', anchor: 'middle' },
    {
      kind: 'line',
      style: 'rule',
      runs: [
        [
          [margin.side, foot - footHeight + 5],
          [right, foot - footHeight + 5],
        ],
      ],
    },
    small(margin.side, foot - 8, legend, 'start'),
    small(right, foot - 8, `制图单位：${facts.preparedBy || '　　　　　　'}`, 'end'),
    small(right, foot - 3, `制图日期：${facts.date}`, 'end'),
    small(margin.side, foot - 3, `内部资料　注意保存　操作员：${facts.operator}`, 'start'),
    small(width / 2, foot, `第 ${page} 页　共 ${pages} 页`, 'middle'),
  ]
  if (facts.sample) items.push(small(margin.side, margin.top + 4, '示例数据，虚构', 'start'))
  return items
}
