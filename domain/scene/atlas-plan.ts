import type { ChartOptions, ChartUnit } from './org-chart.ts'
import { type Area, drawFrame, type FrameFacts, type Sheet, sheetArea } from './sheet.ts'
import { type BoxSize, leading, sizeUnit, type } from './unit-box.ts'

/** How an atlas is printed. */
export interface AtlasChoice {
  readonly sheet: Sheet
  /** Nothing is printed smaller than this, in millimetres. */
  readonly least: number
  readonly detail: ChartOptions['detail']
  /** Units without others below them: with all that is in them on the page above, or each on a page of its own. */
  readonly leaves: 'inline' | 'own'
}

/** What a box is on its page: the unit itself, its list carried on, or a pointer to where the unit is. */
export type BoxRole = 'home' | 'part' | 'reference'

export interface PlannedBox {
  /** The unit as it is drawn here; a reference gets the line with its page when that is known. */
  readonly unit: ChartUnit
  readonly size: BoxSize
  readonly role: BoxRole
}

/** The page of a unit, or one of several: its box at the head and a part of its next level in rows. */
export interface PlannedPage {
  readonly unit: ChartUnit
  readonly parent: ChartUnit | null
  /** 1 for the first page of the unit. */
  readonly part: number
  /** None where a sheet has no room for it beside a row of the next level. */
  readonly head: PlannedBox | null
  readonly rows: (readonly PlannedBox[])[]
  readonly room: Room
}

/** What is free on a page, in millimetres of the drawing at its smallest scale. */
export interface Room {
  readonly area: Area
  readonly w: number
  readonly h: number
}

/** Between boxes of a row, between rows, and at the left of rows for the line that joins them. */
export const spaces = { box: 4, row: 9, spine: 6 } as const

/** A page number that no other is wider than. */
export const widestPage = 99_999

export const smallestType = Math.min(...Object.values(type))

/** How a box is drawn in an atlas: figures carry the page references, so that they stand even where no figures do. */
export function boxOptions({ detail, sheet, least }: AtlasChoice): ChartOptions {
  const scale = least / smallestType
  // What is left for a list on a sheet after title block, foot and the head of a box.
  const rows = Math.floor((sheetArea(sheet).h / scale - 85) / (type.member * leading))
  return {
    detail: detail === 'members' ? 'members' : 'figures',
    verticalNames: false,
    longestColumn: Math.min(25, Math.max(6, rows)),
  }
}

export function referenceText(page: number): string {
  return `见第 ${page} 页`
}

/** The unit as the boxes show it: its figures stand in the title block in any case. */
export function shown(unit: ChartUnit, { detail }: AtlasChoice): ChartUnit {
  return detail === 'units' ? { ...unit, figures: [] } : unit
}

/** The unit's name and figures, with the page on which the rest of it is. */
export function pointerTo(unit: ChartUnit, page: number): ChartUnit {
  const below = unit.children.length > 0 ? [`下级机构 ${unit.children.length} 个`] : []
  const { villages, ...plain } = unit
  return {
    ...plain,
    plates: [],
    members: [],
    children: [],
    collapsed: true,
    figures: [...unit.figures, ...below, referenceText(page)],
  }
}

/** The lines under the title: the caps of the unit, and where to read on. Page numbers that are not known are the widest. */
export function headingLines(
  page: Omit<PlannedPage, 'room' | 'head' | 'rows'>,
  parentPage: number,
): string[] {
  const up = page.parent ? [`上级机构：${page.parent.name}（${referenceText(parentPage)}）`] : []
  const before = page.part > 1 ? ['接上页'] : []
  return [page.unit.figures.join('　'), [...up, ...before].join('　')].filter((line) => line !== '')
}

export function titleOf({ unit, part }: Pick<PlannedPage, 'unit' | 'part'>): string {
  const what = unit.children.length > 0 ? '机构设置图' : '岗位人员'
  return `${unit.name}${what}${part > 1 ? '（续）' : ''}`
}

/** The pages of one unit; what does not fit at the smallest type goes on to the next page. */
export function planUnit(
  unit: ChartUnit,
  parent: ChartUnit | null,
  choice: AtlasChoice,
  facts: FrameFacts,
): PlannedPage[] {
  const rooms = [1, 2].map((part) => roomOf({ unit, parent, part }, choice, facts)) as [Room, Room]
  const room = (part: number) => rooms[part === 1 ? 0 : 1]
  const tight = rooms[0].h < rooms[1].h ? rooms[0] : rooms[1]
  const options = boxOptions(choice)
  const pages: PlannedPage[] = partsOf(shown(unit, choice), tight, options).map((drawn, at) => ({
    unit,
    parent,
    part: at + 1,
    head: { unit: drawn, size: sizeUnit(drawn, options), role: at === 0 ? 'home' : 'part' },
    rows: [],
    room: room(at + 1),
  }))
  const pointer = boxed(pointerTo(shown(unit, choice), widestPage), 'reference', options)
  const boxes = unit.children.map((child) => childBox(child, tight, pointer, choice))
  for (const row of rowsOf(boxes, tight.w - spaces.spine)) {
    let page = pages.at(-1)
    if (!page || heightWith(page, row) > page.room.h) {
      const part = pages.length + 1
      const head = pointer.size.h + spaces.row + rowHeight(row) <= tight.h ? pointer : null
      page = { unit, parent, part, head, rows: [], room: room(part) }
      pages.push(page)
    }
    page.rows.push(row)
  }
  return pages
}

function roomOf(
  page: Pick<PlannedPage, 'unit' | 'parent' | 'part'>,
  { sheet, least }: AtlasChoice,
  facts: FrameFacts,
): Room {
  const text = { title: titleOf(page), lines: headingLines(page, widestPage), page: 1, pages: widestPage }
  const { area } = drawFrame(sheet, facts, text, least)
  const scale = least / smallestType
  return { area, w: area.w / scale, h: area.h / scale }
}

function boxed(unit: ChartUnit, role: BoxRole, options: ChartOptions): PlannedBox {
  return { unit, size: sizeUnit(unit, options), role }
}

function childBox(child: ChartUnit, room: Room, head: PlannedBox, choice: AtlasChoice): PlannedBox {
  const options = boxOptions(choice)
  const whole = boxed(shown(child, choice), 'home', options)
  const fits = whole.size.w <= room.w - spaces.spine && head.size.h + spaces.row + whole.size.h <= room.h
  if (choice.leaves === 'inline' && child.children.length === 0 && fits) return whole
  return boxed(pointerTo(shown(child, choice), widestPage), 'reference', options)
}

/** The unit's box in as many parts as pages are needed for its plates and its list. */
function partsOf(unit: ChartUnit, room: Room, options: ChartOptions): ChartUnit[] {
  const fits = (part: ChartUnit) => {
    const { w, h } = sizeUnit(part, options)
    return w <= room.w && h <= room.h
  }
  const whole = { ...unit, children: [], collapsed: false }
  if (fits(whole)) return [whole]
  const { villages, ...plain } = whole
  const parts: ChartUnit[] = []
  let { plates, members } = unit
  while (parts.length === 0 || plates.length > 0 || members.length > 0) {
    const isFirst = parts.length === 0
    const bare: ChartUnit = isFirst
      ? { ...whole, plates: [], members: [] }
      : { ...plain, name: `${unit.name}（续）`, figures: [], plates: [], members: [] }
    const plated = longest(plates, !isFirst, (some) => fits({ ...bare, plates: some, collapsed: true }))
    plates = plates.slice(plated.length)
    const force = !isFirst && plated.length === 0
    const listed =
      plates.length > 0
        ? []
        : longest(members, force, (some) => fits({ ...bare, plates: plated, members: some }))
    members = members.slice(listed.length)
    parts.push({
      ...bare,
      plates: plated,
      members: listed,
      collapsed: listed.length === 0 && members.length > 0,
    })
  }
  return parts
}

/** As many from the beginning as fit; one at least where `force` says that there must be an end to it. */
function longest<T>(list: readonly T[], force: boolean, fits: (some: readonly T[]) => boolean): readonly T[] {
  if (fits(list)) return list
  let [low, high] = [0, list.length]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (fits(list.slice(0, middle))) low = middle
    else high = middle
  }
  return list.slice(0, Math.max(low, force ? 1 : 0))
}

/** Boxes in rows of at most `width`, in their order; as even as the widths allow. */
export function rowsOf(boxes: readonly PlannedBox[], width: number): PlannedBox[][] {
  const greedy: PlannedBox[][] = []
  let used = 0
  for (const box of boxes) {
    const row = greedy.at(-1)
    if (row && used + spaces.box + box.size.w <= width) {
      row.push(box)
      used += spaces.box + box.size.w
    } else {
      greedy.push([box])
      used = box.size.w
    }
  }
  const each = Math.ceil(boxes.length / Math.max(1, greedy.length))
  const even = greedy.map((_, at) => boxes.slice(at * each, (at + 1) * each))
  return even.every((row) => row.length > 0 && rowWidth(row) <= width) ? even : greedy
}

export function rowWidth(row: readonly PlannedBox[]): number {
  return row.reduce((sum, { size }) => sum + size.w + spaces.box, -spaces.box)
}

export function rowHeight(row: readonly PlannedBox[]): number {
  return row.reduce((most, { size }) => Math.max(most, size.h), 0)
}

function heightWith(page: PlannedPage, row: readonly PlannedBox[]): number {
  return [...page.rows, row].reduce(
    (sum, one) => sum + spaces.row + rowHeight(one),
    page.head?.size.h ?? -spaces.row,
  )
}
