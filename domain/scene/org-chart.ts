import { type HierarchyPointNode, hierarchy, tree } from 'd3-hierarchy'
import type { Scene, SceneGroup, SceneLine } from './scene.ts'
import { type BoxSize, sizeUnit } from './unit-box.ts'
import { unitGroup } from './unit-group.ts'

export type ChartState = 'vacant' | 'full' | 'over' | 'unverified' | 'none'

/** What a comparison says of a unit or a member: 新设, 撤销, 划转, 更名, 调整, or nothing. */
export type ChartMark = 'added' | 'removed' | 'moved' | 'renamed' | 'changed' | 'same'

/** A seat or a person in a unit's box. */
export interface ChartMember {
  readonly id: string
  readonly table: 'post' | 'person'
  readonly title: string
  readonly holder?: string
  readonly holderId?: string
  readonly postId?: string
  readonly state: ChartState
  readonly offEstablishment?: boolean
  readonly leading?: boolean
  readonly mark?: ChartMark
}

/** A unit as the chart draws it: plain values, no look-ups. */
export interface ChartUnit {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly nameUnverified?: boolean
  readonly plates: readonly { readonly name: string; readonly unverified: boolean }[]
  readonly figures: readonly string[]
  readonly state: ChartState
  readonly members: readonly ChartMember[]
  readonly children: readonly ChartUnit[]
  readonly collapsed: boolean
  readonly mark?: ChartMark
  readonly villages?: { readonly count: number; readonly administered: number }
}

export interface ChartLink {
  readonly from: string
  readonly to: string
  readonly kind: 'administers' | 'guides'
}

export interface ChartOptions {
  readonly detail: 'units' | 'figures' | 'members'
  readonly verticalNames: boolean
  /** Posts and people below one another before a list goes on in a further column; absent: 25. */
  readonly longestColumn?: number
}

/** Millimetres between siblings, between levels, around the drawing, and for dashed lines above the top level. */
const gaps = { sibling: 5, level: 14, margin: 6, lanes: 4 } as const

/** Above this many siblings without anything below, they are stacked in columns instead of one endless row. */
const widestRow = 12

/** A unit in the layout, or a block of leaves that stand in columns under one parent. */
interface Block {
  readonly unit: ChartUnit | null
  readonly size: BoxSize | null
  readonly stack: readonly Block[]
  readonly columns: number
  readonly w: number
  readonly h: number
  readonly children: readonly Block[]
}

/** Computes the 机构设置图: top-down, sizes vary, solid 隶属, dashed 代管 (domain-facts.md 7.1). Millimetres. */
export function layoutOrgChart(
  roots: readonly ChartUnit[],
  links: readonly ChartLink[],
  options: ChartOptions,
): Scene {
  const forest: Block = {
    unit: null,
    size: null,
    stack: [],
    columns: 0,
    w: 0,
    h: 0,
    children: blocksOf(roots, options),
  }
  // d3-hierarchy sets widths apart; levels stand in rows, as an official chart has them. d3-flextree would let each
  // branch sink by itself, at five times the cost for 10,000 boxes (npm run bench -- scene).
  const arrange = tree<Block>()
    .nodeSize([1, 1])
    .separation((a, b) => (a.data.w + b.data.w) / 2 + gaps.sibling)
  const placed = arrange(hierarchy(forest, (block) => block.children as Block[]))
  const nodes = levelByLevel(placed)
  const { tops, left } = spreadOf(nodes)
  const offset = gaps.margin - left
  const top = gaps.margin + (links.length > 0 ? gaps.lanes : 0)
  const groups: SceneGroup[] = []
  const lines: SceneLine[] = []
  for (const { x: middle, depth, data, parent, children } of nodes) {
    const x = middle + offset - data.w / 2
    const y = (tops[depth] ?? 0) + top
    const parentId = parent?.data.unit?.id ?? null
    if (data.unit && data.size) {
      groups.push(unitGroup(data.unit, data.size, options, x, y, parentId))
      if (children)
        lines.push(elbows(middle + offset, y + data.h, children, (tops[depth + 1] ?? 0) + top, offset))
    } else if (data.stack.length > 0) {
      placeStack(data, options, x, y, parentId, groups, lines)
    }
  }
  let [width, height] = [0, 0]
  for (const group of groups) {
    width = Math.max(width, group.x + group.w)
    height = Math.max(height, group.y + group.h)
  }
  lines.push(...linkLines(links, groups))
  return { width: width + gaps.margin, height: height + gaps.margin, groups, lines }
}

type Node = HierarchyPointNode<Block>

/** As d3's `descendants()`, which walks by a generator at several times the cost. */
function levelByLevel(root: Node): readonly Node[] {
  const nodes = [root]
  for (const node of nodes) if (node.children) for (const child of node.children) nodes.push(child)
  return nodes
}

/** Where each level begins, below the tallest box of the level above it, and how far the drawing reaches left. */
function spreadOf(nodes: readonly Node[]): { tops: readonly number[]; left: number } {
  const tallest: number[] = []
  let left = Number.POSITIVE_INFINITY
  for (const { x, depth, data } of nodes) {
    tallest[depth] = Math.max(tallest[depth] ?? 0, data.h)
    left = Math.min(left, x - data.w / 2)
  }
  const tops: number[] = []
  let y = 0
  for (const h of tallest) {
    tops.push(y)
    y += h > 0 ? h + gaps.level : 0
  }
  return { tops, left }
}

function blocksOf(units: readonly ChartUnit[], options: ChartOptions): Block[] {
  const blocks = units.map((unit) => blockOf(unit, options))
  const isLeaf = (block: Block) => block.children.length === 0
  if (blocks.length <= widestRow || !blocks.every(isLeaf)) return blocks
  const columns = Math.max(3, Math.round(Math.sqrt(blocks.length / 2)))
  const w = blocks.reduce((most, block) => Math.max(most, block.w), 0)
  const rows = Math.ceil(blocks.length / columns)
  const columnHeights = Array.from({ length: columns }, (_, column) =>
    blocks.slice(column * rows, (column + 1) * rows).reduce((sum, block) => sum + block.h + gaps.sibling, 0),
  )
  return [
    {
      unit: null,
      size: null,
      stack: blocks,
      columns,
      w: columns * (w + stackIndent + gaps.sibling),
      h: Math.max(...columnHeights),
      children: [],
    },
  ]
}

const stackIndent = 5

function blockOf(unit: ChartUnit, options: ChartOptions): Block {
  const size = sizeUnit(unit, options)
  const children = unit.collapsed ? [] : blocksOf(unit.children, options)
  return { unit, size, stack: [], columns: 0, w: size.w, h: size.h, children }
}

/** Where the boxes below a unit hang: a box by its middle, a stack by the spine that it draws itself. */
function elbows(x: number, y: number, children: readonly Node[], nextTop: number, offset: number): SceneLine {
  const [drops, spines]: [number[], number[]] = [[], []]
  for (const { x: middle, data } of children) {
    if (data.unit) drops.push(middle + offset)
    else spines.push(middle + offset - data.w / 2 + stackIndent / 2)
  }
  return new Elbows(x, y, nextTop, drops, spines)
}

type Run = SceneLine['runs'][number]

/** One trunk, one bar and a drop for each box below; the points are made when they are first looked at. */
class Elbows implements SceneLine {
  readonly kind = 'line'
  readonly style = 'relation'
  private readonly x: number
  private readonly y: number
  private readonly nextTop: number
  private readonly drops: readonly number[]
  private readonly spines: readonly number[]
  private made: readonly Run[] | null = null

  constructor(x: number, y: number, nextTop: number, drops: readonly number[], spines: readonly number[]) {
    this.x = x
    this.y = y
    this.nextTop = nextTop
    this.drops = drops
    this.spines = spines
  }

  get runs(): readonly Run[] {
    this.made ??= this.make()
    return this.made
  }

  private make(): readonly Run[] {
    const { x, y, nextTop, drops, spines } = this
    const bar = nextTop - gaps.level / 2
    const from = Math.min(x, ...drops, ...spines)
    const to = Math.max(x, ...drops, ...spines)
    const runs = drops.map((at) => straight(at, bar, at, nextTop))
    return [straight(x, y, x, bar), ...(to > from ? [straight(from, bar, to, bar)] : []), ...runs]
  }
}

function straight(x0: number, y0: number, x1: number, y1: number): Run {
  return [
    [x0, y0],
    [x1, y1],
  ]
}

/** Leaves in columns: each hangs on a spine at the left of its column. */
function placeStack(
  block: Block,
  options: ChartOptions,
  left: number,
  top: number,
  parentId: string | null,
  groups: SceneGroup[],
  lines: SceneLine[],
): void {
  const rows = Math.ceil(block.stack.length / block.columns)
  const columnWidth = block.w / block.columns
  const runs: Run[] = []
  const bar = top - gaps.level / 2
  for (let column = 0; column < block.columns; column += 1) {
    const members = block.stack.slice(column * rows, (column + 1) * rows)
    const spine = left + column * columnWidth + stackIndent / 2
    let y = top
    for (const member of members) {
      if (!member.unit || !member.size) continue
      const x = left + column * columnWidth + stackIndent
      groups.push(unitGroup(member.unit, member.size, options, x, y, parentId))
      const at = y + Math.min(member.h / 2, 6)
      runs.push(straight(spine, at, x, at))
      y += member.h + gaps.sibling
      if (member === members.at(-1)) runs.push(straight(spine, bar, spine, at))
    }
    if (column > 0 && members.length > 0) runs.push(straight(left + stackIndent / 2, bar, spine, bar))
  }
  lines.push({ kind: 'line', style: 'relation', runs })
}

/**
 * Dashed lines from the office that administers or guides to the other: above the boxes of one level, or through the
 * gap above the lower of two levels, so that no box hides them. Neighbouring lines keep to lanes of their own.
 */
/** 代管 and 业务指导 as dashed lines between boxes that both stand on a drawing. */
export function linkLines(links: readonly ChartLink[], groups: readonly SceneGroup[]): SceneLine[] {
  if (links.length === 0) return []
  const byId = new Map(groups.map((group) => [group.id, group]))
  return links.flatMap((link, index): SceneLine[] => {
    const [from, to] = [byId.get(link.from), byId.get(link.to)]
    if (!from || !to) return []
    const lane = index % 4
    const y = Math.max(from.y, to.y) - 2.5 - lane
    const end = (box: SceneGroup, other: SceneGroup) => {
      const side = middleOf(box) < middleOf(other) ? 1 : -1
      const x = middleOf(box) + side * (box.w / 6 + lane)
      return [x, box.y < other.y ? box.y + box.h : box.y] as const
    }
    const [start, stop] = [end(from, to), end(to, from)]
    return [{ kind: 'line', style: 'guide', runs: [[start, [start[0], y], [stop[0], y], stop]] }]
  })
}

function middleOf(group: SceneGroup): number {
  return group.x + group.w / 2
}
