import type { ChartMember, ChartOptions, ChartUnit } from './org-chart.ts'
import type { SceneGroup, SceneItem, SceneTarget, StyleName, TextStyle } from './scene.ts'
import { verticalCharacters } from './text-measure.ts'
import {
  acrossOf,
  type BoxSize,
  type Line,
  leading,
  linesOf,
  markStyle,
  nameOf,
  pad,
  type Row,
  type,
  vertical,
} from './unit-box.ts'

/**
 * The box of a unit at a place. What stands in it is made when it is first looked at: of 10,000 boxes a window
 * shows a few hundred.
 */
export function unitGroup(
  unit: ChartUnit,
  size: BoxSize,
  options: ChartOptions,
  x: number,
  y: number,
  parentId: string | null,
): SceneGroup {
  return new UnitGroup(unit, size, options, x, y, parentId)
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
  private readonly options: ChartOptions
  private drawn: { readonly items: readonly SceneItem[]; readonly targets: readonly SceneTarget[] } | null =
    null

  constructor(
    unit: ChartUnit,
    size: BoxSize,
    options: ChartOptions,
    x: number,
    y: number,
    parentId: string | null,
  ) {
    this.id = unit.id
    this.x = x
    this.y = y
    this.w = size.w
    this.h = size.h
    this.style = frameOf(unit, parentId)
    this.parentId = parentId
    this.unit = unit
    this.size = size
    this.options = options
  }

  get title(): string {
    return nameOf(this.unit)
  }

  get items(): readonly SceneItem[] {
    return this.draw().items
  }

  get targets(): readonly SceneTarget[] {
    return this.draw().targets
  }

  private draw() {
    this.drawn ??= drawUnit(this.unit, this.size, linesOf(this.unit, this.size, this.options), this)
    return this.drawn
  }
}

const markFrames = {
  added: 'unitAdded',
  removed: 'unitRemoved',
  moved: 'unitMoved',
  renamed: 'unitRenamed',
  changed: 'unitChanged',
  same: 'unitSame',
} as const

function frameOf(unit: ChartUnit, parentId: string | null): StyleName {
  if (unit.mark) return markFrames[unit.mark]
  if (unit.state === 'over') return 'unitOver'
  if (unit.nameUnverified) return 'unitUnverified'
  return parentId === null ? 'unitTop' : 'unit'
}

interface Place {
  readonly x: number
  readonly y: number
  readonly style: StyleName
}

/** Kept clear of the frame by the shading of the head, so that the frame keeps its width and colour. */
const inset = 0.25

function drawUnit(unit: ChartUnit, size: BoxSize, lines: readonly Line[], { x, y, style }: Place) {
  const items: SceneItem[] = [{ kind: 'box', x, y, w: size.w, h: size.h, style }]
  const head =
    size.bandW > 0
      ? { x, y, w: size.bandW, h: size.h }
      : { x, y, w: size.w, h: size.rows.length > 0 ? size.headH : size.h }
  const label = [nameOf(unit), ...unit.figures].join('，')
  const targets: SceneTarget[] = [{ ref: { table: 'unit', id: unit.id }, label, ...head }]
  if (size.bandW > 0) drawBand(items, size, lines, x, y)
  else if (size.vertical) drawNarrow(items, size, lines, x, y)
  else drawHead(items, size, lines, x, y)
  if (size.rows.length > 0) drawRows(items, targets, size, x + size.bandW, y)
  else if (size.h > size.headH) drawNoPosts(items, size, x, y)
  if (unit.mark === 'added')
    items.push({ kind: 'box', ...doubled(x, y, size.w, size.h), style: 'unitAddedInner' })
  return { items, targets }
}

function drawHead(items: SceneItem[], size: BoxSize, lines: readonly Line[], x: number, y: number): void {
  if (size.h > size.headH) {
    items.push({ kind: 'box', ...shrunk(x, y, size.w, size.headH), style: 'header' })
    items.push(straight(x, y + size.headH, x + size.w, y + size.headH, 'divider'))
  }
  drawLines(items, lines, x + size.w / 2, y + pad)
}

/** Lines below one another, centred. */
function drawLines(items: SceneItem[], lines: readonly Line[], middle: number, top: number): void {
  let base = top
  for (const { content, size, style } of lines) {
    base += size * leading
    items.push({ kind: 'text', x: middle, y: base - size * 0.4, content, size, style, anchor: 'middle' })
  }
}

/** Vertical text runs from right to left: the name stands rightmost. */
function drawColumns(items: SceneItem[], columns: readonly Line[], middle: number, top: number): void {
  let right = middle + acrossOf(columns) / 2
  for (const { content, size, style } of columns) {
    items.push({
      kind: 'text',
      x: right - size / 2,
      y: top + size * 0.9,
      content: verticalCharacters(content).join(''),
      size,
      style,
      anchor: 'middle',
      vertical: true,
    })
    right -= size + vertical.gap
  }
}

function drawNarrow(items: SceneItem[], size: BoxSize, lines: readonly Line[], x: number, y: number): void {
  drawColumns(items, size.vertical ?? [], x + size.w / 2, y + pad)
  const linesH = lines.reduce((sum, line) => sum + line.size * leading, 0)
  drawLines(items, lines, x + size.w / 2, y + size.h - pad - linesH)
}

function drawBand(items: SceneItem[], size: BoxSize, lines: readonly Line[], x: number, y: number): void {
  items.push({ kind: 'box', ...shrunk(x, y, size.bandW, size.h), style: 'header' })
  const edge = x + size.bandW
  items.push(straight(edge, y, edge, y + size.h, 'divider'))
  drawColumns(items, size.vertical ?? [], x + size.bandW / 2, y + pad)
  if (lines.length === 0) return
  drawLines(items, lines, (edge + x + size.w) / 2, y + pad)
  items.push(straight(edge, y + size.headH, x + size.w, y + size.headH, 'rule'))
}

function drawNoPosts(items: SceneItem[], size: BoxSize, x: number, y: number): void {
  const base = y + size.headH + pad / 2 + type.member
  const middle = { x: x + size.w / 2, y: base, anchor: 'middle' as const }
  items.push({ kind: 'text', ...middle, content: '（无岗位）', size: type.member, style: 'muted' })
}

function drawRows(items: SceneItem[], targets: SceneTarget[], size: BoxSize, x: number, y: number): void {
  const top = y + size.headH + pad / 2
  const perColumn = Math.ceil(size.rows.length / size.columns)
  let [rowX, rowY] = [x, top]
  size.rows.forEach((row, index) => {
    if (index > 0 && index % perColumn === 0) {
      rowX += size.columnW
      rowY = top
      items.push(straight(rowX, top, rowX, y + size.h, 'rule'))
    }
    drawRow(items, row, rowX, rowY, size.columnW)
    const { member } = row
    const label = member.holder ? `${member.title} ${member.holder}` : `${member.title} 空缺`
    const ref = { table: member.table, id: member.id }
    targets.push({ ref, label, x: rowX, y: rowY, w: size.columnW, h: row.h })
    rowY += row.h
  })
}

function drawRow(items: SceneItem[], row: Row, x: number, y: number, w: number): void {
  const size = type.member
  const at = (line: number) => y + (line + 1) * size * leading - size * 0.4
  const titled = markStyle(row.member.mark) ?? (row.member.leading ? 'leader' : 'member')
  row.left.forEach((content, line) => {
    items.push({ kind: 'text', x: x + pad, y: at(line), content, size, style: titled, anchor: 'start' })
  })
  const held = holderStyle(row.member)
  row.right.forEach((content, line) => {
    items.push({ kind: 'text', x: x + w - pad, y: at(line), content, size, style: held, anchor: 'end' })
  })
}

function holderStyle(member: ChartMember): TextStyle {
  const marked = markStyle(member.mark)
  if (marked) return marked
  if (member.state === 'vacant' || member.state === 'over' || member.state === 'unverified')
    return member.state
  return member.offEstablishment ? 'hollow' : 'member'
}

/** The second frame of what is new: told by its shape as well as by its colour. */
function doubled(x: number, y: number, w: number, h: number) {
  const gap = 0.9
  return { x: x + gap, y: y + gap, w: w - 2 * gap, h: h - 2 * gap }
}

function shrunk(x: number, y: number, w: number, h: number) {
  return { x: x + inset, y: y + inset, w: w - 2 * inset, h: h - 2 * inset }
}

function straight(x0: number, y0: number, x1: number, y1: number, style: StyleName): SceneItem {
  return {
    kind: 'line',
    style,
    runs: [
      [
        [x0, y0],
        [x1, y1],
      ],
    ],
  }
}
