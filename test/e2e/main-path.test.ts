import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as XLSX from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rosterNames, writeRosterFixture } from '../fixtures/office-roster.ts'
import { openApp, type RunningApp, shellUnderTest } from '../support/shells.ts'

const pictures = resolve(import.meta.dirname, '..', '..', 'test-results', 'pictures', shellUnderTest)
let folder: string
let app: RunningApp
const page = (): Page => app.page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-e2e-'))
  mkdirSync(pictures, { recursive: true })
  app = await openApp({
    shell: shellUnderTest,
    dataDir: join(folder, 'data'),
    viewport: { width: 1366, height: 768 },
  })
})

afterAll(async () => {
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

const shot = (name: string) => page().screenshot({ path: join(pictures, `${name}.png`) })
const spoken = () => page().getByTestId('notice').textContent()

/** Waits until the live region says something. */
async function heard(text: string): Promise<void> {
  await page().waitForFunction(
    (wanted) => document.querySelector('[data-testid=notice]')?.textContent?.includes(wanted),
    text,
    { timeout: 8000 },
  )
}

async function goTo(path: string): Promise<void> {
  await page().evaluate((hash) => {
    location.hash = hash
  }, `#${path}`)
}

/** Brings a row into sight by Ctrl+K, as a clerk does, and answers where it stands on the screen: the middle of the chart. */
async function find(text: string): Promise<{ x: number; y: number }> {
  await page().keyboard.press('Control+k')
  await page().getByTestId('palette-input').fill(text)
  await page().locator('[role=option]').first().waitFor()
  await page().keyboard.press('Enter')
  await page().getByTestId('palette-input').waitFor({ state: 'detached' })
  await page().waitForTimeout(150)
  const box = await page().getByTestId('chart').boundingBox()
  if (!box) throw new Error('no chart')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A real drag with the pointer, from the middle of one text on the chart to the middle of another. */
async function drag(from: string, to: string, look?: string): Promise<void> {
  const middle = async (text: string) => {
    const box = await page().locator('[data-testid=chart] svg text', { hasText: text }).first().boundingBox()
    if (!box) throw new Error(`${text} is not on the chart`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const [start, end] = [await middle(from), await middle(to)]
  await page().mouse.move(start.x, start.y)
  await page().mouse.down()
  await page().mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
  await page().mouse.move(end.x, end.y, { steps: 4 })
  if (look) {
    await page().getByTestId('drop-card').waitFor()
    await shot(look)
  }
  await page().mouse.up()
}

/** Ctrl+X and the target's name: the drag without a mouse. */
async function moveByKeyboard(who: string, to: string): Promise<void> {
  await find(who)
  await page().getByTestId('chart').focus()
  await page().keyboard.press('Control+x')
  await page().getByTestId('move-to').fill(to)
  await page().getByTestId('drop-card').waitFor()
  await page().keyboard.press('Enter')
}

describe('the main job end to end', () => {
  test('a new workbook from the reform template shows both offices as the reform set them up', async () => {
    await page().getByTestId('operator').fill('张甲')
    await shot('01-start')
    await page().getByTestId('start').click()
    await page().getByTestId('chart').waitFor()
    await page().waitForTimeout(400)
    await shot('02-reform-chart')
    const text = await page().getByTestId('chart').textContent()
    for (const name of [
      '孙村街道办事处',
      '巨野河街道办事处',
      '党群工作办公室',
      '〔待核〕办公室',
      '城市管理服务中心',
    ]) {
      expect(text).toContain(name)
    }
  })

  test('a roster is read, checked and brought in as one operation', async () => {
    const roster = join(folder, '孙村花名册.xlsx')
    await writeRosterFixture(roster)
    await goTo('/import')
    await app.chooseFile(roster)
    await page().getByTestId('pick-roster').click()
    await page().getByTestId('confirm-import').waitFor()
    await shot('03-import-preview')
    expect(await page().getByTestId('import-counts').textContent()).toContain(`新增 ${rosterNames.length}`)
    await page().getByTestId('confirm-import').click()
    await page().waitForFunction(() => location.hash.startsWith('#/people'))
    await shot('04-people')
    await goTo('/chart')
    await page().getByTestId('chart').waitFor()
  })

  test('a cap is entered with its document', async () => {
    await find('孙村街道办事处')
    await find('shsybgs')
    await page().getByTestId('quota-add').click()
    const form = page().getByTestId('quota-form')
    await form.waitFor()
    await shot('05-quota-form')
    await form.getByLabel('核定数').first().fill('4')
    await form.getByLabel(/文号/).first().fill('济编〔2016〕1号')
    await form.getByLabel(/机关/).first().fill('市编委')
    await form.getByLabel(/日期/).first().fill('2016-05-19')
    await page().getByTestId('quota-form-save').click()
    await page().waitForFunction(() =>
      document.querySelector('[data-testid=notice]')?.textContent?.includes('核定'),
    )
  })

  test('three people are dragged to another office; the one above the cap is refused with the document', async () => {
    const [first = '', second = '', third = ''] = rosterNames
    await page().getByTestId('chart-fit').click()
    await drag(first, '社会事业办公室', '06-drag-ok')
    await heard(`${first} 调整到`)
    await moveByKeyboard(second, '社会事业办公室')
    await heard(`${second} 调整到`)
    await page().getByTestId('chart-fit').click()
    await drag(third, '社会事业办公室', '06-drag-refused')
    await heard('不能这样调整')
    expect(await spoken()).toContain('济编〔2016〕1号')
    await shot('06-refused')
  })

  test('undo and redo, and everything is there after a restart', async () => {
    const undoTitle = await page().getByTestId('undo').isEnabled()
    expect(undoTitle).toBe(true)
    await page().keyboard.press('Escape')
    await page().getByTestId('chart').focus()
    await page().keyboard.press('Control+z')
    await page().waitForFunction(() =>
      document.querySelector('[data-testid=notice]')?.textContent?.startsWith('撤销：'),
    )
    await page().keyboard.press('Control+y')
    await page().waitForFunction(() =>
      document.querySelector('[data-testid=notice]')?.textContent?.startsWith('恢复：'),
    )
    await app.restart()
    await page().getByTestId('chart').waitFor()
    expect(await page().getByTestId('undo').isEnabled()).toBe(true)
    await page().getByTestId('undo').click()
    await page().waitForFunction(() =>
      document.querySelector('[data-testid=notice]')?.textContent?.startsWith('撤销：'),
    )
    await page().getByTestId('redo').click()
    await page().waitForFunction(() =>
      document.querySelector('[data-testid=notice]')?.textContent?.startsWith('恢复：'),
    )
  })

  test('the staffing table is exported and another library reads the same people in it', async () => {
    const out = join(folder, 'out')
    mkdirSync(out, { recursive: true })
    await goTo('/reports')
    await app.saveTo(out)
    await page().getByTestId('export-roster').click()
    await page().waitForFunction(() =>
      document.querySelector('[data-testid=notice]')?.textContent?.includes('已导出'),
    )
    await app.saved()
    await shot('07-reports')
    const file = readdirSync(out).find((name) => name.endsWith('.xlsx'))
    expect(file).toBeDefined()
    const book = XLSX.read(readFileSync(join(out, file ?? '')))
    const text = XLSX.utils.sheet_to_csv(book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet)
    for (const name of rosterNames) expect(text).toContain(name)
  })

  test("the chart is printed, and the PDF holds every box's text", async () => {
    await goTo('/print')
    await page().getByTestId('print-pages').waitFor()
    await page().waitForTimeout(300)
    await shot('08-print-preview')
    const pdf = join(folder, 'chart.pdf')
    await app.pdf(pdf)
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
    const drawn = await page().locator('[data-testid=print-pages] svg text').allTextContents()
    expect(drawn.length).toBeGreaterThan(40)
    for (const piece of drawn) expect(text, piece).toContain(piece.replaceAll(/\s/g, ''))
    for (const name of rosterNames) expect(text).toContain(name)
  })

  test('nothing runs over at 1920×1080', async () => {
    await goTo('/chart')
    await page().getByTestId('chart').waitFor()
    if (shellUnderTest === 'browser') await page().setViewportSize({ width: 1920, height: 1080 })
    await page().getByTestId('chart-fit').click()
    await page().waitForTimeout(300)
    await shot('09-chart-1920')
    expect(existsSync(join(pictures, '09-chart-1920.png'))).toBe(true)
  })
})
