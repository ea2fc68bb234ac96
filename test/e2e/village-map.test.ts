import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
const saved = mkdtempSync(join(tmpdir(), 'workbench-e2e-'))
let clerk: Clerk

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(folder.path, 'reform')
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
  rmSync(saved, { recursive: true, force: true })
})

it('shows the villages under 实际管理 and under 行政隶属, and remembers which', async () => {
  const { page } = clerk
  await clerk.goTo('/villages?show=map')
  await page.getByText('巨野河街道办事处').first().waitFor()
  await page.waitForTimeout(400)
  await clerk.shot('village-map-actual')
  await page.getByText('按行政隶属', { exact: true }).click()
  await page.waitForTimeout(400)
  await clerk.shot('village-map-legal')
  await clerk.goTo('/chart')
  await page.getByTestId('chart-fit').waitFor()
  await clerk.goTo('/villages?show=map')
  const chosen = clerk.page.getByRole('radio', { name: '按行政隶属' })
  await chosen.waitFor({ state: 'attached' })
  expect(await chosen.isChecked()).toBe(true)
  await clerk.page.getByText('按实际管理', { exact: true }).click()
})

it('a village goes to another street without a mouse: Ctrl+X, the street, its basis', async () => {
  const { page } = clerk
  await clerk.find('胡岸村')
  await clerk.goTo('/villages?show=map')
  await page.getByRole('tree', { name: '村居示意图' }).focus()
  await page.keyboard.press('Control+x')
  await page.getByTestId('move-to').fill('jyh')
  await page.getByText('村居 53 → 54 个').waitFor()
  await clerk.shot('village-map-moveto')
  await page.getByTestId('move-to').press('Enter')
  await page.getByTestId('jurisdiction-form').getByLabel('代管依据').fill('示例〔2016〕8号')
  await clerk.shot('village-map-basis')
  await page.keyboard.press('Enter')
  await clerk.heard('胡岸村 代管 巨野河街道办事处')
  await page.getByTestId('undo').click()
  await clerk.heard('撤销：胡岸村')
})

it('a village is dragged; the card answers before the drop', async () => {
  const { page } = clerk
  await clerk.goTo('/villages?show=map')
  await page.waitForTimeout(500)
  const box = async (name: string) => {
    const place = await page.locator('svg text', { hasText: name }).first().boundingBox()
    if (!place) throw new Error(`${name} is not drawn`)
    return { x: place.x + place.width / 2, y: place.y + place.height / 2 }
  }
  const from = await box('三山村')
  const to = await box('巨野河街道办事处')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.getByText('放下后填写代管依据').waitFor()
  await clerk.shot('village-map-drag')
  await page.mouse.up()
  await page.getByTestId('jurisdiction-form').waitFor()
  await page.getByTestId('jurisdiction-form').getByLabel('代管依据').fill('示例〔2016〕9号')
  await clerk.save('jurisdiction-form')
  await clerk.heard('三山村 代管 巨野河街道办事处')
})

it('prints on one sheet and is saved as SVG', async () => {
  const { page } = clerk
  await page.getByTestId('village-map-print').click()
  await clerk.sees('page-count', '共 1 页')
  await clerk.shot('village-map-print')
  await clerk.app.saveTo(saved)
  await page.getByTestId('save-svg').click()
  await clerk.heard('已保存 村居示意图')
  await clerk.app.saved()
  const [name = ''] = readdirSync(saved)
  const svg = readFileSync(join(saved, name), 'utf8')
  expect(svg).toContain('三山村')
  expect(svg).toContain('不反映村（居）的实际位置')
})
