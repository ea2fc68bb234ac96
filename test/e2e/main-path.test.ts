import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rosterNames, writeRosterFixture } from '../fixtures/office-roster.ts'
import { Clerk, testFolder } from '../support/clerk.ts'
import { shellUnderTest } from '../support/shells.ts'

const folder = testFolder()
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.at(folder.path)
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

const spoken = () => page().getByTestId('notice').textContent()

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
    await clerk.shot(look)
  }
  await page().mouse.up()
}

/** Ctrl+X and the target's name: the drag without a mouse. */
async function moveByKeyboard(who: string, to: string): Promise<void> {
  await clerk.find(who)
  await page().getByTestId('chart').focus()
  await page().keyboard.press('Control+x')
  await page().getByTestId('move-to').fill(to)
  await page().getByTestId('drop-card').waitFor()
  await page().keyboard.press('Enter')
}

describe('the main job end to end', () => {
  test('a new workbook from the reform template shows both offices as the reform set them up', async () => {
    await page().getByTestId('start').waitFor()
    await clerk.shot('01-start')
    await clerk.start('reform')
    await page().waitForTimeout(400)
    await clerk.shot('02-reform-chart')
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
    const roster = join(folder.path, '孙村花名册.xlsx')
    await writeRosterFixture(roster)
    await clerk.goTo('/import')
    await clerk.app.chooseFile(roster)
    await page().getByTestId('pick-roster').click()
    await page().getByTestId('confirm-import').waitFor()
    await clerk.shot('03-import-preview')
    expect(await page().getByTestId('import-counts').textContent()).toContain(`新增 ${rosterNames.length}`)
    await page().getByTestId('confirm-import').click()
    await page().waitForFunction(() => location.hash.startsWith('#/people'))
    await clerk.shot('04-people')
    await clerk.goTo('/chart')
    await page().getByTestId('chart').waitFor()
  })

  test('a cap is entered with its document', async () => {
    await clerk.find('孙村街道办事处')
    await clerk.find('shsybgs')
    await page().getByTestId('quota-add').click()
    const form = page().getByTestId('quota-form')
    await form.waitFor()
    await clerk.shot('05-quota-form')
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
    await clerk.heard(`${first} 调整到`)
    await moveByKeyboard(second, '社会事业办公室')
    await clerk.heard(`${second} 调整到`)
    await page().getByTestId('chart-fit').click()
    await drag(third, '社会事业办公室', '06-drag-refused')
    await clerk.heard('不能这样调整')
    expect(await spoken()).toContain('济编〔2016〕1号')
    await clerk.shot('06-refused')
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
    await clerk.app.restart()
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
    const out = join(folder.path, 'out')
    mkdirSync(out, { recursive: true })
    await clerk.goTo('/reports')
    await clerk.app.saveTo(out)
    await page().getByTestId('table-roster').click()
    await page().getByRole('grid', { name: '机构编制实名制花名册' }).waitFor()
    await page().getByTestId('export-paper').click()
    await page().waitForFunction(() =>
      document.querySelector('[data-testid=notice]')?.textContent?.includes('已导出'),
    )
    await clerk.app.saved()
    await clerk.shot('07-reports')
    const file = readdirSync(out).find((name) => name.endsWith('.xlsx'))
    expect(file).toBeDefined()
    const book = XLSX.read(readFileSync(join(out, file ?? '')))
    const text = XLSX.utils.sheet_to_csv(book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet)
    for (const name of rosterNames) expect(text).toContain(name)
  })

  test("the chart is printed, and the PDF holds every box's text", async () => {
    await clerk.goTo('/print')
    await page().getByTestId('print-pages').waitFor()
    await page().waitForTimeout(300)
    await clerk.shot('08-print-preview')
    const pdf = join(folder.path, 'chart.pdf')
    await clerk.app.pdf(pdf)
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
    const drawn = await page().locator('[data-testid=print-pages] svg text').allTextContents()
    expect(drawn.length).toBeGreaterThan(40)
    for (const piece of drawn) expect(text, piece).toContain(piece.replaceAll(/\s/g, ''))
    for (const name of rosterNames) expect(text).toContain(name)
  })

  test('nothing runs over at 1920×1080', async () => {
    await clerk.goTo('/chart')
    await page().getByTestId('chart').waitFor()
    if (shellUnderTest === 'browser') await page().setViewportSize({ width: 1920, height: 1080 })
    await page().getByTestId('chart-fit').click()
    await page().waitForTimeout(300)
    await clerk.shot('09-chart-1920')
  })
})
