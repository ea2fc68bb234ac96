import { hierarchy, tree } from 'd3-hierarchy'
import { type ChartUnit, layoutOrgChart } from '../../domain/scene/org-chart.ts'
import { type BenchRow, median, ratioRow, timed } from './row.ts'

/** A tree of units: each has up to `width` below, breadth first, until there are `many`. */
export function generateChart(many: number, width: number): ChartUnit {
  interface Growing extends Omit<ChartUnit, 'children'> {
    readonly children: Growing[]
  }
  const unit = (number: number): Growing => ({
    id: String(number),
    name: `第${number}机构办公室`,
    kind: 'office',
    plates: [],
    figures: [],
    state: 'none',
    members: [],
    children: [],
    collapsed: false,
  })
  const root = unit(0)
  const queue = [root]
  for (let number = 1; number < many; number += 1) {
    const parent = queue[0] as Growing
    const child = unit(number)
    parent.children.push(child)
    queue.push(child)
    if (parent.children.length === width) queue.shift()
  }
  return root
}

/** Runs before the measured ones, of both: a chart is laid out anew after every change, seldom for the first time. */
const warmUp = 15
const measured = 31

export async function benchScene(): Promise<BenchRow[]> {
  const root = generateChart(10_000, 7)
  const ours: number[] = []
  const plain: number[] = []
  for (let run = 0; run < warmUp + measured; run += 1) {
    plain.push(
      timed(() => tree<ChartUnit>().nodeSize([40, 20])(hierarchy(root, (unit) => [...unit.children]))),
    )
    ours.push(timed(() => layoutOrgChart([root], [], { detail: 'units', verticalNames: false })))
  }
  return [ratioRow('机构图布局 10,000 框', median(ours.slice(warmUp)), median(plain.slice(warmUp)), 4)]
}
