import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
const passphrase = { 王审: '王审的口令2016', 李录: '李录的口令2016', 孙读: '孙读的口令2016' }
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(join(folder.path, 'data'))
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

test('before anybody is registered the screen says what that means; the first operator reviews', async () => {
  await clerk.sees('operator-menu', '操作员 张甲')
  await page().getByTestId('operator-menu').click()
  await page().getByText('还没有登记操作员').waitFor()
  await clerk.shot('80-operators-none')
  await page().getByTestId('operator-add').focus()
  await page().keyboard.press('Enter')
  await page().getByTestId('operator-add-form').waitFor()
  await page().keyboard.type('王审')
  await page().keyboard.press('Tab')
  await page().keyboard.type(passphrase.王审)
  // Past the eye that shows what is typed.
  await page().getByTestId('operator-add-form').locator('input[type=password]').nth(1).focus()
  await page().keyboard.type('另一个口令2016')
  await page().keyboard.press('Enter')
  await page().getByText('✕ 两次填写的口令不一样').waitFor()
  await page().getByTestId('operator-add-form').locator('input[type=password]').nth(1).fill(passphrase.王审)
  await page().keyboard.press('Enter')
  await clerk.sees('operator-menu', '操作员 王审（审核）')
})

test('the reviewer registers the others and sets how long it stays open', async () => {
  await clerk.addOperator('李录', '录入', passphrase.李录)
  await clerk.addOperator('孙读', '只读', passphrase.孙读)
  await page().getByTestId('operator-policy-change').click()
  await page().getByTestId('operator-policy-form').getByLabel('无操作几分钟后锁定').fill('30')
  await clerk.save('operator-policy-form')
  await clerk.sees('operator-policy', '无操作 30 分钟自动锁定')
  await clerk.shot('81-operators')
})

test('Ctrl+L covers everything; Esc opens nothing; the same operator finds the half-typed form again', async () => {
  await clerk.goTo('/chart')
  await clerk.find('孙村街道办事处')
  await page().getByTestId('unit-rename').click()
  await page().getByTestId('unit-rename-form').getByRole('textbox').first().fill('写到一半的名称')
  await page().keyboard.press('Control+l')
  await page().getByTestId('sign-in').waitFor()
  await page().keyboard.press('Escape')
  await page().keyboard.press('Escape')
  await page().getByTestId('sign-in-passphrase').waitFor()
  expect(await page().getByTestId('chart').isVisible()).toBe(false)
  expect(await page().getByTestId('unit-rename-form').isVisible()).toBe(false)
  // What undoes, prints or searches elsewhere does nothing here.
  await page().keyboard.press('Control+k')
  expect(await page().getByTestId('palette-input').count()).toBe(0)
  expect(await page().evaluate(() => document.activeElement?.getAttribute('type'))).toBe('password')
  await clerk.shot('82-sign-in')
  await clerk.signIn('王审', passphrase.王审)
  expect(await page().getByTestId('unit-rename-form').getByRole('textbox').first().inputValue()).toBe(
    '写到一半的名称',
  )
  await page().getByTestId('unit-rename-form-cancel').click()
})

test('a wrong passphrase says so, and the third time has to wait', async () => {
  await page().getByTestId('workbook-menu').click()
  await page().getByText('锁定 / 换人').click()
  await page().getByTestId('sign-in-李录').check()
  for (const said of ['口令不对', '口令不对', '请在 5 秒后再试']) {
    await page().getByTestId('sign-in-passphrase').fill('猜一个口令')
    await page().keyboard.press('Enter')
    await page().getByText(said).waitFor()
    expect(await page().getByTestId('sign-in-passphrase').inputValue()).toBe('')
  }
  await clerk.shot('83-sign-in-wait')
  await clerk.signIn('王审', passphrase.王审)
})

test('after a restart nothing is shown before somebody signs in; the ledger says who did what', async () => {
  await clerk.app.restart()
  await page().getByTestId('sign-in').waitFor()
  expect(await page().getByText('孙村街道办事处').count()).toBe(0)
  await page().waitForTimeout(5100)
  await clerk.signIn('李录', passphrase.李录)
  await page().getByTestId('chart').waitFor()
  await clerk.rename('孙村街道办事处', '孙村街道办事处（试）')
  await clerk.goTo('/history')
  const grid = clerk.grid('变更台账')
  await grid.getByText('李录（录入）').first().waitFor()
  await grid.getByText('王审（审核）').first().waitFor()
  await clerk.shot('84-ledger-operators')
})

test('a lock from outside covers the screen by itself; another operator gets a fresh one', async () => {
  await clerk.goTo('/chart')
  await clerk.find('巨野河街道办事处')
  // With something open that would keep the focus for itself.
  await page().keyboard.press('Control+k')
  await page().getByTestId('palette-input').waitFor()
  await page().evaluate(async () => {
    if (window.workbench) await window.workbench.invoke('signOut', {})
    else
      await fetch('/api/signOut', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
  })
  await page().getByTestId('sign-in').waitFor()
  await page().waitForTimeout(300)
  expect(await page().evaluate(() => document.activeElement?.getAttribute('type'))).toBe('password')
  await clerk.signIn('孙读', passphrase.孙读)
  await clerk.sees('operator-menu', '孙读（只读）')
  expect(await page().getByTestId('palette-input').count()).toBe(0)
})

test('a passphrase is changed by its owner, and reset by the reviewer', async () => {
  await page().getByTestId('operator-menu').click()
  expect(await page().getByTestId('operator-add').count()).toBe(0)
  await page().getByTestId('operator-own').click()
  await clerk.fillSecrets('operator-own-form', passphrase.孙读, '孙读的新口令2017', '孙读的新口令2017')
  await clerk.heard('已更换本人口令')
  await page().getByTestId('operator-lock').click()
  await clerk.signIn('王审', passphrase.王审)
  await clerk.find('操作员')
  await page().getByRole('button', { name: '重设 孙读 的口令' }).click()
  await clerk.fillSecrets('operator-reset-form', passphrase.孙读, passphrase.孙读)
  await page().getByRole('button', { name: '停用 李录' }).click()
  await page().getByTestId('operator-李录').getByText('已停用').waitFor()
  await page().getByTestId('operator-lock').click()
  await page().getByTestId('sign-in').waitFor()
  expect(await page().getByTestId('sign-in-李录').count()).toBe(0)
  await clerk.signIn('孙读', passphrase.孙读)
})

test('sign-in is ended by a reviewer with the passphrase', async () => {
  await page().keyboard.press('Control+l')
  await clerk.signIn('王审', passphrase.王审)
  await clerk.find('操作员')
  await page().getByTestId('operator-end').click()
  await clerk.fillSecrets('operator-end-form', passphrase.王审)
  await page().getByText('还没有登记操作员').waitFor()
  await clerk.app.restart()
  await page().getByTestId('chart').waitFor()
})
