import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
const out = join(folder.path, 'out')
const office = spawnSync('soffice', ['--version']).status === 0
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(folder.path, 'sample')
  mkdirSync(out, { recursive: true })
  await clerk.app.saveTo(out)
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

async function chooseUnit(name: string): Promise<void> {
  await page().getByRole('combobox', { name: '范围' }).click()
  await page().locator('.ant-select-tree-title', { hasText: name }).first().click()
}

/** The text of a Word paper as LibreOffice reads it, without its breaks. */
function textOf(start: string): string {
  const file = readdirSync(out).find((name) => name.startsWith(start) && name.endsWith('.docx')) ?? ''
  execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', out, join(out, file)], {
    stdio: 'ignore',
  })
  const pdf = join(out, file.replace(/docx$/, 'pdf'))
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, '')
}

async function exportPaper(): Promise<void> {
  await page().getByTestId('export-paper').click()
  await clerk.heard('已导出')
  await clerk.app.saved()
}

describe('official documents', () => {
  test('三定规定 asks for a unit, is read before it leaves, and leaves as a Word paper', async () => {
    await clerk.goTo('/reports')
    await page().getByTestId('table-mandate').click()
    await page().getByText('请先选择机构。').waitFor()
    await chooseUnit('孙村街道办事处')
    await clerk.sees('paper-document', '六、附则')
    await clerk.sees('paper-document', '加挂北区办事处牌子')
    await clerk.shot('95-mandate')
    await exportPaper()
    if (office) expect(textOf('三定规定')).toContain('孙村街道办事处主要职责内设机构和人员编制规定')
  })

  test('a note on the 核查 is kept in the workbook, printed, and can be undone', async () => {
    await page().getByTestId('table-auditReport').click()
    await clerk.sees('paper-document', '二、逐项核对情况')
    await page().getByTestId('audit-notes').locator('summary').click()
    await page().getByTestId('audit-note-establishment').fill('空编留作军转安置。')
    await page().getByTestId('audit-note-establishment').press('Tab')
    await clerk.sees('paper-document', '说明：空编留作军转安置。')
    await clerk.shot('96-audit')
    await exportPaper()
    if (office) expect(textOf('机构编制核查情况报告')).toContain('说明：空编留作军转安置。')
    await page().getByTestId('undo').click()
    await page().waitForFunction(
      () => !document.querySelector('[data-testid=paper-document]')?.textContent?.includes('说明：'),
    )
  })

  test('岗位聘任通知 is of the people who are chosen', async () => {
    await page().getByTestId('table-appointmentNotice').click()
    await clerk.sees('paper-document', '特此通知')
    await page().getByRole('combobox', { name: '人员' }).fill('赵甲甲')
    await page().keyboard.press('Enter')
    await page().keyboard.press('Escape')
    await clerk.sees('paper-document', '关于赵甲甲同志岗位聘任的通知')
    await page().getByTestId('preflight').locator('summary').click()
    await clerk.sees('preflight', '待核、待填 3 处，定稿前请核实。')
    await clerk.shot('97-notice')
  })

  test('an absent font gets a substitute by keyboard, which 体检 names, every paper takes, and undo takes back', async () => {
    const choice = page().getByRole('combobox', { name: '仿宋_GB2312 的代替字体' })
    await clerk.sees('preflight', '仿宋_GB2312 本机未安装，请选代替字体。')
    await choice.focus()
    await choice.press('Enter')
    await page()
      .locator('.ant-select-item-option', { hasText: 'Noto Serif CJK SC（本机已安装）' })
      .first()
      .waitFor()
    await clerk.shot('98-fonts')
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('Enter')
    await clerk.sees('preflight', '仿宋_GB2312 以 Noto Serif CJK SC 代替。')
    const written = await page()
      .getByTestId('paper-document')
      .evaluate((paper) => getComputedStyle(paper).fontFamily)
    expect(written).toMatch(/^"?Noto Serif CJK SC/)
    await clerk.shot('99-substitute')
    await exportPaper()
    await page().getByTestId('undo').click()
    await clerk.sees('preflight', '仿宋_GB2312 本机未安装')
    if (office) expect(textOf('岗位聘任通知')).toContain('聘任赵甲甲同志为孙村街道办事处党工委书记')
  })
})
