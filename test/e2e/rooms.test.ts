import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPng } from '../fixtures/picture.ts'
import { Clerk, testFolder } from '../support/clerk.ts'
import { shellUnderTest } from '../support/shells.ts'

const pictures = resolve(import.meta.dirname, '..', '..', 'test-results', 'pictures', shellUnderTest)
const folder = testFolder()
let clerk: Clerk

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(join(folder.path, 'data'))
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

/** A scan of a floor: 1600 × 640 pixels, walls every 200 pixels and a corridor. */
function scan(): Uint8Array {
  return aPng(1600, 640, (x, y) => (x % 200 < 4 || y % 280 < 4 || y > 636 ? 90 : 246))
}

const tool = (label: string) =>
  clerk.page.getByRole('toolbar', { name: '平面图工具' }).getByText(label, { exact: true })

/** A place on the plan as parts of its width and height. */
async function onPlan(x: number, y: number): Promise<[number, number]> {
  const box = await clerk.page.getByTestId('chart').boundingBox()
  if (!box) throw new Error('no plan')
  return [box.x + box.width * x, box.y + box.height * y]
}

async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await clerk.page.mouse.move(...from)
  await clerk.page.mouse.down()
  await clerk.page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 })
  await clerk.page.mouse.move(...to, { steps: 4 })
}

const roomLines = () => clerk.page.getByTestId('room-line')

describe('办公用房', () => {
  test('an empty screen says what to do; a building comes with its first floor', async () => {
    await clerk.goTo('/rooms')
    await clerk.page.getByTestId('building-first').waitFor()
    await clerk.shot('rooms-empty')
    await clerk.page.getByTestId('building-first').click()
    await clerk.answer('building-form', '孙村办公楼')
    await clerk.page.getByTestId('floor').waitFor()
    await clerk.page.getByTestId('chart').waitFor()
  })

  test('a scanned plan is laid under the floor and scaled by two points', async () => {
    const file = join(folder.path, '一层平面图.png')
    writeFileSync(file, scan())
    await clerk.app.chooseFile(file)
    await clerk.page.getByTestId('picture-lay').click()
    await clerk.heard('铺设底图')
    await tool('定比例').click()
    await clerk.page.mouse.click(...(await onPlan(0.1, 0.3)))
    await clerk.page.mouse.click(...(await onPlan(0.5, 0.3)))
    await clerk.page.getByTestId('scale-form').getByRole('spinbutton').fill('16')
    await clerk.save('scale-form')
    await clerk.heard('底图定比例')
    await clerk.shot('rooms-picture')
  })

  test('north is said in degrees, drawn on the plan, refused where it is no angle, and taken back', async () => {
    const { page } = clerk
    await page.getByTestId('floor-edit').click()
    const degrees = page.getByTestId('floor-form').getByLabel('指北（度）')
    await degrees.fill('400')
    await page.keyboard.press('Enter')
    await page.getByText('指北角度为 0 至 359 度').first().waitFor()
    await degrees.fill('315')
    await page.keyboard.press('Enter')
    await page.getByTestId('north').waitFor()
    await clerk.shot('rooms-north')
    await page.getByTestId('undo').click()
    await page.getByTestId('north').waitFor({ state: 'detached' })
    await page.getByTestId('redo').click()
    await page.getByTestId('north').waitFor()
  })

  test('a room is drawn by drag, stretched and moved by keys, and copied in a row', async () => {
    await tool('画房间').click()
    await tool('全图')
      .click()
      .catch(() => undefined)
    await clerk.page.getByRole('button', { name: '全图' }).click()
    await drag(await onPlan(0.03, 0.08), await onPlan(0.17, 0.38))
    await clerk.shot('rooms-drawing')
    await clerk.page.mouse.up()
    await clerk.heard('新增房间 孙村办公楼一层 101')
    await clerk.page.getByTestId('chart').focus()
    await clerk.page.keyboard.press('Shift+ArrowRight')
    await clerk.heard('调整房间轮廓 101 室')
    await clerk.page.getByTestId('room-shape').click()
    const fields = clerk.page.getByTestId('room-shape-form').getByRole('spinbutton')
    for (const [at, value] of ['3.6', '6', '0.5', '0.5'].entries()) await fields.nth(at).fill(value)
    await clerk.save('room-shape-form')
    await clerk.page.getByTestId('room-copies').click()
    await clerk.page.getByTestId('room-copies-form').getByRole('spinbutton').fill('7')
    await clerk.save('room-copies-form')
    await clerk.heard('102 等 7 间')
    await clerk.page.getByTestId('room-copies').click()
    await clerk.page.getByTestId('room-copies-form').getByRole('spinbutton').fill('1')
    await clerk.page.getByTestId('room-copies-form').getByRole('combobox').click()
    await clerk.page.locator('.ant-select-item-option-content', { hasText: '向下' }).click()
    await clerk.save('room-copies-form')
    await clerk.heard('109')
    await clerk.find('109')
    await clerk.page.getByTestId('room-copies').click()
    await clerk.page.getByTestId('room-copies-form').getByRole('spinbutton').fill('3')
    await clerk.save('room-copies-form')
    await clerk.heard('110 等 3 间')
    await clerk.page.getByText('本层房间').click()
    expect(await roomLines().count()).toBe(12)
    await clerk.page.getByTestId('room-add').click()
    await clerk.heard('新增房间 孙村办公楼一层 113')
    await clerk.page.getByTestId('room-door').click()
    await clerk.save('room-door-form')
    await clerk.heard('修改房间 113 室')
    await clerk.page.getByTestId('chart').focus()
    await tool('画房间').click()
    await clerk.page.getByTestId('chart').press('Delete')
    await clerk.heard('删除房间 113')
    expect(await roomLines().count()).toBe(12)
    await clerk.find('103')
    await clerk.page.getByTestId('room-edit').click()
    await clerk.page
      .getByTestId('room-edit-form')
      .getByRole('textbox')
      .nth(1)
      .fill('社会治安综合治理与应急管理指挥中心')
    await clerk.save('room-edit-form')
    await clerk.heard('修改房间 103 室')
    await tool('开门').click()
    await clerk.shot('rooms-drawn')
  })

  test('people are seated by drag, many at once, and by Ctrl+X and the room number', async () => {
    await tool('安排用房').click()
    await clerk.page.getByText(/^待安排/).click()
    const people = clerk.page.getByTestId('seat-person')
    const waiting = await people.count()
    for (let at = 0; at < 8; at += 1) {
      await people.nth(at).click(at === 0 ? {} : { modifiers: ['Control'] })
    }
    await clerk.find('109')
    await clerk.shot('rooms-before-seating')
    const box = await clerk.page.getByTestId('chart').boundingBox()
    if (!box) throw new Error('no plan')
    for (let at = 0; at < 8; at += 1) {
      await people.nth(at).click(at === 0 ? {} : { modifiers: ['Control'] })
    }
    const from = await people.first().boundingBox()
    if (!from) throw new Error('nobody waits')
    // 109 was found: it stands in the middle of the plan.
    await drag([from.x + 8, from.y + 8], [box.x + box.width / 2, box.y + box.height / 2])
    await clerk.page.getByTestId('drop-card').waitFor()
    await clerk.shot('rooms-drag')
    await clerk.page.mouse.up()
    await clerk.heard('安排用房')
    expect(await people.count()).toBe(waiting - 8)
    for (const number of ['101', '102', '103', '104', '105', '106', '107', '108', '110', '111', '112']) {
      for (let at = 0; at < 2; at += 1) {
        await people.nth(at).click(at === 0 ? {} : { modifiers: ['Control'] })
      }
      await clerk.page.keyboard.press('Control+x')
      await clerk.page.getByTestId('move-to').fill(number)
      await clerk.page.keyboard.press('Enter')
      await clerk.heard(`到 ${number} 室`)
    }
    expect(await people.count()).toBe(waiting - 30)
    await clerk.page.getByRole('button', { name: '全图' }).click()
    await clerk.shot('rooms-seated')
  })

  test('the plan, the door plates and the cards are printed, whole and to size', async () => {
    const names = await seated()
    await clerk.goTo('/print?product=floor-plan')
    await clerk.page.getByTestId('print-pages').waitFor()
    const plan = await printed('floor-plan')
    for (const number of ['101', '109', '112']) expect(plan).toContain(number)
    for (const name of names) expect(plan).toContain(name)
    expect(plan).toContain('孙村办公楼一层平面图')
    expect(plan).toContain('北')
    await clerk.page.getByTestId('product-door-plates').click()
    const plates = await printed('door-plates')
    expect(plates.split('\f').filter((page) => page.trim() !== '')).toHaveLength(6)
    expect(plates).toContain('孙村街道办事处')
    await clerk.page.getByTestId('product-floor-index').click()
    const index = await printed('floor-index')
    for (const name of names) expect(index).toContain(name)
    await clerk.page.getByTestId('product-post-plates').click()
    await printed('post-plates')
    await clerk.page.getByTestId('product-whereabouts-plates').click()
    await printed('whereabouts-plates')
    await clerk.page.getByTestId('product-tent-cards').click()
    await printed('tent-cards')
  })

  test('the 台账 leaves as a sheet with everybody in it', async () => {
    await clerk.app.saveTo(folder.path)
    await clerk.goTo('/rooms')
    await clerk.page.getByTestId('rooms-ledger').click()
    await clerk.heard('已导出')
    await clerk.app.saved()
    const file = readdirSync(folder.path).find((name) => name.startsWith('办公用房台账'))
    const book = XLSX.read(readFileSync(join(folder.path, file ?? '')))
    const rows = XLSX.utils.sheet_to_json<string[]>(book.Sheets.办公用房台账 ?? {}, { header: 1 })
    const people = new Set(rows.slice(3).map((row) => row[5]))
    for (const name of await seated()) expect(people).toContain(name)
  })

  test('all of it is there after a restart, and is taken back', async () => {
    await clerk.app.restart()
    await clerk.goTo('/rooms')
    await clerk.page.getByText('本层房间').click()
    await roomLines().first().waitFor()
    expect(await roomLines().count()).toBe(12)
    await clerk.page.getByText(/^待安排/).click()
    const people = clerk.page.getByTestId('seat-person')
    await people.first().waitFor()
    const waiting = await people.count()
    await clerk.page.keyboard.press('Control+z')
    await clerk.heard('撤销：安排用房')
    expect(await people.count()).toBe(waiting + 2)
    await clerk.page.keyboard.press('Control+y')
    await clerk.heard('恢复：安排用房')
    expect(await people.count()).toBe(waiting)
    await clerk.page.getByTestId('room-moves').click()
    await clerk.sees('moves', '新安排')
    await clerk.shot('rooms-moves')
    await clerk.page.getByTestId('room-moves').click()
    await clerk.page.getByTestId('office-standard').click()
    await clerk.page.getByTestId('standard-form').waitFor()
    await clerk.shot('rooms-standard')
  })
})

/** Everybody who has a room, as the list of the floor names them. */
async function seated(): Promise<string[]> {
  await clerk.goTo('/rooms')
  await clerk.page.getByText('本层房间').click()
  await roomLines().first().waitFor()
  const names = await clerk.page.locator('[data-room] button[aria-pressed]').allTextContents()
  expect(names).toHaveLength(30)
  return names
}

/** The product that is shown as the text of its PDF; page breaks are form feeds. */
async function printed(name: string): Promise<string> {
  await clerk.page.getByTestId('print-pages').waitFor()
  const path = join(pictures, `rooms-${name}.pdf`)
  await clerk.app.pdf(path)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
}
