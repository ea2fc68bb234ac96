import type { ChartMark, ChartMember, ChartOptions, ChartUnit } from './org-chart.ts'
import type { TextStyle } from './scene.ts'
import { textWidth, wrapText } from './text-measure.ts'

/** Type sizes in millimetres: name 12 pt, plates 9 pt, figures and members 8.5 pt. */
export const type = { name: 4.2, plate: 3.2, figure: 3, member: 3 } as const
export const pad = 2
export const leading = 1.45
/** Between two columns of vertical text, and from one of its characters to the next, in type heights. */
export const vertical = { gap: 1.2, step: 1.12 } as const
/** A list longer than this goes on in a further column, so that 200 people stay a readable block. */
const usualColumn = 25
/** A vertical text longer than this goes on in a further column to its left. */
const longestVertical = 16
const widths = { least: 30, most: 62, column: 40, narrow: 9, figures: 26 } as const

export interface Line {
  readonly content: string
  readonly size: number
  readonly style: TextStyle
}

export interface Row {
  readonly member: ChartMember
  readonly left: readonly string[]
  readonly right: readonly string[]
  readonly h: number
}

/** A unit's box measured: the same measures are drawn by `unitGroup`. */
export interface BoxSize {
  readonly w: number
  readonly h: number
  readonly headH: number
  readonly rows: readonly Row[]
  readonly columns: number
  readonly columnW: number
  readonly vertical: readonly Line[] | null
  /** Width of the strip with the vertical name that stands left of a list; 0 where there is none. */
  readonly bandW: number
}

const signs: Readonly<Record<ChartMember['state'], string>> = {
  vacant: '○',
  full: '●',
  over: '▲',
  unverified: '?',
  none: '',
}

const none: readonly never[] = []

/** The width and height a unit's box needs, in millimetres; nothing that stands in it is ever cut. */
export function sizeUnit(unit: ChartUnit, options: ChartOptions): BoxSize {
  const members = listed(unit, options) ? unit.members : none
  if (options.verticalNames && unit.kind !== 'committee' && unit.kind !== 'subdistrict')
    return members.length > 0 ? sizeBand(unit, members, options) : sizeVertical(unit, options)
  const count = Math.max(1, Math.ceil(members.length / (options.longestColumn ?? usualColumn)))
  const own = columnWidth(members)
  const head = unwrappedHead(unit, options)
  const w = count > 1 ? count * own : Math.min(widths.most, Math.max(own, head.w + 2 * pad))
  const columnW = count > 1 ? own : w
  const room = w - 2 * pad
  const headH = (head.w <= room ? head.h : heightOf(headLines(unit, room, options))) + 2 * pad
  const rows = rowsOf(members, columnW)
  const listH = isEmptyOffice(unit, options) ? type.member * leading + pad : listHeight(rows, count)
  return { w, h: headH + listH, headH, rows, columns: count, columnW, vertical: null, bandW: 0 }
}

/** The horizontal lines of a box that was measured: above its list, or below its vertical name. */
export function linesOf(unit: ChartUnit, size: BoxSize, options: ChartOptions): readonly Line[] {
  if (size.bandW > 0) return addFacts([], unit, size.w - size.bandW - 2 * pad, options)
  return size.vertical ? narrowLines(unit, options) : headLines(unit, size.w - 2 * pad, options)
}

function listed(unit: ChartUnit, options: ChartOptions): boolean {
  return options.detail === 'members' && !unit.collapsed
}

function isEmptyOffice(unit: ChartUnit, options: ChartOptions): boolean {
  return unit.kind === 'office' && unit.members.length === 0 && listed(unit, options)
}

function heightOf(lines: readonly Line[]): number {
  let height = 0
  for (const line of lines) height += line.size * leading
  return height
}

function columnWidth(members: readonly ChartMember[]): number {
  if (members.length === 0) return widths.least
  const needed = members.reduce((most, member) => Math.max(most, rowWidth(member)), 0)
  return Math.min(widths.most, Math.max(widths.column, needed))
}

function listHeight(rows: readonly Row[], columns: number): number {
  if (rows.length === 0) return 0
  const perColumn = Math.ceil(rows.length / columns)
  let [tallest, height] = [0, 0]
  rows.forEach((row, index) => {
    height = index % perColumn === 0 ? row.h : height + row.h
    tallest = Math.max(tallest, height)
  })
  return tallest + pad
}

/** Width and height of the head with every text on one line: most boxes need no more, and no line is made for it. */
function unwrappedHead(unit: ChartUnit, options: ChartOptions): { w: number; h: number } {
  let w = textWidth(nameOf(unit), type.name)
  for (const plate of unit.plates) w = Math.max(w, textWidth(plateText(plate), type.plate))
  let figures = 0
  if (options.detail !== 'units') {
    figures = unit.figures.length
    for (const text of unit.figures) w = Math.max(w, textWidth(text, type.figure))
  }
  const [villages, folded] = [villageText(unit), foldedText(unit)]
  figures += Number(villages !== '') + Number(folded !== '')
  w = Math.max(w, textWidth(villages, type.figure), textWidth(folded, type.figure))
  return { w, h: (type.name + unit.plates.length * type.plate + figures * type.figure) * leading }
}

function plateText(plate: ChartUnit['plates'][number]): string {
  return plate.unverified ? `（${plate.name} ?）` : `（${plate.name}）`
}

/** The name from the top down and the plates in brackets as further columns, rightmost first (domain-facts.md 7.1). */
function verticalColumns(unit: ChartUnit): Line[] {
  const columns = inColumns(nameOf(unit), type.name, nameStyle(unit))
  for (const plate of unit.plates) {
    const text = plate.unverified ? `（${plate.name}？）` : `（${plate.name}）`
    columns.push(...inColumns(text, type.plate, plate.unverified ? 'unverified' : 'plate'))
  }
  return columns
}

function inColumns(text: string, size: number, style: TextStyle): Line[] {
  const characters = [...text]
  const length = Math.ceil(characters.length / Math.ceil(characters.length / longestVertical))
  const columns: Line[] = []
  for (let at = 0; at < characters.length; at += length)
    columns.push({ content: characters.slice(at, at + length).join(''), size, style })
  return columns
}

export function acrossOf(columns: readonly Line[]): number {
  return columns.reduce((sum, line) => sum + line.size + vertical.gap, -vertical.gap)
}

function downOf(columns: readonly Line[]): number {
  return columns.reduce(
    (most, line) => Math.max(most, [...line.content].length * line.size * vertical.step),
    0,
  )
}

/** A narrow box: the vertical name, and below it what is said in figures. */
function sizeVertical(unit: ChartUnit, options: ChartOptions): BoxSize {
  const columns = verticalColumns(unit)
  const lines = narrowLines(unit, options)
  const widest = lines.reduce((most, line) => Math.max(most, textWidth(line.content, line.size)), 0)
  const w = Math.max(widths.narrow, Math.max(acrossOf(columns), widest) + 2 * pad)
  const h = downOf(columns) + 2 * pad + (lines.length > 0 ? 1 + heightOf(lines) : 0)
  return { w, h, headH: h, rows: none, columns: 1, columnW: w, vertical: columns, bandW: 0 }
}

function narrowLines(unit: ChartUnit, options: ChartOptions): readonly Line[] {
  const lines = addFacts([], unit, widths.figures, options)
  if (isEmptyOffice(unit, options)) lines.push({ content: '（无岗位）', size: type.member, style: 'muted' })
  return lines
}

/** A list of posts and people with the vertical name in a strip at its left. */
function sizeBand(unit: ChartUnit, members: readonly ChartMember[], options: ChartOptions): BoxSize {
  const columns = verticalColumns(unit)
  const bandW = Math.max(widths.narrow, acrossOf(columns) + 2 * pad)
  const count = Math.ceil(members.length / (options.longestColumn ?? usualColumn))
  const columnW = columnWidth(members)
  const lines = addFacts([], unit, count * columnW - 2 * pad, options)
  const headH = lines.length > 0 ? heightOf(lines) + 2 * pad : 0
  const rows = rowsOf(members, columnW)
  const h = Math.max(downOf(columns) + 2 * pad, headH + listHeight(rows, count))
  return { w: bandW + count * columnW, h, headH, rows, columns: count, columnW, vertical: columns, bandW }
}

export function nameOf(unit: ChartUnit): string {
  return unit.nameUnverified ? `〔待核〕${unit.name}` : unit.name
}

/** The words of what a comparison marks; undefined where nothing is compared. */
export function markStyle(mark: ChartMark | undefined): TextStyle | undefined {
  return mark === 'same' ? 'muted' : mark
}

function nameStyle(unit: ChartUnit): TextStyle {
  return markStyle(unit.mark) ?? (unit.nameUnverified ? 'unverified' : 'name')
}

function headLines(unit: ChartUnit, width: number, options: ChartOptions): Line[] {
  const lines: Line[] = []
  addLines(lines, nameOf(unit), width, type.name, nameStyle(unit))
  for (const plate of unit.plates)
    addLines(lines, plateText(plate), width, type.plate, plate.unverified ? 'unverified' : 'plate')
  addFacts(lines, unit, width, options)
  return lines
}

/** Figures, villages, and how much a folded box hides. */
function addFacts(lines: Line[], unit: ChartUnit, width: number, options: ChartOptions): Line[] {
  if (options.detail !== 'units') {
    const style = unit.state === 'over' ? 'over' : 'figure'
    for (const text of unit.figures) addLines(lines, text, width, type.figure, style)
  }
  for (const text of [villageText(unit), foldedText(unit)])
    if (text !== '') addLines(lines, text, width, type.figure, 'muted')
  return lines
}

function addLines(lines: Line[], text: string, width: number, size: number, style: TextStyle): void {
  if (textWidth(text, size) <= width) lines.push({ content: text, size, style })
  else for (const content of wrapText(text, width, size)) lines.push({ content, size, style })
}

function villageText({ villages }: ChartUnit): string {
  if (!villages) return ''
  const { count, administered } = villages
  return administered > 0 ? `村居 ${count}　代管 ${administered}` : `村居 ${count}`
}

function foldedText({ collapsed, children }: ChartUnit): string {
  return collapsed && children.length > 0 ? `＋${children.length} 个下级机构` : ''
}

function rowTexts(member: ChartMember): { left: string; right: string } {
  // 编外 stands for 满编, and beside every other state: none is told by its colour alone.
  const state = member.offEstablishment && member.state === 'full' ? '' : signs[member.state]
  const sign = member.offEstablishment ? `◇${state}` : state
  return { left: member.title, right: member.holder ? `${member.holder} ${sign}` : `空 ${sign}` }
}

/** Between the post at the left and its holder at the right. */
const rowGap = 2

function rowWidth(member: ChartMember): number {
  const { left, right } = rowTexts(member)
  return textWidth(left, type.member) + textWidth(right, type.member) + rowGap + 1 + 2 * pad
}

function rowsOf(members: readonly ChartMember[], columnW: number): readonly Row[] {
  return members.length === 0 ? none : members.map((member) => rowOf(member, columnW - 2 * pad - rowGap))
}

/** Both sides wrap: whichever needs less than half leaves the rest to the other. */
function rowOf(member: ChartMember, width: number): Row {
  const { left, right } = rowTexts(member)
  const [wantsLeft, wantsRight] = [textWidth(left, type.member), textWidth(right, type.member)]
  const rightW = Math.min(wantsRight, Math.max(width / 2, width - wantsLeft))
  const lefts = wrapText(left, width - rightW, type.member)
  const rights = wrapText(right, rightW, type.member)
  return {
    member,
    left: lefts,
    right: rights,
    h: Math.max(lefts.length, rights.length) * type.member * leading,
  }
}
