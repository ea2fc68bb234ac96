import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { openApp } from '../support/shells.ts'
import { dataFolder } from './data-folder.ts'
import { generateRows, type Size, sizes } from './generate.ts'
import { type BenchRow, limitRow, median, percentile, ratioRow } from './row.ts'

const modules = resolve(import.meta.dirname, '..', '..', 'node_modules')

/** Milliseconds from the switch to the chart until it has been painted. */
async function firstPaint(page: Page): Promise<number> {
  await page.getByTestId('chart').waitFor()
  await page.evaluate(() => {
    location.hash = '#/reports'
  })
  await page.getByTestId('export-paper').waitFor()
  return page.evaluate(async () => {
    const frame = () => new Promise<void>((done) => requestAnimationFrame(() => done()))
    const started = performance.now()
    location.hash = '#/chart'
    while (!document.querySelector('[data-testid=chart] svg path, [data-testid=chart] svg text'))
      await frame()
    await frame()
    await frame()
    return performance.now() - started
  })
}

interface PeerNode {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
}

/** The same units, posts and people for d3-org-chart, all expanded as on our chart. */
function peerNodes(size: Size): PeerNode[] {
  return generateRows(size).flatMap((change): PeerNode[] => {
    const { row } = change
    if (change.table === 'unit' && row && 'parentId' in row)
      return [{ id: row.id, parentId: row.parentId, name: row.name }]
    if (change.table === 'post' && row && 'headcount' in row)
      return [{ id: row.id, parentId: row.unitId, name: row.name }]
    return []
  })
}

async function peerPaint(nodes: readonly PeerNode[]): Promise<number> {
  const browser = await chromium.launch({
    executablePath: process.env.E2E_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await page.setContent('<div id="chart" style="height:700px"></div>')
    for (const file of [
      'd3/dist/d3.min.js',
      'd3-flextree/build/d3-flextree.min.js',
      'd3-org-chart/build/d3-org-chart.min.js',
    ]) {
      await page.addScriptTag({ path: join(modules, file) })
    }
    return await page.evaluate(
      async (data) => {
        const frame = () => new Promise<void>((done) => requestAnimationFrame(() => done()))
        const { OrgChart } = (globalThis as unknown as { d3: { OrgChart: new () => PeerChart } }).d3
        interface PeerChart {
          [call: string]: (value?: unknown) => PeerChart
        }
        const started = performance.now()
        const chart = new OrgChart()
        chart.container?.('#chart').data?.(data).duration?.(0).svgHeight?.(700)
        chart.nodeContent?.(
          (node: { data: { name: string } }) => `<div style="border:1px solid">${node.data.name}</div>`,
        )
        chart.initialExpandLevel?.(99)
        chart.render?.()
        await frame()
        await frame()
        return performance.now() - started
      },
      nodes as unknown as PeerNode[],
    )
  } finally {
    await browser.close()
  }
}

/** Frames while the chart is zoomed and panned about by the pointer. */
async function frames(page: Page): Promise<{ readonly times: number[]; readonly boxes: number }> {
  const box = await page.getByTestId('chart').boundingBox()
  if (!box) throw new Error('no chart')
  // Zoom where the boxes are; drag below them, where a drag moves the chart and no person.
  const x = box.x + box.width / 2
  const middle = box.y + box.height / 2
  const y = box.y + box.height * 0.97
  await page.evaluate(() => {
    const state = globalThis as unknown as { frameTimes: number[]; mostBoxes: number }
    state.frameTimes = []
    state.mostBoxes = 0
    let last = performance.now()
    const tick = (now: number) => {
      state.frameTimes.push(now - last)
      last = now
      const groups = document.querySelectorAll('[data-testid=chart] svg > g > g').length
      state.mostBoxes = Math.max(state.mostBoxes, groups)
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  await page.mouse.move(x, middle)
  for (let n = 0; n < 42; n += 1) await page.mouse.wheel(0, -120)
  for (let n = 0; n < 6; n += 1) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x - 400, y - 120, { steps: 12 })
    await page.mouse.up()
  }
  await page.mouse.move(x, middle)
  for (let n = 0; n < 42; n += 1) await page.mouse.wheel(0, 120)
  return page.evaluate(() => {
    const state = globalThis as unknown as { frameTimes: number[]; mostBoxes: number }
    return { times: state.frameTimes.slice(2), boxes: state.mostBoxes }
  })
}

export async function benchScreen(): Promise<BenchRow[]> {
  process.env.E2E_CHROMIUM ??= '/usr/bin/chromium'
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const medium = await openApp({ shell: 'browser', dataDir: await dataFolder(folder, sizes.M) })
    const paints: number[] = []
    for (let run = 0; run < 5; run += 1) paints.push(await firstPaint(medium.page))
    await medium.close()
    const nodes = peerNodes(sizes.M)
    const peers = [await peerPaint(nodes), await peerPaint(nodes), await peerPaint(nodes)]
    const large = await openApp({ shell: 'browser', dataDir: await dataFolder(folder, sizes.L) })
    await large.page.getByTestId('chart').waitFor()
    await large.page.waitForTimeout(3000)
    const { times, boxes } = await frames(large.page)
    await large.close()
    return [
      ratioRow('机构图首次绘制（M）对 d3-org-chart', median(paints), median(peers), 0.3),
      limitRow('平移缩放每帧（L，中位数）', median(times), 20),
      limitRow('平移缩放最慢一帧（L）', percentile(times, 1), 100),
      {
        name: '同时挂载的框（L）',
        unit: '个',
        ours: boxes,
        baseline: null,
        ratio: null,
        target: '≤ 400',
        ok: boxes <= 400,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
