import { type IndexEntry, setIndex } from './atlas-index.ts'
import { type PlannedOverview, planOverview } from './atlas-overview.ts'
import {
  type AtlasChoice,
  type BoxRole,
  boxOptions,
  headingLines,
  type PlannedBox,
  type PlannedPage,
  planUnit,
  pointerTo,
  rowHeight,
  rowWidth,
  shown,
  smallestType,
  spaces,
  titleOf,
} from './atlas-plan.ts'
import { type ChartLink, type ChartUnit, linkLines } from './org-chart.ts'
import { pageSize, type ScenePage } from './pages.ts'
import type { Scene, SceneGroup, SceneItem, SceneLine } from './scene.ts'
import { drawFrame, type FrameFacts, type FrameText, level } from './sheet.ts'
import { unitGroup } from './unit-group.ts'

/** What an atlas is made of. */
export interface AtlasSource {
  readonly title: string
  readonly roots: readonly ChartUnit[]
  readonly links: readonly ChartLink[]
  readonly facts: FrameFacts
  /** Full pinyin of a name, for the index. */
  readonly sortKey: (name: string) => string
}

export interface AtlasBox {
  readonly unitId: string
  readonly role: BoxRole
}

export interface AtlasPage extends ScenePage {
  readonly kind: 'overview' | 'unit' | 'index'
  /** The units whose boxes stand on the page. */
  readonly boxes: readonly AtlasBox[]
}

/** How far the work is; the number of pages is known only at the end. */
export interface Progress {
  readonly done: number
  readonly total: number
}

/** A drawing that would fill the sheet is not blown up beyond this. */
const largestScale = 1.3

/**
 * The 图册: an overview, a page for each unit with its next level, and an index. Made step by step, so that a window
 * that runs it between its frames stays free. Every unit and every member stands in exactly one box, whatever else
 * points to it; nothing is printed smaller than `choice.least`.
 */
export function* makeAtlas(source: AtlasSource, choice: AtlasChoice): Generator<Progress, AtlasPage[]> {
  const overview = planOverview(source, choice)
  yield { done: 0, total: 1 }
  const planned: PlannedPage[] = []
  const pageOf = new Map<string, number>()
  const count = countUnits(source.roots)
  let done = 0
  const waiting: Standing[] = source.roots.map((unit) => ({ unit, parent: null })).reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { unit, parent } = next
    const pages = planUnit(unit, parent, choice, source.facts)
    for (const page of pages) {
      planned.push(page)
      for (const box of boxesOf(page))
        if (box.role === 'home') pageOf.set(box.unitId, overview.length + planned.length)
    }
    const below = unit.children.filter(({ id }) => pages.some((page) => pointsTo(page, id)))
    waiting.push(...below.map((child) => ({ unit: child, parent: unit })).reverse())
    done += 1
    yield { done, total: 2 * count }
  }
  const index = yield* indexPages(source, choice, planned, overview.length)
  const pages = overview.length + planned.length + index.length
  const sheets = new SheetMaker(source, choice, pages)
  const numberOf = (id: string) => pageOf.get(id) ?? 0
  const made: AtlasPage[] = overview.map((page, at) => sheets.overview(page, at + 1, numberOf))
  for (const page of planned) {
    made.push(sheets.unit(page, made.length + 1, numberOf))
    yield { done: count + Math.round((count * made.length) / pages), total: 2 * count }
  }
  for (const items of index) made.push(sheets.index(items, made.length + 1))
  return made
}

function countUnits(units: readonly ChartUnit[]): number {
  return units.reduce((sum, unit) => sum + 1 + countUnits(unit.children), 0)
}

interface Standing {
  readonly unit: ChartUnit
  readonly parent: ChartUnit | null
}

function pointsTo({ rows }: PlannedPage, unitId: string): boolean {
  return rows.some((row) => row.some(({ unit, role }) => role === 'reference' && unit.id === unitId))
}

function boxesOn({ head, rows }: PlannedPage): PlannedBox[] {
  return [...(head ? [head] : []), ...rows.flat()]
}

/** The units that a planned page draws: continued parts and references carry the id of their unit. */
function boxesOf(page: PlannedPage): AtlasBox[] {
  return boxesOn(page).map(({ unit, role }) => ({ unitId: unit.id, role }))
}

function* indexPages(
  source: AtlasSource,
  choice: AtlasChoice,
  planned: readonly PlannedPage[],
  before: number,
): Generator<Progress, SceneItem[][]> {
  const entries: IndexEntry[] = []
  const add = (name: string, where: string, page: number) =>
    entries.push({ name, where, page, key: source.sortKey(name) })
  for (const [at, page] of planned.entries()) {
    for (const { unit, role } of boxesOn(page)) {
      const above = unit.id === page.unit.id ? page.parent : page.unit
      if (role === 'home') add(unit.name, above?.name ?? '', before + at + 1)
      const unitName = unit.id === page.unit.id ? page.unit.name : unit.name
      for (const member of unit.members) if (member.holder) add(member.holder, unitName, before + at + 1)
    }
    yield { done: 0, total: 1 }
  }
  const text = { title: indexTitle, lines: [], page: 1, pages: 1 }
  const { area } = drawFrame(choice.sheet, source.facts, text, choice.least)
  const work = setIndex(entries, area, choice.least)
  let step = work.next()
  while (!step.done) {
    yield { done: 0, total: 1 }
    step = work.next()
  }
  return step.value
}

const indexTitle = '机构、人员索引（按拼音）'

/** Puts planned pages on sheets when every page number is known. */
class SheetMaker {
  private readonly source: AtlasSource
  private readonly choice: AtlasChoice
  private readonly pages: number

  constructor(source: AtlasSource, choice: AtlasChoice, pages: number) {
    this.source = source
    this.choice = choice
    this.pages = pages
  }

  overview(
    { heading, draw, boxes }: PlannedOverview,
    page: number,
    numberOf: (id: string) => number,
  ): AtlasPage {
    const references = boxes.map((unitId) => ({ unitId, role: 'reference' as const }))
    return this.sheet({ ...heading, page }, draw(numberOf), { kind: 'overview', boxes: references })
  }

  unit(planned: PlannedPage, page: number, numberOf: (id: string) => number): AtlasPage {
    const lines = headingLines(planned, numberOf(planned.parent?.id ?? ''))
    const scene = drawPage(planned, this.choice, numberOf, this.source.links)
    return this.sheet({ title: titleOf(planned), lines, page }, scene, {
      kind: 'unit',
      boxes: boxesOf(planned),
    })
  }

  index(items: ScenePage['around'], page: number): AtlasPage {
    const made = this.sheet({ title: indexTitle, lines: [], page }, empty, { kind: 'index', boxes: [] })
    return { ...made, around: [...made.around, ...items] }
  }

  private sheet(
    text: Omit<FrameText, 'pages'>,
    scene: Scene,
    what: Pick<AtlasPage, 'kind' | 'boxes'>,
  ): AtlasPage {
    const { sheet, least } = this.choice
    const [width, height] = pageSize(sheet.paper, sheet.orientation)
    const { area, items } = drawFrame(sheet, this.source.facts, { ...text, pages: this.pages }, least)
    const place = placeIn(area, scene, least)
    return { width, height, scene, place, around: items, title: text.title, ...what }
  }
}

const empty: Scene = { width: 0, height: 0, groups: [], lines: [] }

/** As large as the room allows, in the middle, near the top. */
function placeIn(area: { x: number; y: number; w: number; h: number }, scene: Scene, least: number) {
  const most = Math.max(largestScale, least / smallestType)
  const scale = Math.min(area.w / Math.max(scene.width, 1), area.h / Math.max(scene.height, 1), most)
  const x = area.x + (area.w - scene.width * scale) / 2
  const y = area.y + Math.min((area.h - scene.height * scale) / 2, 8)
  return { x, y, scale }
}

/** The head in the middle, the rows below it, joined by a bar above each row and a line at the left. */
export function drawPage(
  page: PlannedPage,
  choice: AtlasChoice,
  numberOf: (id: string) => number,
  links: readonly ChartLink[] = [],
): Scene {
  const { head, rows } = page
  const spine = rows.length > 1 ? spaces.spine : 0
  const width = Math.max(head?.size.w ?? 0, ...rows.map((row) => spine + rowWidth(row)))
  const groups: SceneGroup[] = []
  const put = (box: PlannedBox, x: number, y: number, parentId: string | null) => {
    const unit =
      box.role === 'reference'
        ? pointerTo(shown(originalOf(box, page), choice), numberOf(box.unit.id))
        : box.unit
    groups.push(unitGroup(unit, box.size, boxOptions(choice), x, y, parentId))
  }
  if (head) put(head, (width - head.size.w) / 2, 0, null)
  const runs: SceneLine['runs'][number][] = []
  const middle = width / 2
  let y = head?.size.h ?? -spaces.row
  for (const [at, row] of rows.entries()) {
    const bar = y + spaces.row / 2
    const top = y + spaces.row
    let x = spine + (width - spine - rowWidth(row)) / 2
    const drops: number[] = []
    for (const box of row) {
      put(box, x, top, page.unit.id)
      drops.push(x + box.size.w / 2)
      x += box.size.w + spaces.box
    }
    if (at === 0) runs.push(upright(middle, y, bar))
    else runs.push(upright(1, y - rowHeight(rows[at - 1] ?? []) - spaces.row / 2, bar))
    const ends = [...drops, ...(at === 0 ? [middle] : []), ...(spine > 0 ? [1] : [])]
    runs.push(level(Math.min(...ends), Math.max(...ends), bar))
    runs.push(...drops.map((drop) => upright(drop, bar, top)))
    y = top + rowHeight(row)
  }
  // Without a head there is nothing that the boxes hang on, and no room above the first row.
  const lines: SceneLine[] = head
    ? [{ kind: 'line', style: 'relation', runs }, ...linkLines(links, groups)]
    : []
  return { width, height: y, groups, lines }
}

function upright(x: number, from: number, to: number): SceneLine['runs'][number] {
  return [
    [x, from],
    [x, to],
  ]
}

/** What a reference points to, as it was before it was measured with the widest page number. */
function originalOf(box: PlannedBox, page: PlannedPage): ChartUnit {
  if (box.unit.id === page.unit.id) return page.unit
  return page.unit.children.find(({ id }) => id === box.unit.id) ?? box.unit
}
