import { type HierarchyPointNode, hierarchy, tree } from 'd3-hierarchy'
import type { Scene, SceneGroup, SceneLine } from './scene.ts'
import { type BoxSize, sizeUnit, unitGroup } from './unit-box.ts'

export type ChartState = 'vacant' | 'full' | 'over' | 'unverified' | 'none'

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
}

/** Millimetres between siblings, between levels, and around the drawing. */
const gaps = { sibling: 5, level: 14, margin: 6 } as const

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
  const rowTops = topsOfRows(placed)
  const groups: SceneGroup[] = []
  const lines: SceneLine[] = []
  let left = Number.POSITIVE_INFINITY
  placed.each((node) => {
    left = Math.min(left, node.x - node.data.w / 2)
  })
  const offset = gaps.margin - (Number.isFinite(left) ? left : 0)
  const top = gaps.margin + (links.length > 0 ? 4 : 0)
  placed.each((node) => {
    const { data, parent } = node
    const x = node.x + offset - data.w / 2
    const y = (rowTops[node.depth] ?? 0) + top
    const parentId = parent?.data.unit?.id ?? null
    if (data.unit && data.size) {
      groups.push(unitGroup(data.unit, data.size, x, y, parentId))
      const below = (node.children ?? []).map((child) =>
        childTop(child.data, child.x + offset, (rowTops[child.depth] ?? 0) + top),
      )
      if (below.length > 0)
        lines.push(elbows(x + data.w / 2, y + data.h, below, rowTops[node.depth + 1] ?? 0, top))
    } else if (data.stack.length > 0) {
      placeStack(data, x, y, parentId, groups, lines)
    }
  })
  const width = groups.reduce((most, group) => Math.max(most, group.x + group.w), 0) + gaps.margin
  const height = groups.reduce((most, group) => Math.max(most, group.y + group.h), 0) + gaps.margin
  return { width, height, groups, lines: [...lines, ...linkLines(links, groups)] }
}

/** Where each level begins: below the tallest box of the level above it. */
function topsOfRows(root: HierarchyPointNode<Block>): number[] {
  const tallest: number[] = []
  root.each(({ depth, data }) => {
    tallest[depth] = Math.max(tallest[depth] ?? 0, data.h)
  })
  const tops: number[] = []
  let y = 0
  for (const h of tallest) {
    tops.push(y)
    y += h > 0 ? h + gaps.level : 0
  }
  return tops
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

function childTop(block: Block, x: number, y: number): readonly [number, number] {
  return block.unit ? [x, y] : [x - block.w / 2 + stackIndent / 2, y - gaps.level / 2]
}

function elbows(
  x: number,
  y: number,
  below: readonly (readonly [number, number])[],
  nextRow: number,
  top: number,
): SceneLine {
  const middle = nextRow + top - gaps.level / 2
  const runs = below.map(
    ([childX, childY]) =>
      [
        [x, y],
        [x, middle],
        [childX, middle],
        [childX, childY],
      ] as const,
  )
  return { kind: 'line', style: 'relation', runs }
}

/** Leaves in columns: each hangs on a spine at the left of its column. */
function placeStack(
  block: Block,
  left: number,
  top: number,
  parentId: string | null,
  groups: SceneGroup[],
  lines: SceneLine[],
): void {
  const rows = Math.ceil(block.stack.length / block.columns)
  const columnWidth = block.w / block.columns
  const runs: (readonly (readonly [number, number])[])[] = []
  const bar = top - gaps.level / 2
  for (let column = 0; column < block.columns; column += 1) {
    const members = block.stack.slice(column * rows, (column + 1) * rows)
    const spine = left + column * columnWidth + stackIndent / 2
    let y = top
    for (const member of members) {
      if (!member.unit || !member.size) continue
      const x = left + column * columnWidth + stackIndent
      groups.push(unitGroup(member.unit, member.size, x, y, parentId))
      const at = y + Math.min(member.h / 2, 6)
      runs.push([
        [spine, at],
        [x, at],
      ])
      y += member.h + gaps.sibling
      if (member === members.at(-1))
        runs.push([
          [spine, bar],
          [spine, at],
        ])
    }
    if (column > 0 && members.length > 0)
      runs.push([
        [left + stackIndent / 2, bar],
        [spine, bar],
      ])
  }
  lines.push({ kind: 'line', style: 'relation', runs })
}

/** Dashed lines above the boxes, from the office that administers to the one whose area it is. */
function linkLines(links: readonly ChartLink[], groups: readonly SceneGroup[]): SceneLine[] {
  if (links.length === 0) return []
  const byId = new Map(groups.map((group) => [group.id, group]))
  return links.flatMap((link): SceneLine[] => {
    const [from, to] = [byId.get(link.from), byId.get(link.to)]
    if (!from || !to) return []
    const side = from.x < to.x ? 1 : -1
    const start = [from.x + from.w / 2 + (side * from.w) / 6, from.y] as const
    const end = [to.x + to.w / 2 - (side * to.w) / 6, to.y] as const
    const y = Math.min(from.y, to.y) - 3
    return [{ kind: 'line', style: 'guide', runs: [[start, [start[0], y], [end[0], y], end]] }]
  })
}
