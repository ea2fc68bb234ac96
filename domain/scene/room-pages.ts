import type { Floor } from '../floor.ts'
import type { Model } from '../model.ts'
import type { RoomIndex, RoomIndexLine } from '../reports/room-index.ts'
import { boundsOf, type Point } from '../rooms/outline.ts'
import { type FloorPlanOptions, layoutFloorPlan, planScale } from './floor-plan.ts'
import { northArrow, northRadius } from './north-arrow.ts'
import { type Orientation, type PageFacts, type Paper, pageSize, type ScenePage } from './pages.ts'
import type { Scene, SceneItem } from './scene.ts'
import { textWidth, wrapText } from './text-measure.ts'

/** Millimetres: the edge of the sheet, the head with the title, the foot with the notes. */
const margin = 12
const head = 18
const foot = 16

/** Scales in which plans are drawn, the largest first; 1:n. */
const scales = [50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000]

const legend = '图例：粗线 办公室　　浅底 服务、设备、附属用房　　面积为使用面积'

/** 楼层平面图: one floor to a sheet, at the largest round scale that fits. */
export function floorPlanPages(
  model: Model,
  floors: readonly Floor[],
  sheet: { readonly paper: Paper; readonly orientation: Orientation },
  options: (floor: Floor) => FloorPlanOptions,
  facts: PageFacts,
): ScenePage[] {
  const [width, height] = pageSize(sheet.paper, sheet.orientation)
  return floors.map((floor, at) => {
    const scene = layoutFloorPlan(model, floor, options(floor))
    const shown = shownPart(scene)
    const room = { w: width - 2 * margin, h: height - 2 * margin - head - foot }
    const denominator = scales.find((n) => fits(shown, n, room)) ?? scales.at(-1) ?? planScale
    const scale = planScale / denominator
    const title = `${model.get('building', floor.buildingId)?.name ?? ''}${floor.name}平面图`
    return {
      width,
      height,
      scene,
      place: {
        x: width / 2 - (shown.x + shown.w / 2) * scale,
        y: margin + head + room.h / 2 - (shown.y + shown.h / 2) * scale,
        scale,
      },
      around: [
        ...frame(
          title,
          facts,
          [width, height],
          [at + 1, floors.length],
          [`${legend}　　比例 1:${denominator}（示意）`],
        ),
        ...(floor.northDegrees === null
          ? []
          : northArrow(floor.northDegrees, width - margin - northRadius, margin + northRadius)),
      ],
      title,
    }
  })
}

const fits = (shown: { w: number; h: number }, n: number, room: { w: number; h: number }) =>
  (shown.w * planScale) / n <= room.w && (shown.h * planScale) / n <= room.h

/** Where something is drawn: the rooms, and the scanned plan where it is printed below them. */
function shownPart(scene: Scene) {
  const corners = [
    ...scene.groups,
    ...(scene.underlay ?? []).flatMap((item) => (item.kind === 'image' ? [item] : [])),
  ].flatMap(({ x, y, w, h }): Point[] => [
    [x, y],
    [x + w, y + h],
  ])
  return corners.length === 0 ? { x: 0, y: 0, w: scene.width, h: scene.height } : boundsOf(corners)
}

interface IndexLine {
  readonly left: string
  readonly right: string
  readonly isHead: boolean
}

const indexType = 3.6
const indexStep = 5.4
const columnGap = 8

/** 楼层索引: units in the order of the chart, people by pinyin, in columns. */
export function roomIndexPages(
  index: RoomIndex,
  title: string,
  sheet: { readonly paper: Paper; readonly orientation: Orientation },
  facts: PageFacts,
): ScenePage[] {
  const [width, height] = pageSize(sheet.paper, sheet.orientation)
  const columns = Math.max(1, Math.floor((width - 2 * margin) / 90))
  const columnWidth = (width - 2 * margin - (columns - 1) * columnGap) / columns
  const perColumn = Math.floor((height - 2 * margin - head - foot) / indexStep)
  const lines = [
    ...section('机构', index.units, columnWidth),
    ...section('人员（按姓氏拼音）', index.people, columnWidth),
  ]
  if (lines.length === 0) return []
  const each = perColumn * columns
  const pages = Math.ceil(lines.length / each)
  return Array.from({ length: pages }, (_, page) => {
    const items = lines.slice(page * each, (page + 1) * each).flatMap((line, at): SceneItem[] => {
      const x = margin + Math.floor(at / perColumn) * (columnWidth + columnGap)
      const y = margin + head + ((at % perColumn) + 1) * indexStep
      return lineItems(line, x, y, columnWidth)
    })
    return {
      width,
      height,
      scene: { width, height, groups: [], lines: [] },
      place: { x: 0, y: 0, scale: 1 },
      around: [...items, ...frame(title, facts, [width, height], [page + 1, pages], [])],
      title,
    }
  })
}

function section(name: string, lines: readonly RoomIndexLine[], width: number): IndexLine[] {
  if (lines.length === 0) return []
  const body = lines.flatMap(({ name: left, where, rooms }) => {
    const right = wrapList(rooms, width * 0.33)
    const wanted = where && where !== left ? `${left}　${where}` : left
    const fitting = wrapText(wanted, width * 0.65, indexType)
    const rows = Math.max(right.length, fitting.length)
    return Array.from(
      { length: rows },
      (_, at): IndexLine => ({ left: fitting[at] ?? '', right: right[at] ?? '', isHead: false }),
    )
  })
  return [{ left: name, right: '房号', isHead: true }, ...body]
}

/** A list broken behind its commas: no number is torn apart. */
function wrapList(list: string, width: number): string[] {
  const lines: string[] = []
  for (const part of list.split('、')) {
    const longer = `${lines.at(-1)}、${part}`
    if (lines.length > 0 && textWidth(longer, indexType) <= width) lines[lines.length - 1] = longer
    else lines.push(part)
  }
  return lines
}

function lineItems({ left, right, isHead }: IndexLine, x: number, y: number, width: number): SceneItem[] {
  const style = isHead ? 'name' : 'member'
  const text = (content: string, at: number, anchor: 'start' | 'end'): SceneItem => ({
    kind: 'text',
    x: at,
    y,
    content,
    size: indexType,
    style,
    anchor,
  })
  return [
    text(left, x, 'start'),
    text(right, x + width, 'end'),
    {
      kind: 'line',
      style: isHead ? 'divider' : 'rule',
      runs: [
        [
          [x, y + 1.5],
          [x + width, y + 1.5],
        ],
      ],
    },
  ]
}

/** Title, notes, 制图单位, date and page number around what is on a sheet. */
function frame(
  title: string,
  facts: PageFacts,
  [width, height]: readonly [number, number],
  [page, pages]: readonly [number, number],
  notes: readonly string[],
): SceneItem[] {
  const size = Math.min(7, (width - 2 * margin) / Math.max(1, textWidth(title, 1)))
  const right = width - margin
  const base = height - margin
  const note = (content: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): SceneItem => ({
    kind: 'text',
    x,
    y,
    content,
    size: 3.2,
    style: 'small',
    anchor,
  })
  const items: SceneItem[] = [
    { kind: 'text', x: width / 2, y: margin + 9, content: title, size, style: 'title', anchor: 'middle' },
    {
      kind: 'line',
      style: 'rule',
      runs: [
        [
          [margin, base - 11],
          [right, base - 11],
        ],
      ],
    },
    ...notes.map((content, at) => note(content, margin, base - 6 + at * 5, 'start')),
    note(
      `制图单位：${facts.preparedBy || '　　　　　　'}　　制图日期：${facts.date}`,
      right,
      base - 6,
      'end',
    ),
    note(`内部资料　注意保存　操作员：${facts.operator}`, margin, base, 'start'),
    note(`第 ${page} 页　共 ${pages} 页`, right, base, 'end'),
  ]
  if (facts.sample) items.push(note('示例数据，虚构', margin, margin + 2, 'start'))
  return items
}
