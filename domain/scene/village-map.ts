import type { Model } from '../model.ts'
import { holdingOf, type VillageCounting, type VillageLine, villageLines } from '../reports/villages.ts'
import type { Unit } from '../unit.ts'
import type { Scene, SceneGroup, SceneItem, SceneRef, SceneText } from './scene.ts'
import { wrapText } from './text-measure.ts'

/** In millimetres: one village, the gaps, and the heads of regions and blocks. */
const cell = { w: 34, h: 15, gap: 2 } as const
const region = { pad: 4, head: 9, gap: 8, name: 4.6 } as const
const block = { pad: 2, head: 6 } as const
const type = { name: 3.6, small: 3, note: 3.2 } as const

export const villageMapNote = '示意图：按管辖机构归并排列，不反映村（居）的实际位置和面积。'

/** The villages that a unit holds, parted by whom they belong to (by 实际管理) or who runs them (by 行政隶属). */
interface Block {
  /** null for the villages that the unit holds by itself on both counts. */
  readonly title: string | null
  readonly lines: readonly VillageLine[]
}

interface Region {
  readonly unit: Unit | null
  readonly blocks: readonly Block[]
}

/**
 * 村居示意图: a region for each unit, a cell for each village; what is 代管 is dashed. The project has no coordinates,
 * so the order is that of the list; a street office without villages has an empty region, to drop villages on.
 */
export function layoutVillageMap(model: Model, by: VillageCounting): Scene {
  const regions = regionsOf(model, by)
  const { width, height, sizes } = bestSizes(regions)
  let x = 0
  const drawn = regions.map((one, at) => {
    const size = sizes[at] ?? sizeOf(one, 1)
    const left = x
    x += size.w + region.gap
    return drawRegion(one, size, left)
  })
  return {
    width,
    height: height + (regions.length > 0 ? 7 : 0),
    // Villages come before the regions that they lie in: the first under the pointer is the one that is meant.
    groups: [...drawn.flatMap(({ cells }) => cells), ...drawn.map(({ frame }) => frame)],
    lines: [],
    underlay: regions.length > 0 ? [text(villageMapNote, 0, height + 5, type.note, 'small', 'start')] : [],
  }
}

function regionsOf(model: Model, by: VillageCounting): Region[] {
  const held = new Map<string, VillageLine[]>()
  for (const line of villageLines(model)) {
    const id = holdingOf(line, by)?.unitId ?? ''
    held.set(id, [...(held.get(id) ?? []), line])
  }
  if (held.size === 0) return []
  const units = [...model.rows.unit.values()].filter(
    (unit) => held.has(unit.id) || (unit.kind === 'subdistrict' && model.isOpen(unit)),
  )
  const rank = ({ kind, sortNo }: Unit) => (kind === 'external' ? 1_000_000 : 0) + sortNo
  const regions = units
    .sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id))
    .map((unit): Region => ({ unit, blocks: blocksOf(held.get(unit.id) ?? [], by) }))
  const nobody = held.get('')
  return nobody ? [...regions, { unit: null, blocks: blocksOf(nobody, by) }] : regions
}

function blocksOf(lines: readonly VillageLine[], by: VillageCounting): Block[] {
  const own = lines.filter((line) => !isElsewhere(line))
  const other = new Map<string, VillageLine[]>()
  for (const line of lines.filter(isElsewhere)) {
    const name = by === 'actual' ? line.legalName || '隶属待填' : line.administeredName
    other.set(name, [...(other.get(name) ?? []), line])
  }
  const word = by === 'actual' ? '代管，行政隶属' : '由他处代管：'
  return [
    ...(own.length > 0 ? [{ title: null, lines: own }] : []),
    ...[...other].map(([name, each]) => ({ title: `┄ ${word}${name}（${each.length}）`, lines: each })),
  ]
}

/** Whether a village is looked after by another than the one it belongs to. */
const isElsewhere = ({ legal, administered }: VillageLine) =>
  administered !== undefined && administered.unitId !== legal?.unitId

interface Size {
  readonly columns: number
  readonly w: number
  readonly h: number
}

/** Width by height of a window and of a sheet lying on its side. */
const wantedShape = 1.55
/** Columns of a region for each of its villages under the root: from broad to high. */
const shapes = [1, 0.75, 0.55, 0.42, 0.32, 0.24] as const

interface Sizes {
  readonly width: number
  readonly height: number
  readonly sizes: readonly Size[]
}

/** The shape of the regions by which the whole is drawn largest. */
function bestSizes(regions: readonly Region[]): Sizes {
  const scale = ({ width, height }: Sizes) => Math.min(wantedShape / width, 1 / height)
  const tried = shapes.map((shape): Sizes => {
    const sizes = regions.map((one) => sizeOf(one, shape))
    const width = sizes.reduce((sum, { w }) => sum + w + region.gap, -region.gap)
    return { width: Math.max(1, width), height: Math.max(1, ...sizes.map(({ h }) => h)), sizes }
  })
  return tried.reduce((best, one) => (scale(one) > scale(best) ? one : best))
}

function sizeOf({ unit, blocks }: Region, shape: number): Size {
  const count = blocks.reduce((sum, { lines }) => sum + lines.length, 0)
  // The name of an empty region needs the room of three cells.
  const columns = Math.max(unit ? 3 : 2, Math.round(Math.sqrt(count * shape)))
  const w = 2 * region.pad + 2 * block.pad + columns * (cell.w + cell.gap) - cell.gap
  const h = blocks.reduce((sum, one) => sum + blockHeight(one, columns) + cell.gap, region.head + region.pad)
  return { columns, w, h: h + (blocks.length === 0 ? cell.h : 0) }
}

function blockHeight({ title, lines }: Block, columns: number): number {
  const rows = Math.ceil(lines.length / columns)
  return (title ? block.head + block.pad : 0) + rows * (cell.h + cell.gap)
}

function drawRegion(one: Region, size: Size, x: number) {
  const { unit, blocks } = one
  const items: SceneItem[] = [{ kind: 'box', x, y: 0, w: size.w, h: size.h, style: 'frame' }]
  const cells: SceneGroup[] = []
  const left = x + region.pad + block.pad
  const name = unit?.name ?? '（隶属待填）'
  const lines = blocks.flatMap((each) => each.lines)
  items.push(text(name, x + region.pad, 6.4, region.name, 'name', 'start'))
  items.push(text(figuresOf(lines), x + size.w - region.pad, 6.4, type.small, 'figure', 'end'))
  let y: number = region.head
  for (const each of blocks) {
    const height = blockHeight(each, size.columns)
    if (each.title) {
      const w = size.w - 2 * region.pad
      items.push({ kind: 'box', x: x + region.pad, y, w, h: height - cell.gap / 2, style: 'dashed' })
      items.push(text(each.title, left, y + 4.2, type.small, 'small', 'start'))
    }
    const top = y + (each.title ? block.head : 0)
    each.lines.forEach((line, at) => {
      const column = at % size.columns
      const row = Math.floor(at / size.columns)
      const place = { x: left + column * (cell.w + cell.gap), y: top + row * (cell.h + cell.gap) }
      cells.push(drawCell(line, place, unit?.id ?? null))
    })
    y += height + cell.gap
  }
  const ref: SceneRef | null = unit && { table: 'unit', id: unit.id }
  const label = `${name} ${figuresOf(lines)}`
  const place = { x, y: 0, w: size.w, h: size.h }
  const frame: SceneGroup = {
    id: unit?.id ?? 'nobody',
    title: name,
    ...place,
    style: 'frame',
    items,
    targets: ref ? [{ ref, label, ...place }] : [],
    parentId: null,
  }
  return { cells, frame }
}

/** 14 个村（居），人口 9,120（2 个未填): the sum is of what is known, and says what is not. */
function figuresOf(lines: readonly VillageLine[]): string {
  const known = lines.flatMap(({ village }) => village.population ?? [])
  const open = lines.length - known.length
  const sum = known.reduce((all, one) => all + one, 0)
  const people = known.length === 0 ? '人口未填' : `人口 ${sum}${open > 0 ? `（${open} 个未填）` : ''}`
  return lines.length === 0 ? '没有村（居）' : `${lines.length} 个　${people}`
}

function drawCell(
  line: VillageLine,
  { x, y }: { x: number; y: number },
  parentId: string | null,
): SceneGroup {
  const { village, legal, administered } = line
  const style = isElsewhere(line) ? 'villageAdministered' : 'village'
  const isOpen =
    village.nameStatus === 'unverified' ||
    legal?.status === 'unverified' ||
    administered?.status === 'unverified'
  const names = wrapText(village.name, cell.w - 3, type.name).slice(0, 2)
  const people = village.population === null ? '人口未填' : `人口 ${village.population}`
  const middle = x + cell.w / 2
  const first = names.length > 1 ? 4.4 : 6.2
  const items: SceneItem[] = [
    { kind: 'box', x, y, w: cell.w, h: cell.h, style },
    ...names.map((part, at) => text(part, middle, y + first + at * 4.1, type.name, 'name', 'middle')),
    text(people, middle, y + 12.2, type.small, 'small', 'middle'),
    ...(isOpen ? [text('?', x + cell.w - 1.2, y + 4, type.small, 'unverified', 'end')] : []),
  ]
  const relation = isElsewhere(line)
    ? `，${line.administeredName}代管，行政隶属${line.legalName || '待填'}`
    : ''
  const label = `${village.name}，${people}${relation}${isOpen ? '，待核' : ''}`
  const place = { x, y, w: cell.w, h: cell.h }
  const targets = [{ ref: { table: 'village', id: village.id } as const, label, ...place }]
  return { id: village.id, title: village.name, ...place, style, items, targets, parentId }
}

function text(
  content: string,
  x: number,
  y: number,
  size: number,
  style: SceneText['style'],
  anchor: SceneText['anchor'],
): SceneText {
  return { kind: 'text', x, y, content, size, style, anchor }
}
