import type { ChartMember, ChartOptions, ChartUnit } from './org-chart.ts'
import type { SceneGroup, SceneItem, SceneTarget, StyleName, TextStyle } from './scene.ts'
import { textWidth, verticalCharacters, wrapText } from './text-measure.ts'

/** Type sizes in millimetres: name 12 pt, plates 9 pt, figures and members 8.5 pt. */
const type = { name: 4.2, plate: 3.2, figure: 3, member: 3 } as const
const pad = 2
const leading = 1.45
/** A list longer than this goes on in a further column, so that 200 people stay a readable block. */
const longestColumn = 25
const widths = { least: 30, most: 62, column: 40, narrow: 9 } as const

interface Line {
  readonly content: string
  readonly size: number
  readonly style: TextStyle
}

interface Row {
  readonly member: ChartMember
  readonly left: readonly string[]
  readonly right: string
  readonly h: number
}

/** A unit's box measured: the same measures are drawn by `unitGroup`. */
export interface BoxSize {
  readonly w: number
  readonly h: number
  readonly lines: readonly Line[]
  readonly headH: number
  readonly rows: readonly Row[]
  readonly columns: number
  readonly columnW: number
  readonly vertical: readonly Line[] | null
}

const signs: Readonly<Record<ChartMember['state'], string>> = {
  vacant: '○',
  full: '●',
  over: '▲',
  unverified: '?',
  none: '',
}

export function sizeUnit(unit: ChartUnit, options: ChartOptions): BoxSize {
  if (options.verticalNames && unit.kind !== 'committee' && unit.kind !== 'subdistrict')
    return sizeVertical(unit, options)
  const withMembers = options.detail === 'members' && !unit.collapsed
  const members = withMembers ? unit.members : none
  const count = Math.max(1, Math.ceil(members.length / longestColumn))
  const columnW = columnWidth(members)
  const w = count > 1 ? count * columnW : Math.min(widths.most, Math.max(columnW, headWidth(unit) + 2 * pad))
  const lines = headLines(unit, w - 2 * pad, options)
  let headH = 2 * pad
  for (const line of lines) headH += line.size * leading
  const isEmptyOffice = withMembers && members.length === 0 && unit.kind === 'office'
  const rows =
    members.length === 0 ? none : members.map((member) => rowOf(member, (count > 1 ? columnW : w) - 2 * pad))
  const listH = isEmptyOffice ? type.member * leading + pad : listHeight(rows, count)
  return {
    w,
    h: headH + listH,
    lines,
    headH,
    rows,
    columns: count,
    columnW: count > 1 ? columnW : w,
    vertical: null,
  }
}

const none: readonly never[] = []

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

/** The width at which name, plates and figures each stand on one line. */
function headWidth(unit: ChartUnit): number {
  let width = textWidth(nameOf(unit), type.name)
  for (const plate of unit.plates) width = Math.max(width, textWidth(plateText(plate), type.plate))
  for (const text of unit.figures) width = Math.max(width, textWidth(text, type.figure))
  return width
}

function plateText(plate: ChartUnit['plates'][number]): string {
  return `（${plate.name}${plate.unverified ? ' ?' : ''}）`
}

/** Narrow boxes with the name from the top down, plates in brackets as a second column (domain-facts.md 7.1). */
function sizeVertical(unit: ChartUnit, options: ChartOptions): BoxSize {
  const columns: Line[] = [
    { content: nameOf(unit), size: type.name, style: unit.nameUnverified ? 'unverified' : 'name' },
  ]
  for (const plate of unit.plates) {
    columns.push({
      content: `（${plate.name}）`,
      size: type.plate,
      style: plate.unverified ? 'unverified' : 'plate',
    })
  }
  const lines = options.detail === 'units' ? [] : figureLines(unit, 26)
  const tallest = columns.reduce(
    (most, line) => Math.max(most, [...line.content].length * line.size * 1.12),
    0,
  )
  const across = columns.reduce((sum, line) => sum + line.size + 1.2, 0)
  const figureW = lines.reduce((most, line) => Math.max(most, textWidth(line.content, line.size)), 0)
  const w = Math.max(widths.narrow, across + 2 * pad, figureW + 2 * pad)
  const h = tallest + 2 * pad + lines.reduce((sum, line) => sum + line.size * leading, 0)
  return { w, h, lines, headH: h, rows: [], columns: 1, columnW: w, vertical: columns }
}

function nameOf(unit: ChartUnit): string {
  return unit.nameUnverified ? `〔待核〕${unit.name}` : unit.name
}

function headLines(unit: ChartUnit, width: number, options: ChartOptions): Line[] {
  const style: TextStyle = unit.nameUnverified ? 'unverified' : 'name'
  const lines: Line[] = wrapText(nameOf(unit), width, type.name).map((content) => ({
    content,
    size: type.name,
    style,
  }))
  for (const plate of unit.plates) {
    const text = plateText(plate)
    const plateStyle: TextStyle = plate.unverified ? 'unverified' : 'plate'
    for (const content of wrapText(text, width, type.plate))
      lines.push({ content, size: type.plate, style: plateStyle })
  }
  if (options.detail !== 'units') lines.push(...figureLines(unit, width))
  if (unit.villages) lines.push({ content: villageLine(unit.villages), size: type.figure, style: 'muted' })
  if (unit.collapsed && unit.children.length > 0) {
    lines.push({ content: `＋${unit.children.length} 个下级机构`, size: type.figure, style: 'muted' })
  }
  return lines
}

function figureLines(unit: ChartUnit, width: number): Line[] {
  const over = unit.state === 'over'
  return unit.figures.flatMap((text) =>
    wrapText(text, width, type.figure).map(
      (content): Line => ({ content, size: type.figure, style: over ? 'over' : 'figure' }),
    ),
  )
}

function villageLine({
  count,
  administered,
}: {
  readonly count: number
  readonly administered: number
}): string {
  return administered > 0 ? `村居 ${count}　代管 ${administered}` : `村居 ${count}`
}

function rowTexts(member: ChartMember): { left: string; right: string } {
  const sign = member.offEstablishment ? '◇' : signs[member.state]
  return { left: member.title, right: member.holder ? `${member.holder} ${sign}` : `空 ${sign}` }
}

function rowWidth(member: ChartMember): number {
  const { left, right } = rowTexts(member)
  return textWidth(left, type.member) + textWidth(right, type.member) + 3 + 2 * pad
}

function rowOf(member: ChartMember, width: number): Row {
  const { left, right } = rowTexts(member)
  const lines = wrapText(left, width - textWidth(right, type.member) - 2, type.member)
  return { member, left: lines, right, h: Math.max(1, lines.length) * type.member * leading }
}

const frames: Readonly<Partial<Record<ChartUnit['state'], StyleName>>> = { over: 'unitOver' }

/**
 * The box of a unit at a place. What stands in it is made when it is first looked at: of 10,000 boxes a window
 * shows a few hundred.
 */
export function unitGroup(
  unit: ChartUnit,
  size: BoxSize,
  x: number,
  y: number,
  parentId: string | null,
): SceneGroup {
  return new UnitGroup(unit, size, x, y, parentId)
}

class UnitGroup implements SceneGroup {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly style: StyleName
  readonly parentId: string | null
  private readonly unit: ChartUnit
  private readonly size: BoxSize
  private drawn: { readonly items: readonly SceneItem[]; readonly targets: readonly SceneTarget[] } | null =
    null

  constructor(unit: ChartUnit, size: BoxSize, x: number, y: number, parentId: string | null) {
    this.id = unit.id
    this.x = x
    this.y = y
    this.w = size.w
    this.h = size.h
    this.style =
      frames[unit.state] ?? (unit.nameUnverified ? 'unitUnverified' : parentId === null ? 'unitTop' : 'unit')
    this.parentId = parentId
    this.unit = unit
    this.size = size
  }

  get items(): readonly SceneItem[] {
    return this.draw().items
  }

  get targets(): readonly SceneTarget[] {
    return this.draw().targets
  }

  private draw() {
    this.drawn ??= drawUnit(this.unit, this.size, this)
    return this.drawn
  }
}

interface Place {
  readonly x: number
  readonly y: number
  readonly style: StyleName
}

function drawUnit(unit: ChartUnit, size: BoxSize, { x, y, style }: Place) {
  const items: SceneItem[] = [{ kind: 'box', x, y, w: size.w, h: size.h, style }]
  const h = size.rows.length > 0 ? size.headH : size.h
  const targets: SceneTarget[] = [
    { ref: { table: 'unit', id: unit.id }, label: labelOf(unit), x, y, w: size.w, h },
  ]
  if (size.vertical) drawVertical(items, size, x, y)
  else drawHead(items, size, x, y)
  if (size.h > size.headH) drawRows(items, targets, size, x, y)
  return { items, targets }
}

function labelOf(unit: ChartUnit): string {
  return [nameOf(unit), ...unit.figures].join('，')
}

function drawHead(items: SceneItem[], size: BoxSize, x: number, y: number): void {
  if (size.h > size.headH) items.push({ kind: 'box', x, y, w: size.w, h: size.headH, style: 'header' })
  let base = y + pad
  for (const line of size.lines) {
    base += line.size * leading
    const at = base - line.size * 0.4
    items.push({
      kind: 'text',
      x: x + size.w / 2,
      y: at,
      content: line.content,
      size: line.size,
      style: line.style,
      anchor: 'middle',
    })
  }
}

function drawVertical(items: SceneItem[], size: BoxSize, x: number, y: number): void {
  const columns = size.vertical ?? []
  const across = columns.reduce((sum, line) => sum + line.size + 1.2, 0) - 1.2
  // Vertical text runs from right to left: the name stands rightmost.
  let right = x + size.w / 2 + across / 2
  for (const line of columns) {
    const content = verticalCharacters(line.content).join('')
    items.push({
      kind: 'text',
      x: right - line.size / 2,
      y: y + pad + line.size * 0.9,
      content,
      size: line.size,
      style: line.style,
      anchor: 'middle',
      vertical: true,
    })
    right -= line.size + 1.2
  }
  let base = y + size.h - pad
  for (const line of [...size.lines].reverse()) {
    items.push({
      kind: 'text',
      x: x + size.w / 2,
      y: base - line.size * 0.2,
      content: line.content,
      size: line.size,
      style: line.style,
      anchor: 'middle',
    })
    base -= line.size * leading
  }
}

function drawRows(items: SceneItem[], targets: SceneTarget[], size: BoxSize, x: number, y: number): void {
  const top = y + size.headH + pad / 2
  if (size.rows.length === 0) {
    const middle = { x: x + size.w / 2, y: top + type.member, anchor: 'middle' as const }
    items.push({ kind: 'text', ...middle, content: '（无岗位）', size: type.member, style: 'muted' })
    return
  }
  const perColumn = Math.ceil(size.rows.length / size.columns)
  let [rowX, rowY] = [x, top]
  size.rows.forEach((row, index) => {
    if (index > 0 && index % perColumn === 0) {
      rowX += size.columnW
      rowY = top
      items.push({
        kind: 'line',
        style: 'rule',
        runs: [
          [
            [rowX, top],
            [rowX, y + size.h],
          ],
        ],
      })
    }
    drawRow(items, row, rowX, rowY, size.columnW)
    const { member } = row
    const said = member.holder ? `${member.title} ${member.holder}` : `${member.title} 空缺`
    targets.push({
      ref: { table: member.table, id: member.id },
      label: said,
      x: rowX,
      y: rowY,
      w: size.columnW,
      h: row.h,
    })
    rowY += row.h
  })
}

function drawRow(items: SceneItem[], row: Row, x: number, y: number, w: number): void {
  const { member } = row
  const style = rowStyle(member)
  const at = (line: number) => y + (line + 1) * type.member * leading - type.member * 0.4
  row.left.forEach((content, line) => {
    items.push({
      kind: 'text',
      x: x + pad,
      y: at(line),
      content,
      size: type.member,
      style: member.leading ? 'leader' : 'member',
      anchor: 'start',
    })
  })
  items.push({
    kind: 'text',
    x: x + w - pad,
    y: at(0),
    content: row.right,
    size: type.member,
    style,
    anchor: 'end',
  })
}

function rowStyle(member: ChartMember): TextStyle {
  if (member.state === 'vacant' || member.state === 'over' || member.state === 'unverified')
    return member.state
  return member.offEstablishment ? 'hollow' : 'member'
}
