import { pageSize, type ScenePage } from './pages.ts'
import type { Scene, SceneGroup, SceneItem, SceneLine, SceneText } from './scene.ts'
import {
  type Area,
  drawFrame,
  type FrameFacts,
  filledLines,
  legend,
  level,
  type Sheet,
  sheetArea,
} from './sheet.ts'
import { textWidth } from './text-measure.ts'

/** How a wall chart is cut into sheets. */
export interface TileChoice {
  readonly sheet: Sheet
  /** 1 is life size, as the chart is laid out. */
  readonly scale: number
}

/** One sheet of the wall chart, in the chart's own millimetres at its scale. */
export interface Tile {
  readonly row: number
  readonly column: number
  /** What of the whole it shows; neighbours share `overlap`. */
  readonly area: Area
}

export interface Tiling {
  readonly rows: number
  readonly columns: number
  readonly tiles: readonly Tile[]
}

/** What neighbours share, to be glued over one another, in millimetres on paper. */
export const overlap = 10

/** Kept free around a tile for cut marks and its number. */
const markRoom = 7

/** The sheets that cover a drawing of a size, row by row. */
export function tilesOf(width: number, height: number, sheet: Sheet): Tiling {
  const { w, h } = tileArea(sheet)
  const count = (length: number, tile: number) =>
    Math.max(1, Math.ceil((length - overlap) / (tile - overlap) - 1e-9))
  const [columns, rows] = [count(width, w), count(height, h)]
  const tiles: Tile[] = []
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      tiles.push({
        row,
        column,
        area: { x: column * (w - overlap), y: row * (h - overlap), w, h },
      })
  return { rows, columns, tiles }
}

/** Where a sheet shows the chart: inside the margins and the marks. */
export function tileArea(sheet: Sheet): Area {
  const { x, y, w, h } = sheetArea(sheet)
  return { x: x + markRoom, y: y + markRoom, w: w - 2 * markRoom, h: h - 2 * markRoom }
}

/** “A1”: the row by letter, the column by number; the 27th row is AA. */
export function tileName({ row, column }: Pick<Tile, 'row' | 'column'>): string {
  let letters = ''
  for (let rest = row + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${column + 1}`
}

/** The 拼版: a map of the tiles, then the tiles, each with cut marks, its name and those of its neighbours. */
export function* makeWallChart(
  title: string,
  chart: Scene,
  facts: FrameFacts,
  { sheet, scale }: TileChoice,
): Generator<{ readonly done: number; readonly total: number }, ScenePage[]> {
  const whole = titled(title, chart, facts)
  const tiling = tilesOf(whole.width * scale, whole.height * scale, sheet)
  const pages = [mapPage(title, whole, facts, sheet, scale, tiling)]
  for (const tile of tiling.tiles) {
    pages.push(tilePage(title, whole, sheet, scale, tile, tiling))
    yield { done: pages.length - 1, total: tiling.tiles.length }
  }
  return pages
}

/** The chart with its title above and its notes below, as one drawing that can be cut anywhere. */
function titled(title: string, chart: Scene, facts: FrameFacts): Scene {
  const size = Math.min(
    30,
    Math.max(8, chart.width / 30),
    (chart.width * 0.9) / Math.max(1, textWidth(title, 1)),
  )
  const top = size * 2
  const made = [
    ...legend,
    `制图单位：${facts.preparedBy || '　　　　　　'}`,
    `制图日期：${facts.date}`,
    ...(facts.version ? [`版本：${facts.version}`] : []),
    ...(facts.sample ? ['示例数据，虚构'] : []),
  ]
  const notes = filledLines(made, chart.width * 0.95, noteSize)
  const height = top + chart.height + notes.length * noteSize * 1.45 + 4
  const items: SceneItem[] = [
    text(title, chart.width / 2, size * 1.4, size, 'title', 'middle'),
    ...notes.map((line, at) =>
      text(line, 6, top + chart.height + (at + 1) * noteSize * 1.45, noteSize, 'small', 'start'),
    ),
  ]
  const heading: SceneGroup = {
    id: 'heading',
    title,
    x: 0,
    y: 0,
    w: chart.width,
    h: height,
    style: 'row',
    items,
    targets: [],
    parentId: null,
  }
  const groups = chart.groups.map((group) => new LoweredGroup(group, top))
  const lines = chart.lines.map((line) => lowered(line, top))
  return { width: chart.width, height, groups: [heading, ...groups], lines }
}

/** Smallest type of a chart's boxes: the notes are no smaller. */
const noteSize = 4

/** A group further down; its items are made when a tile draws them. */
class LoweredGroup implements SceneGroup {
  readonly id: string
  readonly title: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly style: SceneGroup['style']
  readonly parentId: string | null
  readonly targets = []
  private readonly group: SceneGroup
  private readonly by: number

  constructor(group: SceneGroup, by: number) {
    this.id = group.id
    this.title = group.title
    this.x = group.x
    this.y = group.y + by
    this.w = group.w
    this.h = group.h
    this.style = group.style
    this.parentId = group.parentId
    this.group = group
    this.by = by
  }

  get items(): readonly SceneItem[] {
    return this.group.items.map((item) =>
      item.kind === 'line' ? lowered(item, this.by) : { ...item, y: item.y + this.by },
    )
  }
}

function lowered(line: SceneLine, by: number): SceneLine {
  return {
    kind: 'line',
    style: line.style,
    runs: line.runs.map((run) => run.map(([x, y]) => [x, y + by] as const)),
  }
}

function tilePage(
  title: string,
  whole: Scene,
  sheet: Sheet,
  scale: number,
  tile: Tile,
  { rows, columns, tiles }: Tiling,
): ScenePage {
  const [width, height] = pageSize(sheet.paper, sheet.orientation)
  const clip = tileArea(sheet)
  const shown = {
    x: tile.area.x / scale,
    y: tile.area.y / scale,
    w: tile.area.w / scale,
    h: tile.area.h / scale,
  }
  const scene: Scene = {
    width: whole.width,
    height: whole.height,
    groups: whole.groups.filter((group) => meets(group, shown)),
    lines: whole.lines.flatMap((line) => linesIn(line, shown)),
  }
  const place = { x: clip.x - tile.area.x, y: clip.y - tile.area.y, scale }
  const name = tileName(tile)
  const number = tile.row * columns + tile.column + 1
  const words = [
    `${title}　${name}`,
    `第 ${number} 张　共 ${tiles.length} 张`,
    ...(tile.column + 1 < columns ? [`右接 ${tileName({ ...tile, column: tile.column + 1 })}`] : []),
    ...(tile.row + 1 < rows ? [`下接 ${tileName({ ...tile, row: tile.row + 1 })}`] : []),
  ]
  const around: SceneItem[] = [
    ...cutMarks(clip),
    ...glueLines(clip, tile),
    ...filledLines(words, clip.w, markType)
      .slice(0, 1)
      .map((line) => text(line, clip.x + 2, clip.y - 2, markType, 'small', 'start')),
  ]
  return { width, height, scene, place, around, clip, title: `${title} ${name}` }
}

const markType = 3.2

/** At each corner, outside of what is kept: where the knife goes. */
function cutMarks({ x, y, w, h }: Area): SceneItem[] {
  const [near, far] = [1, 5]
  const runs = [x, x + w].flatMap((atX) =>
    [y, y + h].flatMap((atY) => {
      const [outX, outY] = [atX === x ? -1 : 1, atY === y ? -1 : 1]
      return [
        level(atX + outX * near, atX + outX * far, atY),
        [
          [atX, atY + outY * near],
          [atX, atY + outY * far],
        ] as const,
      ]
    }),
  )
  return [{ kind: 'line', style: 'rule', runs }]
}

/** Up to where the neighbour at the left and above is glued over. */
function glueLines({ x, y, w, h }: Area, { row, column }: Tile): SceneItem[] {
  const runs: SceneLine['runs'][number][] = []
  if (column > 0)
    for (const [from, to] of [
      [y - 5, y - 1],
      [y + h + 1, y + h + 5],
    ] as const)
      runs.push([
        [x + overlap, from],
        [x + overlap, to],
      ])
  if (row > 0) runs.push(level(x - 5, x - 1, y + overlap), level(x + w + 1, x + w + 5, y + overlap))
  return runs.length > 0 ? [{ kind: 'line', style: 'dashed', runs }] : []
}

/** A small picture of the whole with the sheets numbered, and how to put them together. */
function mapPage(
  title: string,
  whole: Scene,
  facts: FrameFacts,
  sheet: Sheet,
  scale: number,
  { rows, columns, tiles }: Tiling,
): ScenePage {
  const [width, height] = pageSize(sheet.paper, sheet.orientation)
  const made = `共 ${tiles.length} 张 ${sheet.paper}（${rows} 行 × ${columns} 列），比例 ${Math.round(scale * 100)}%`
  const how = `沿裁切线裁去左边和上边，与相邻一张重叠 ${overlap} 毫米粘贴；成图约 ${Math.ceil(whole.width * scale)} × ${Math.ceil(whole.height * scale)} 毫米。`
  const lines = [made, how]
  const frame = drawFrame(
    sheet,
    facts,
    { title: `${title}（拼版图）`, lines, page: 1, pages: tiles.length + 1 },
    markType,
  )
  const last = tiles.at(-1)?.area ?? { x: 0, y: 0, w: 1, h: 1 }
  const [mapW, mapH] = [last.x + last.w, last.y + last.h]
  const small = Math.min(frame.area.w / mapW, frame.area.h / mapH)
  const left = frame.area.x + (frame.area.w - mapW * small) / 2
  const top = frame.area.y
  const at = (area: Area) => ({
    x: left + area.x * small,
    y: top + area.y * small,
    w: area.w * small,
    h: area.h * small,
  })
  const boxes = whole.groups.slice(1).map((group): SceneItem => {
    const { x, y, w, h } = group
    const box = at({ x: x * scale, y: y * scale, w: w * scale, h: h * scale })
    return { kind: 'box', style: 'unitSame', ...box }
  })
  const grid = tiles.flatMap((tile): SceneItem[] => {
    const box = at(tile.area)
    const size = Math.min(7, Math.max(markType, box.h / 4))
    return [
      { kind: 'box', style: 'dashed', ...box },
      text(tileName(tile), box.x + box.w / 2, box.y + box.h / 2 + size / 3, size, 'title', 'middle'),
    ]
  })
  const empty: Scene = { width: 0, height: 0, groups: [], lines: [] }
  const around = [...frame.items, ...boxes, ...grid]
  return { width, height, scene: empty, place: { x: 0, y: 0, scale: 1 }, around, title: `${title} 拼版图` }
}

function text(
  content: string,
  x: number,
  y: number,
  size: number,
  style: SceneText['style'],
  anchor: SceneText['anchor'],
): SceneText {
  return { kind: 'text', content, x, y, size, style, anchor }
}

function meets(a: Area, b: Area): boolean {
  return a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h
}

/** The runs of a line that come near an area. */
function linesIn(line: SceneLine, area: Area): SceneLine[] {
  const runs = line.runs.filter((run) => {
    const xs = run.map(([x]) => x)
    const ys = run.map(([, y]) => y)
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    return meets({ x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y }, area)
  })
  return runs.length > 0 ? [{ kind: 'line', style: line.style, runs }] : []
}
