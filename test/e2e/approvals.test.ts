import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
const passphraseOf = (name: string) => `${name}的口令2016`
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(join(folder.path, 'data'), 'reform')
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

/** Ctrl+L, and somebody else sits down. */
async function changeTo(name: string): Promise<void> {
  await page().keyboard.press('Control+l')
  await clerk.signIn(name, passphraseOf(name))
  await clerk.sees('operator-menu', name)
}

const description = (testId: string) => page().getByTestId(testId).getAttribute('aria-description')

test('two must take part: the reviewer registers the office and sets it', async () => {
  await clerk.goTo('/operators')
  await clerk.addOperator('王审', null, passphraseOf('王审'))
  await clerk.addOperator('赵审', '审核', passphraseOf('赵审'))
  await clerk.addOperator('李录', '录入', passphraseOf('李录'))
  await clerk.addOperator('孙读', '只读', passphraseOf('孙读'))
  await page().getByTestId('operator-policy-change').click()
  await page().getByTestId('operator-policy-form').getByLabel('定稿、采纳').click()
  await page().locator('.ant-select-item-option', { hasText: '两人' }).click()
  await clerk.save('operator-policy-form')
  await clerk.sees('operator-policy', '两人')
})

test('录入 drafts a plan and asks for 定稿; it is not theirs to confirm', async () => {
  await changeTo('李录')
  await clerk.goTo('/plans')
  await page().getByTestId('plan-new').click()
  await clerk.save('plan-new-form')
  await clerk.isAt('方案：方案A（起草中）')
  await clerk.goTo('/chart')
  await clerk.rename('孙村街道办事处', '孙村街道办事处（东区）')
  await clerk.goTo('/plans')
  expect(await page().getByTestId('plan-lock').textContent()).toBe('提请定稿…')
  await page().getByTestId('plan-lock').click()
  await clerk.sees('who-confirms', '（王审、赵审）')
  await clerk.shot('90-request-lock')
  await clerk.save('plan-lock-form')
  await clerk.heard('已提请定稿')
  await page().getByTestId('request-方案A').waitFor()
  expect(await description('request-confirm')).toContain('请由审核操作员登录办理')
  await clerk.shot('91-requested')
})

test('a reviewer finds it on the 首页, from 现行, and confirms it in the plan', async () => {
  await changeTo('王审')
  await page().getByTestId('branch-menu').click()
  await page().getByText('回到现行').click()
  await clerk.isAt('现行')
  await clerk.goTo('/home')
  await clerk.sees('todo-requests', '待确认的提请：方案A')
  await clerk.shot('92-home-request')
  await page().getByTestId('todo-requests').getByRole('button').click()
  await page().getByTestId('request-go').click()
  await clerk.isAt('方案：方案A（起草中）')
  await page().getByTestId('request-confirm').click()
  await page().getByTestId('request-confirm-form').waitFor()
  await clerk.shot('93-confirm-lock')
  await clerk.save('request-confirm-form')
  await clerk.isAt('已定稿')
  await page().getByTestId('requests').waitFor({ state: 'detached' })
})

/** The document on whose strength 方案A is to be adopted; the request stands then. */
async function askForAdoption(): Promise<void> {
  await page().getByTestId('adopt-方案A').click()
  await page().getByTestId('approval-form').waitFor()
  const fields = page().getByTestId('approval-form').getByRole('textbox')
  await fields.nth(0).fill('示例〔2016〕9号')
  await fields.nth(1).fill('示例机关')
  await fields.nth(2).fill('2016-05-19')
  await clerk.shot('94-request-adoption')
  await clerk.save('approval-form')
  await clerk.heard('已提请采纳方案 方案A')
}

test('录入 asks for 采纳; a change makes it void, and it is asked for again', async () => {
  await changeTo('李录')
  await clerk.goTo('/plans')
  await askForAdoption()
  await clerk.isAt('现行')
  await clerk.goTo('/chart')
  await clerk.rename('巨野河街道办事处', '巨野河街道办事处（西区）')
  await clerk.goTo('/plans')
  await clerk.sees('request-方案A', '提请之后又有改动，已失效')
  expect(await page().getByTestId('request-confirm').count()).toBe(0)
  await clerk.shot('95-request-void')
  await page().getByTestId('request-withdraw').click()
  await clerk.heard('已撤回提请')
  await askForAdoption()
})

test('another reviewer sees what was decided, and confirms it; the ledger names both', async () => {
  await changeTo('赵审')
  await clerk.goTo('/plans')
  await page().getByTestId('request-confirm').click()
  await clerk.sees('adoption-confirm-form', '示例〔2016〕9号')
  await clerk.sees('adoption-confirm-form', '李录')
  await clerk.shot('96-confirm-adoption')
  await clerk.save('adoption-confirm-form')
  await clerk.heard('采纳方案 方案A')
  await page().getByTestId('plan-方案A').getByText('已采纳').waitFor()
  await clerk.goTo('/history')
  const entry = clerk.grid('变更台账').getByRole('row').filter({ hasText: '采纳方案 方案A，' }).first()
  await entry.getByText('提请人：李录').waitFor()
  await entry.getByText('赵审（审核）').waitFor()
  await clerk.shot('97-ledger-both')
  await clerk.goTo('/chart')
  await clerk.find('孙村街道办事处（东区）')
  await page().getByRole('heading', { name: '孙村街道办事处（东区）' }).first().waitFor()
})

test('a reader finds off what they may not do, with the reason, by the keyboard too', async () => {
  await changeTo('孙读')
  await clerk.sees('reader-band', '只读：可以查看、导出、打印，不能改动')
  await clerk.goTo('/chart')
  await clerk.find('孙村街道办事处（东区）')
  const rename = page().getByTestId('unit-rename')
  await page().getByTestId('unit-add-person').focus()
  await page().keyboard.press('Tab')
  expect(await rename.evaluate((button) => button === document.activeElement)).toBe(true)
  await page().getByRole('tooltip').getByText('须由录入或审核操作员登录办理').first().waitFor()
  await clerk.shot('98-reader-button')
  await page().keyboard.press('Enter')
  expect(await page().getByTestId('unit-rename-form').count()).toBe(0)
  expect(await description('undo')).toContain('当前操作员是“只读”')
  await page().keyboard.press('Control+z')
  await clerk.heard('当前操作员是“只读”，不能这样操作')
  await clerk.goTo('/people')
  await page().getByTestId('people-add').waitFor()
  await clerk.shot('99-reader-people')
  await clerk.goTo('/plans')
  expect(await description('plan-new')).toContain('须由录入或审核操作员登录办理')
  await clerk.goTo('/rooms')
  await page().getByTestId('building-first').waitFor()
  await clerk.shot('99-reader-rooms')
  await clerk.goTo('/home')
  await page().getByTestId('backup-now').waitFor()
  expect(await description('save-copy')).toContain('须由录入或审核操作员登录办理')
  await clerk.shot('99-reader-home')
})
