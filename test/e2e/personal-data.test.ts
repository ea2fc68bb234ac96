import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkDigitOf } from '../../domain/id-number.ts'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
const dataDir = join(folder.path, 'data')
/** Of an area that no county has. */
const numberOf = (first17: string) => first17 + checkDigitOf(first17)
const idNumber = numberOf('99000119850412001')
const otherNumber = numberOf('99000119900618002')
const phone = '19900001234'
const passphrase = '孙村街道编制口令'
const newPassphrase = '换过一次的编制口令'
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(dataDir)
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

/** Files of the data folder in whose bytes a number stands; a browser's or Electron's own files included. */
function filesWithNumbers(): string[] {
  return (readdirSync(dataDir, { recursive: true }) as string[]).filter((name) => {
    const path = join(dataDir, name)
    // Electron's own lock is a link to nothing.
    if (!lstatSync(path).isFile()) return false
    const bytes = readFileSync(path)
    return [idNumber, otherNumber, phone].some((text) => bytes.includes(text))
  })
}

async function writeRoster(path: string): Promise<void> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('花名册')
  sheet.addRow(['姓名', '性别', '单位名称', '所在科室', '编制类别', '身份证号', '联系电话'])
  sheet.addRow(['测试甲一', '男', '孙村街道办事处', '党群工作办公室', '行政编制', idNumber, phone])
  await book.xlsx.writeFile(path)
}

const fact = (label: string) =>
  page()
    .locator('dl > div')
    .filter({ has: page().locator('dt', { hasText: label }) })
    .locator('dd')
    .first()

test('without a key nothing asks for a number; a roster’s columns are left out, and that is said', async () => {
  await clerk.sees('personal-lock-sign', '号码未设口令')
  const roster = join(folder.path, '花名册.xlsx')
  await writeRoster(roster)
  await clerk.goTo('/import')
  await clerk.app.chooseFile(roster)
  await page().getByTestId('pick-roster').click()
  await clerk.sees('personal-gate', '本次导入不带入“身份证号”“联系电话”列')
  await clerk.shot('70-personal-import')
})

test('the passphrase is set right there, and the columns come in', async () => {
  await page().getByTestId('personal-gate-set').click()
  await page().getByTestId('personal-set-form').waitFor()
  await clerk.shot('71-personal-set')
  await clerk.fillSecrets('personal-set-form', passphrase, passphrase)
  await page().getByTestId('personal-gate').waitFor({ state: 'detached' })
  await clerk.sees('personal-lock-sign', '号码已解锁')
  await page().getByTestId('confirm-import').click()
  await page().waitForFunction(() => location.hash.startsWith('#/people'))
  await clerk.goTo('/chart')
  await clerk.find('测试甲一')
  expect(await fact('身份证号').textContent()).toBe(`${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`)
  await clerk.shot('72-personal-masked')
  expect(filesWithNumbers().filter((name) => !name.startsWith('uploads'))).toEqual([])
})

test('a whole id number finds its person with Ctrl+K', async () => {
  await page().keyboard.press('Escape')
  await clerk.find(idNumber.toLowerCase())
  await page().getByRole('heading', { name: '测试甲一' }).first().waitFor()
})

test('after a restart the numbers are locked; everything else works; the passphrase opens them by keyboard', async () => {
  await clerk.app.restart()
  await page().getByTestId('chart').waitFor()
  await clerk.sees('personal-lock-sign', '号码已锁定')
  await clerk.find('测试甲一')
  expect(await fact('身份证号').textContent()).toBe('已加密')
  await page().getByTestId('person-edit').click()
  await clerk.sees('personal-gate', '现在锁着')
  await clerk.shot('73-personal-locked')
  await page().getByTestId('person-edit-form-cancel').click()
  await clerk.find('个人信息保护')
  await clerk.sees('personal-state', '已锁定')
  await clerk.shot('74-personal-screen')
  await page().getByTestId('personal-unlock').focus()
  await page().keyboard.press('Enter')
  await page().getByTestId('personal-unlock-form').waitFor()
  await page().keyboard.type('不是这个口令')
  await page().keyboard.press('Enter')
  await page().getByText('✕ 个人信息口令不对，请重新填写。').waitFor()
  await clerk.fillSecrets('personal-unlock-form', passphrase)
  await clerk.sees('personal-state', '已解锁')
})

test('a number is filled in, undone and done again', async () => {
  await clerk.goTo('/chart')
  await clerk.find('测试甲一')
  await page().getByTestId('person-edit').click()
  await page().getByTestId('person-edit-form').getByLabel('联系电话').fill('19900005678')
  await clerk.save('person-edit-form')
  await clerk.heard('修改人员')
  expect(await fact('联系电话').textContent()).toBe('199****5678')
  await page().getByTestId('undo').click()
  await clerk.heard('撤销')
  expect(await fact('联系电话').textContent()).toBe('199****1234')
  await page().getByTestId('redo').click()
  await clerk.heard('恢复')
  expect(await fact('联系电话').textContent()).toBe('199****5678')
})

test('the passphrase is changed; the old one opens nothing after a restart', async () => {
  await page().getByTestId('personal-lock-sign').click()
  await page().getByTestId('personal-set').click()
  await clerk.fillSecrets('personal-set-form', passphrase, newPassphrase, newPassphrase)
  await clerk.heard('已更换个人信息口令')
  await clerk.app.restart()
  await page().getByTestId('chart').waitFor()
  await page().getByTestId('personal-lock-sign').click()
  await page().getByTestId('personal-unlock').click()
  const form = page().getByTestId('personal-unlock-form')
  await form.locator('input[type=password]').fill(passphrase)
  await page().keyboard.press('Enter')
  await page().getByText('✕ 个人信息口令不对').waitFor()
  await clerk.fillSecrets('personal-unlock-form', newPassphrase)
  await clerk.sees('personal-state', '已解锁')
  await page().getByTestId('personal-lock').click()
  await clerk.sees('personal-lock-sign', '号码已锁定')
  expect(filesWithNumbers().filter((name) => !name.startsWith('uploads'))).toEqual([])
})
