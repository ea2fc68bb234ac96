import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSpreadsheet } from '../../exchange/spreadsheet.ts'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(join(folder.path, 'data'))
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

const grid = (name: string) => clerk.grid(name)

async function open(reason: string): Promise<void> {
  await page().getByTestId('pay-open').click()
  await page().getByTestId('pay-open-form').getByLabel('事由').fill(reason)
  await clerk.save('pay-open-form')
  await page().getByTestId('pay-open-form').waitFor({ state: 'detached' })
}

/** The cell of 月工资 of the first line. */
const firstAmount = () => clerk.goToCell('实际薪酬', 2)

describe('the amounts', () => {
  test('cannot be entered before there is a passphrase, which is set right there', async () => {
    await clerk.goTo('/pay')
    await clerk.sees('personal-gate', '薪酬金额须先设置口令才能加密保存：设置后才能登记、导入')
    await clerk.shot('91-pay-without-key')
    await clerk.setPassphrase('孙村街道编制口令')
  })

  test('are shown only to who says why, on a screen that says what it is not', async () => {
    await clerk.goTo('/pay')
    await clerk.sees('pay-note', '测算模型，不发放工资')
    await page().getByTestId('pay-open').click()
    await clerk.save('pay-open-form')
    await page().getByTestId('pay-open-form').getByText('请填写事由').waitFor()
    await clerk.shot('92-pay-locked')
    await page().getByTestId('pay-open-form-cancel').click()
    await open('测算薪酬结构')
    await page().getByTestId('pay-enter').click()
    await grid('实际薪酬').waitFor()
  })

  test('are typed and pasted as one step; a negative one is refused at its cell', async () => {
    await firstAmount()
    await page().keyboard.type('-5')
    await page().keyboard.press('Enter')
    await grid('实际薪酬').getByText('不能为负').waitFor()
    await clerk.shot('93-pay-fault')
    await page().keyboard.press('Escape')
    await firstAmount()
    await clerk.paste('实际薪酬', '6000\t1033\t15600\n5000\t900\t12000\n4000\t800\t很多')
    await clerk.sees('grid-paste', '应为数字')
    await page().getByTestId('paste-apply').click()
    await clerk.heard('年薪酬 3 人')
    await clerk.sees('pay-sum', '已登记 3 人')
    await clerk.sees('pay-sum', '来源文件现行为 8.44 : 1.56')
    await clerk.shot('94-pay-actual')
    await page().getByTestId('undo').click()
    await clerk.sees('pay-sum', '已登记 0 人')
    await page().getByTestId('redo').click()
    await clerk.sees('pay-sum', '已登记 3 人')
  })
})

describe('a sheet of pay', () => {
  test('is looked at before it goes in; what is wrong stands at its cell', async () => {
    const sheet = join(folder.path, '薪酬.csv')
    const lines = ['姓名,月工资,月考核奖,年终奖', '赵甲甲,6100,1033,15600', '钱乙丁,-1,,', '查无此人,5000,,']
    writeFileSync(sheet, `\uFEFF${lines.join('\r\n')}`)
    await page().getByText('导入', { exact: true }).last().click()
    await clerk.app.chooseFile(sheet)
    await page().getByTestId('pick-pay').click()
    await clerk.sees('import-counts', '更新 1')
    await clerk.sees('import-counts', '有误 2')
    await page().getByText('月工资不能为负').first().waitFor()
    await clerk.shot('98-pay-import')
    await page().getByTestId('confirm-import').click()
    await clerk.heard('导入薪酬表 薪酬.csv')
    await grid('实际薪酬').getByText('6,100.00').waitFor()
    await page().getByTestId('undo').click()
    await grid('实际薪酬').getByText('6,000.00').waitFor()
  })
})

describe('the 测算', () => {
  test('shows each step with its ratio and where it comes from, the sum, and everybody', async () => {
    await page().getByText('测算', { exact: true }).click()
    await clerk.sees('pay-steps', '6 : 4来源文件')
    await clerk.sees('pay-steps', '5.33 : 4.67假设')
    await page().getByTestId('pay-chart').waitFor()
    await clerk.shot('95-pay-simulation')
    await page().getByTestId('pay-step-4').click()
    await grid('第二步第三年各人测算').waitFor()
  })

  test('follows the ratios that are set; a broken one is answered at its field', async () => {
    await page().getByTestId('pay-settings').click()
    const field = page().getByTestId('pay-shares-form').getByLabel('各步基本部分比例')
    await field.fill('84.4,60,140,46.7,40')
    await clerk.save('pay-shares-form')
    await page().getByTestId('pay-shares-form').getByText('比例“140”应在 0 到 100 之间').waitFor()
    await clerk.shot('96-pay-settings')
    await field.fill('84.4,60,55,48,40')
    await clerk.save('pay-shares-form')
    await clerk.sees('pay-steps', '5.5 : 4.5本单位设定')
  })
})

describe('outside of the screen', () => {
  test('nobody finds an amount: not in the ledger, not after coming back', async () => {
    await clerk.goTo('/history')
    await page().getByText('查看薪酬金额').first().waitFor()
    await page().getByText('年薪酬 3 人').first().waitFor()
    expect(await page().locator('body').textContent()).not.toContain('15600')
    await clerk.goTo('/pay')
    await page().getByTestId('pay-open').waitFor()
  })

  test('the table leaves with amounts only in full, with the purpose', async () => {
    await page().getByTestId('pay-export').click()
    await page().getByText('金额未列出').first().waitFor()
    await clerk.shot('97-pay-paper')
    await page().getByText('完整（记入台账）').click()
    await page().getByTestId('paper-purpose').fill('报送薪酬测算')
    const out = join(folder.path, 'out')
    await clerk.app.saveTo(out)
    await page().getByTestId('export-paper').click()
    await clerk.heard('已导出 薪酬结构测算表')
    await clerk.app.saved()
    const [name = ''] = readdirSync(out)
    const { sheets } = readSpreadsheet(new Uint8Array(readFileSync(join(out, name))), name)
    expect(sheets.map((sheet) => sheet.name)).toEqual(['各步', '各人'])
    expect(sheets[1]?.rows.flat().map(({ text }) => text)).toContain('15600.00')
  })
})

describe('after a restart', () => {
  test('the screen says that the amounts are locked; the passphrase opens them right there', async () => {
    await clerk.app.restart()
    await page().getByTestId('chart').waitFor()
    await clerk.goTo('/pay?show=actual')
    await clerk.sees('personal-gate', '薪酬金额已加密，现在锁着：解锁后才能查看、登记')
    expect(await page().getByTestId('pay-open').isDisabled()).toBe(true)
    await clerk.shot('99-pay-sealed')
    await page().getByTestId('personal-gate-unlock').click()
    await clerk.fillSecrets('personal-unlock-form', '孙村街道编制口令')
    await clerk.heard('薪酬金额已解锁')
  })

  test('everything is there, and is asked for anew', async () => {
    await open('复核')
    await clerk.sees('pay-sum', '已登记 3 人')
    await page().getByTestId('pay-close').click()
    await page().getByTestId('pay-open').waitFor()
  })

  test('locking puts away what is shown', async () => {
    await open('复核')
    await clerk.sees('pay-sum', '已登记 3 人')
    await clerk.find('锁定身份证号')
    await clerk.heard('薪酬金额已锁定')
    await page().getByTestId('personal-gate').waitFor()
    expect(await page().getByTestId('pay-sum').count()).toBe(0)
  })
})
