import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officialTables } from '../../domain/official-tables.ts'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(folder.path, 'sample')
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

const names = Object.keys(officialTables) as (keyof typeof officialTables)[]

describe('official tables', () => {
  test('a village gets a 包村干部, who stands in the table of liaisons', async () => {
    await clerk.goTo('/villages')
    await page().getByRole('grid').getByText('孙村', { exact: true }).first().click()
    await page().getByTestId('liaison-add').click()
    await page().getByTestId('liaison-form').getByRole('combobox', { name: '包村干部' }).click()
    await page().keyboard.press('Enter')
    await page().getByTestId('liaison-form-save').click()
    await page().getByTestId('liaison-end').waitFor()
    await clerk.shot('90-liaison')
    await clerk.goTo('/reports')
    await page().getByTestId('table-liaisons').click()
    await page().getByRole('grid', { name: '包村干部表' }).waitFor()
    expect(await page().getByTestId('paper-preview').textContent()).not.toBe('')
    await clerk.shot('91-liaisons')
  })

  test('every one of them is looked at before it leaves', async () => {
    await clerk.goTo('/reports')
    for (const name of names.filter((one) => officialTables[one].scope === 'branch')) {
      await page().getByTestId(`table-${name}`).click()
      await page().getByRole('grid', { name: officialTables[name].name }).waitFor()
    }
    await page().getByTestId('table-register').click()
    await page().getByRole('grid', { name: '机构编制台账' }).waitFor()
    await clerk.shot('92-register')
  })

  test('the preview has room for twelve rows at 1366×768; folded options give it more and stay folded', async () => {
    const rowsInSight = () =>
      page().evaluate(() => {
        const frame = document.querySelector('[data-testid=paper-preview] [role=grid]')
        const box = frame?.getBoundingClientRect()
        const rows = [...(frame?.querySelectorAll('[role=row]') ?? [])].map((row) =>
          row.getBoundingClientRect(),
        )
        const inSight = rows.filter(
          ({ top, bottom }) => box && top >= box.top && bottom <= Math.min(box.bottom, innerHeight),
        )
        return inSight.length - 1
      })
    expect(await rowsInSight()).toBeGreaterThanOrEqual(12)
    await page().getByTestId('table-roster').click()
    await page().getByRole('grid', { name: '机构编制实名制花名册' }).waitFor()
    const open = await rowsInSight()
    await clerk.shot('92-open')
    await page().getByTestId('paper-fold').focus()
    await page().keyboard.press('Enter')
    await clerk.sees('paper-chosen', '个人信息脱敏')
    await page().getByTestId('paper-form').waitFor({ state: 'detached' })
    await page().waitForTimeout(300)
    const folded = await rowsInSight()
    await clerk.shot('92-folded')
    expect(open).toBeGreaterThanOrEqual(12)
    expect(folded).toBeGreaterThan(open)
    await page().getByTestId('table-register').click()
    await page().getByRole('grid', { name: '机构编制台账' }).waitFor()
    await clerk.sees('paper-chosen', '全部机构')
    await page().getByTestId('paper-fold').click()
    await page().getByTestId('paper-form').waitFor()
  })

  test('体检 leads from an empty required cell to the unit that lacks it', async () => {
    await page().getByTestId('preflight').locator('summary').click()
    await clerk.sees('preflight', '必填项空白：')
    const link = page().getByTestId('preflight-link').first()
    const name = (await link.textContent()) ?? ''
    await link.focus()
    await page().keyboard.press('Enter')
    await clerk.sees('detail-panel', name)
    await clerk.shot('92-preflight')
  })

  test('a table of changes asks for its first day and says when it is later than the last', async () => {
    await page().getByTestId('table-staffChanges').click()
    await page().getByRole('grid', { name: '人员增减调动表' }).waitFor()
    const first = page().getByTestId('paper-since')
    await first.fill('2099-01-01')
    await first.press('Tab')
    await page().getByText('起始日期不能晚于截至日期。').waitFor()
    await first.fill('2016-01-01')
    await first.press('Tab')
    await clerk.sees('paper-preview', '期间：2016-01-01 至')
    await clerk.shot('93-period')
  })

  test('the 编制册 of an office leaves as one file in six parts', async () => {
    const out = join(folder.path, 'out')
    mkdirSync(out, { recursive: true })
    await clerk.app.saveTo(out)
    await page().getByTestId('table-book').click()
    await page().getByRole('combobox', { name: '范围' }).click()
    await page().locator('.ant-select-tree-title', { hasText: '孙村街道办事处' }).first().click()
    await page().getByRole('grid').first().waitFor()
    await clerk.shot('94-book')
    await page().getByTestId('export-paper').click()
    await clerk.heard('已导出')
    await clerk.app.saved()
    const file = readdirSync(out).find((name) => name.startsWith('编制册'))
    const book = XLSX.read(readFileSync(join(out, file ?? '')))
    const parts = new Set(book.SheetNames.map((name) => name.slice(0, 2)))
    expect([...parts]).toEqual(['一、', '二、', '三、', '四、', '五、', '六、'])
  })
})
