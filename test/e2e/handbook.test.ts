import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringToWork } from '../fixtures/office-at-work.ts'
import { powerItems, writePowersFixture } from '../fixtures/powers.ts'
import { Clerk, testFolder } from '../support/clerk.ts'

/** Goes through docs/handbook.md as it is read, and takes its pictures (npm run handbook). */
const handbook = readFileSync(resolve(import.meta.dirname, '..', '..', 'docs', 'handbook.md'), 'utf8')
const folder = testFolder()
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.at(join(folder.path, 'data'))
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

const shot = (name: string) => clerk.shot(`handbook-${name}`)

/** A screen, when something stands in it. */
async function look(path: string, name: string, ready: string): Promise<void> {
  await clerk.goTo(path)
  await page().locator(ready).first().waitFor()
  await page().waitForTimeout(400)
  await shot(name)
}

test('the first start, and the window', async () => {
  await page().getByTestId('template-sample').waitFor()
  await shot('start')
  await clerk.start('sample')
  await page().getByTestId('chart-fit').click()
  await shot('chart')
  await clerk.find('孙村街道办事处')
  await page().getByTestId('unit-rename').waitFor()
  await shot('detail')
  await page().keyboard.press('Control+k')
  await page().getByTestId('palette-input').fill('sc')
  await page().locator('[role=option]').first().waitFor()
  await shot('palette')
  await page().keyboard.press('Escape')
})

test('every screen of the navigation has its chapter', async () => {
  const labels = await page().getByRole('navigation').getByRole('link').allTextContents()
  expect(labels.length).toBeGreaterThan(10)
  const screens = labels.filter((label) => label !== '使用手册')
  expect(screens.filter((label) => !handbook.includes(`\n## ${label}\n`))).toEqual([])
})

test('the office is amid its year', async () => {
  await bringToWork((name, input) => clerk.ask(name, input))
  await page().reload()
  await page().getByTestId('chart').waitFor()
})

test.each([
  ['/home', 'home', 'main h2'],
  ['/ledger', 'ledger', '[role=grid]'],
  ['/people', 'people', '[role=grid]'],
  ['/villages', 'villages', '[role=grid]'],
  ['/import', 'import', '[data-testid=pick-roster]'],
  ['/performance?show=results', 'performance', '[data-testid=results-chart]'],
  ['/reports?table=usage', 'reports', '[role=grid]'],
  ['/print?product=org-chart', 'print', '[data-testid=page-count]'],
  ['/history', 'history', 'main h2'],
  ['/personal', 'personal', '[data-testid=personal-state]'],
])('the screen %s', async (path, name, ready) => {
  await look(path, name, ready)
  expect((await page().locator('#main').textContent())?.length).toBeGreaterThan(20)
})

test('a round with its result, and pay by the scores', async () => {
  await clerk.goTo('/appointments')
  await page()
    .getByText(/^结果 \d+$/)
    .click()
  await clerk.grid('拟聘结果').getByText('第二志愿').first().waitFor()
  await shot('appointments')
  await clerk.goTo('/pay')
  await page().getByTestId('pay-open').click()
  await page().getByTestId('pay-open-form').getByLabel('事由').fill('测算薪酬结构')
  await clerk.save('pay-open-form')
  await page().getByTestId('pay-step-4').click()
  await clerk.grid('第二步第三年各人测算').waitFor()
  await page().mouse.move(640, 700)
  await shot('pay')
})

test('powers that came in, and a floor with its rooms', async () => {
  const list = join(folder.path, '放权清单.xlsx')
  const offered = powerItems().filter(({ code }) => /-0[01]\d$/.test(code))
  await writePowersFixture(
    list,
    offered.map((item) => ({ ...item, status: '拟下放' })),
  )
  await clerk.goTo('/import?what=powers')
  await clerk.app.chooseFile(list)
  await page().getByTestId('pick-powers').click()
  await page().getByTestId('import-counts').waitFor()
  await page().getByTestId('confirm-import').click()
  await page().waitForFunction(() => location.hash.startsWith('#/powers'))
  await page().getByRole('grid').first().waitFor()
  await shot('powers')
  await clerk.goTo('/rooms')
  await page().getByTestId('building-first').click()
  await clerk.answer('building-form', '孙村办公楼')
  await page().getByTestId('floor').waitFor()
  await page().getByText('本层房间').click()
  await page().getByTestId('room-add').click()
  await clerk.heard('新增房间')
  await page().getByTestId('room-copies').click()
  await page().getByTestId('room-copies-form').getByRole('spinbutton').fill('6')
  await clerk.save('room-copies-form')
  await clerk.heard('等 6 间')
  await shot('rooms')
})

test('a plan, and its comparison', async () => {
  await clerk.makePlan()
  await shot('plans')
  await clerk.rename('巨野河街道办事处', '巨野河街道办事处（东区）')
  await clerk.addOffice('党群工作办公室', '党建指导站')
  await clerk.goTo('/merger')
  const source = page().getByTestId('merger-sources-form').getByRole('combobox').first()
  await source.click()
  await source.fill('孙村街道办事处')
  await page().locator('.ant-select-tree-node-content-wrapper', { hasText: '孙村街道办事处' }).first().click()
  await clerk.save('merger-sources-form')
  await look('/merger', 'merger', '[data-testid=merger-view]')
  await look('/placement', 'placement', 'main h2')
  await clerk.goTo('/compare')
  await page().getByTestId('compare-figures').waitFor()
  await page().getByText('变动表', { exact: true }).click()
  await clerk.grid('变动表').getByText('党建指导站').first().waitFor()
  await shot('compare')
})

test('two operators', async () => {
  await clerk.goTo('/operators')
  await clerk.addOperator('示例审', null, '示例口令一二三四')
  await clerk.addOperator('示例录', '录入', '示例口令一二三四')
  await look('/operators', 'operators', '[data-testid=operator-list]')
})

test('the handbook itself is a screen, by F1, with its pictures', async () => {
  await page().keyboard.press('F1')
  await page().getByTestId('handbook').getByRole('heading', { name: '第一次打开' }).waitFor()
  const picture = page().getByTestId('handbook').getByRole('img', { name: '第一次打开' })
  await picture.scrollIntoViewIfNeeded()
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(500)
  await page().getByRole('navigation', { name: '手册目录' }).getByText('变更台账').click()
  await expect
    .poll(() =>
      page()
        .getByTestId('handbook')
        .getByRole('heading', { name: '变更台账' })
        .evaluate((heading) => Math.round(heading.getBoundingClientRect().top)),
    )
    .toBeLessThan(300)
  await shot('itself')
})
