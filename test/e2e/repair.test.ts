import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withoutRoot } from '../fixtures/broken-workbooks.ts'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
const workbooks = join(folder.path, 'workbooks')
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(folder.path)
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

const bookFile = () => join(workbooks, readdirSync(workbooks).find((name) => name.endsWith('.orgbook')) ?? '')
const unitNames = () => page().getByTestId('chart').textContent()

/** Closes the app, harms the workbook, and opens the app again. */
async function afterHarm(harm: (path: string) => void): Promise<void> {
  await clerk.app.close()
  harm(bookFile())
  clerk = await Clerk.at(folder.path)
}

describe('恢复演练', () => {
  test('has never been done, is done by mouse, and its date stands on the 首页 after a restart', async () => {
    await clerk.goTo('/home')
    await clerk.sees('last-drill', '从未演练')
    await page().getByTestId('backup-now').click()
    await clerk.heard('备份已完成')
    await page().getByTestId('rehearse-restore').click()
    await clerk.heard('恢复演练通过')
    await clerk.sees('last-drill', '演练通过')
    await clerk.shot('80-restore-drill')
    await clerk.app.restart()
    await page().getByTestId('chart').waitFor()
    await clerk.goTo('/home')
    await clerk.sees('last-drill', '演练通过')
  })

  test('is done by keyboard, as a job of the tray', async () => {
    await clerk.find('恢复演练')
    await clerk.heard('恢复演练通过')
    await page().getByTestId('jobs').click()
    await page().getByTestId('job').first().waitFor()
    expect(await page().getByTestId('job').first().textContent()).toContain('的备份')
    await clerk.shot('81-drill-job')
    await page().keyboard.press('Escape')
  })
})

describe('检查与修复', () => {
  test('finds nothing in a workbook that is sound, and goes back to it', async () => {
    await clerk.find('检查与修复工作簿')
    await clerk.sees('repair-damage', '没有发现问题')
    await page().getByTestId('repair-leave').click()
    await page().getByTestId('branch-menu').waitFor()
  })

  test('puts the newest good backup into the place of a file that does not open', async () => {
    await clerk.rename('孙村街道办事处', '孙村甲')
    await clerk.goTo('/home')
    await page().getByTestId('backup-now').click()
    await clerk.heard('备份已完成')
    await clerk.rename('孙村甲', '孙村乙')
    await afterHarm((path) => writeFileSync(path, readFileSync(path).subarray(0, 60_000)))
    await page().getByTestId('start-repair').waitFor()
    await clerk.shot('82-start-trouble')
    await page().getByTestId('start-repair').focus()
    await page().keyboard.press('Enter')
    await page().getByTestId('repair-restore').waitFor()
    expect(await page().getByTestId('repair-damage').textContent()).toContain('不能作为工作簿打开')
    expect(await page().getByTestId('repair-backup').textContent()).toContain('已试开并逐项核对')
    await clerk.shot('83-repair')
    await page().getByTestId('repair-restore').focus()
    await page().keyboard.press('Enter')
    await page().getByTestId('chart').waitFor()
    expect(await unitNames()).toMatch(/孙村[甲乙]/)
    expect(readdirSync(workbooks).filter((name) => /（已损坏 .*orgbook-broken$/.test(name))).toHaveLength(1)
  })

  test('is offered where the check after the open finds damage, and saves what can be read', async () => {
    await afterHarm(withoutRoot('unitByParent', 7))
    await page().getByTestId('repair-open').waitFor()
    await clerk.shot('84-status-bar')
    await page().getByTestId('repair-open').click()
    await page().getByTestId('repair-salvage').waitFor()
    await page().getByTestId('repair-salvage').click()
    await page().getByTestId('salvage-report').waitFor()
    expect(await page().getByTestId('salvage-report').textContent()).toContain('全部记录都已救回')
    await clerk.shot('85-salvage-report')
    const saved = join(folder.path, 'saved')
    await clerk.app.saveTo(saved)
    await page().getByTestId('repair-save-report').click()
    await clerk.app.saved()
    await expect.poll(() => readdirSync(saved)).toHaveLength(1)
    const [name = ''] = readdirSync(saved)
    expect(readFileSync(join(saved, name), 'utf8')).toContain('变更台账完整')
    await page().getByTestId('repair-enter').click()
    await page().getByTestId('chart').waitFor()
    expect(await unitNames()).toMatch(/孙村[甲乙]/)
    await clerk.isAt('现行')
  })
})
