import {
  type AtlasChoice,
  boxOptions,
  type PlannedBox,
  pointerTo,
  referenceText,
  rowHeight,
  rowsOf,
  rowWidth,
  smallestType,
  spaces,
  widestPage,
} from './atlas-plan.ts'
import { type ChartLink, type ChartUnit, layoutOrgChart } from './org-chart.ts'
import type { Scene, SceneGroup } from './scene.ts'
import { type Area, drawFrame, type FrameFacts, type FrameText } from './sheet.ts'
import { sizeUnit } from './unit-box.ts'
import { unitGroup } from './unit-group.ts'

interface OverviewSource {
  readonly title: string
  readonly roots: readonly ChartUnit[]
  readonly links: readonly ChartLink[]
  readonly facts: FrameFacts
}

/** A page of the overview, drawn when the page of every unit is known. */
export interface PlannedOverview {
  readonly heading: Pick<FrameText, 'title' | 'lines'>
  readonly boxes: readonly string[]
  readonly draw: (numberOf: (id: string) => number) => Scene
}

/** As many levels as can be read on one sheet; where even two cannot, the second in rows over several. */
export function planOverview(source: OverviewSource, choice: AtlasChoice): PlannedOverview[] {
  const { roots, links } = source
  if (roots.length === 0) return []
  const heading = headingOf(source)
  const area = areaOf(source, choice)
  const scale = choice.least / smallestType
  // The box of a single root alone says nothing.
  const [deepest, least] = [depthOf(roots), roots.length === 1 ? 2 : 1]
  for (let depth = deepest; depth >= Math.min(deepest, least); depth -= 1) {
    const draw = (numberOf: (id: string) => number) =>
      layoutOrgChart(cut(roots, depth, numberOf), links, { detail: 'figures', verticalNames: false })
    const scene = draw(() => widestPage)
    if (scene.width * scale <= area.w && scene.height * scale <= area.h)
      return [{ heading, boxes: scene.groups.map(({ id }) => id), draw }]
  }
  return inRows(source, choice)
}

function headingOf({ title, roots }: OverviewSource): PlannedOverview['heading'] {
  const caps = roots.filter(({ figures }) => figures.length > 0)
  const lines = caps.map(({ name, figures }) => [...(roots.length > 1 ? [name] : []), ...figures].join('　'))
  // Many roots would leave no room for the drawing; each has its caps on its own page.
  return { title: `${title}（总览）`, lines: lines.length > 3 ? [] : lines }
}

function areaOf(source: OverviewSource, { sheet, least }: AtlasChoice): Area {
  const text = { ...headingOf(source), page: widestPage, pages: widestPage }
  return drawFrame(sheet, source.facts, text, least).area
}

function depthOf(units: readonly ChartUnit[]): number {
  return units.reduce((most, unit) => Math.max(most, 1 + depthOf(unit.children)), 0)
}

/** The tree down to a level, each box with its name, plates and page only. */
function cut(units: readonly ChartUnit[], depth: number, numberOf: (id: string) => number): ChartUnit[] {
  return units.map((unit) => {
    const { villages, ...plain } = unit
    const hidden = depth === 1 && unit.children.length > 0 ? [`下级机构 ${unit.children.length} 个`] : []
    return {
      ...plain,
      figures: [...hidden, referenceText(numberOf(unit.id))],
      members: [],
      collapsed: false,
      children: depth === 1 ? [] : cut(unit.children, depth - 1, numberOf),
    }
  })
}

function inRows(source: OverviewSource, choice: AtlasChoice): PlannedOverview[] {
  const options = boxOptions(choice)
  const area = areaOf(source, choice)
  const scale = choice.least / smallestType
  const [w, h] = [area.w / scale, area.h / scale]
  const [only] = source.roots
  const units = only && source.roots.length === 1 ? only.children : source.roots
  const boxes = units.map((unit): PlannedBox => {
    const drawn = pointerTo({ ...unit, figures: [] }, widestPage)
    return { unit, size: sizeUnit(drawn, options), role: 'reference' }
  })
  const pages: PlannedBox[][][] = []
  let used = h
  for (const row of rowsOf(boxes, w)) {
    const height = rowHeight(row) + spaces.row
    if (used + height > h) {
      pages.push([])
      used = 0
    }
    pages.at(-1)?.push(row)
    used += height
  }
  return pages.map((rows) => ({
    heading: headingOf(source),
    boxes: rows.flat().map(({ unit }) => unit.id),
    draw: (numberOf) => drawRows(rows, choice, numberOf),
  }))
}

function drawRows(
  rows: readonly (readonly PlannedBox[])[],
  choice: AtlasChoice,
  numberOf: (id: string) => number,
): Scene {
  const groups: SceneGroup[] = []
  const width = Math.max(...rows.map(rowWidth))
  let y = 0
  for (const row of rows) {
    let x = 0
    for (const { unit, size } of row) {
      const drawn = pointerTo({ ...unit, figures: [] }, numberOf(unit.id))
      groups.push(unitGroup(drawn, size, boxOptions(choice), x, y, null))
      x += size.w + spaces.box
    }
    y += rowHeight(row) + spaces.row
  }
  return { width, height: y, groups, lines: [] }
}
