import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  traditionalCounts,
  writeTraditionalRoster,
  writeTraditionalStructure,
} from '../fixtures/traditional-offices.ts'
import { Clerk, testFolder } from '../support/clerk.ts'
import { recountRoster, recountUnits } from '../support/recount.ts'

/**
 * The reform as the app carries it: two traditional offices come in as tables, are mapped to the four offices of the
 * reform, everybody gets a place, the plan is locked, compared, adopted, printed, handed out and taken back.
 */
const folder = testFolder()
const out = join(folder.path, 'out')
let clerk: Clerk
const page = () => clerk.page

beforeAll(async () => {
  mkdirSync(out, { recursive: true })
  clerk = await Clerk.at(join(folder.path, 'here'))
  await page().getByTestId('template-blank').click()
  await page().getByTestId('operator').fill('张甲')
  await page().getByTestId('start').click()
  await page().getByTestId('first-unit').waitFor()
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

const [north, south] = ['云溪街道办事处（示例）', '石桥街道办事处（示例）']

async function bringIn(what: 'structure' | 'roster', path: string): Promise<void> {
  await clerk.goTo(what === 'structure' ? '/import?what=structure' : '/import')
  await clerk.app.chooseFile(path)
  await page().getByTestId(`pick-${what}`).click()
  await page().getByTestId('confirm-import').waitFor()
  await page().getByTestId('confirm-import').click()
}

/** A number that stands in an element. */
async function numberIn(testId: string): Promise<number> {
  return Number(/\d+/.exec((await page().getByTestId(testId).textContent()) ?? '')?.[0])
}

const undecided = () => numberIn('merger-open-count')

async function chooseSource(field: number, street: string): Promise<void> {
  const box = page().getByTestId('merger-sources-form').getByRole('combobox').nth(field)
  await box.click()
  await box.fill(street)
  await page()
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-tree-node-content-wrapper', {
      hasText: street,
    })
    .first()
    .click()
}

async function fillBy(rule: 'name' | 'duty'): Promise<void> {
  const before = await undecided()
  await page().getByTestId(`merger-fill-${rule}`).click()
  await page().getByTestId('merger-fill-panel').waitFor()
  const confirm = page().getByTestId('merger-fill-confirm')
  if (await confirm.isDisabled()) return
  await confirm.click()
  await page().waitForFunction(
    (was) => !document.querySelector('[data-testid=merger-open-count]')?.textContent?.endsWith(` ${was}`),
    before,
  )
}

/** 撤销 of posts in the list of the workbench: their holders go into the pool. */
async function abolishPosts(name: string): Promise<void> {
  const view = (words: string) => page().getByTestId('merger-view').getByText(words, { exact: true }).click()
  await view('清单')
  await page().getByRole('grid', { name: '原有事项' }).getByText(name).first().click()
  await page().getByTestId('merger-dispose').click()
  await page().getByTestId('merger-form').getByRole('combobox').first().click()
  await page().locator('.ant-select-item-option', { hasText: '撤销' }).click()
  await clerk.save('merger-form')
  await clerk.heard(`处置 ${name}：撤销`)
  await view('对照')
}

/** An old unit by keyboard: Ctrl+X, the pinyin of the new office, Enter, and 并入 in the menu. */
async function giveTo(unit: string, pinyin: string, street: string): Promise<void> {
  await page().getByTestId('merger-source').getByRole('treeitem').filter({ hasText: unit }).first().click()
  await page().keyboard.press('Control+x')
  await page().getByTestId('move-to').fill(pinyin)
  // The four offices stand below either street; the arrows go to the one that is meant.
  const meant = page().getByRole('option').filter({ hasText: street })
  await meant.first().waitFor()
  while ((await meant.first().getAttribute('aria-selected')) !== 'true') {
    await page().keyboard.press('ArrowDown')
  }
  await page().keyboard.press('Enter')
  await page().getByTestId('merger-drop-menu').waitFor()
  await page().keyboard.press('Enter')
  await clerk.heard(`处置 ${unit}：并入`)
}

async function placeBy(rule: string): Promise<void> {
  await page().getByTestId(`placement-batch-${rule}`).click()
  await page().getByTestId('placement-batch').waitFor()
  const confirm = page().getByTestId('placement-batch-confirm')
  if (await confirm.isDisabled()) return
  await confirm.click()
  await page().getByTestId('placement-batch').waitFor({ state: 'detached' })
}

/** Everybody who still waits leaves: 离岗 with its reason and date. */
async function letGo(): Promise<void> {
  while ((await numberIn('placement-figure-waiting')) > 0) {
    const waiting = await numberIn('placement-figure-waiting')
    await page().getByRole('grid', { name: '待安置人员' }).getByRole('gridcell').first().click()
    await page().getByTestId('placement-leave').click()
    await page().getByTestId('placement-leave-form').waitFor()
    await page().getByTestId('placement-leave-form').getByRole('textbox').last().fill('合同到期，不再续签')
    await clerk.save('placement-leave-form')
    await page().waitForFunction(
      (was) =>
        Number(
          /\d+/.exec(
            document.querySelector('[data-testid=placement-figure-waiting]')?.textContent ?? '',
          )?.[0],
        ) < was,
      waiting,
    )
  }
}

/** Before and after of a line of the compared figures. */
async function figure(name: string): Promise<number[]> {
  const line = page()
    .getByTestId('compare-figures')
    .locator('tr')
    .filter({ hasText: new RegExp(`^\\s*${name}`) })
  const cells = await line.first().locator('td').allTextContents()
  return cells.slice(0, 2).map(Number)
}

/** Exports a paper of the two sides that are compared; the name it got. */
async function exportPaper(name: string, format: 'xlsx' | 'docx'): Promise<void> {
  await page().getByTestId('paper-choice').click()
  await page().locator('.ant-select-item-option', { hasText: name }).first().click()
  await page().getByText(`.${format}`, { exact: true }).click()
  await page().getByTestId('paper-export').click()
  await clerk.heard(name)
  await clerk.app.saved()
}

const saved = (words: string, extension: string) => {
  const file = readdirSync(out).find((name) => name.includes(words) && name.endsWith(extension))
  if (!file) throw new Error(`no ${words}${extension} among ${readdirSync(out).join()}`)
  return join(out, file)
}

describe('the reform of two offices', () => {
  test('their structure and their people come in as tables', async () => {
    const [structure, roster] = [join(folder.path, '机构表.xlsx'), join(folder.path, '花名册.xlsx')]
    await writeTraditionalStructure(structure)
    await writeTraditionalRoster(roster)
    await bringIn('structure', structure)
    await clerk.heard('新设 18 个机构')
    await bringIn('roster', roster)
    await clerk.heard(`新增 ${traditionalCounts.people} 人`)
  })

  test('every old unit, plate, post and duty gets its fate in a plan', async () => {
    await clerk.makePlan()
    await clerk.goTo('/merger')
    await page().getByTestId('merger-sources-form').waitFor()
    await chooseSource(0, north)
    await chooseSource(1, south)
    await clerk.save('merger-sources-form')
    await page().getByTestId('merger-standard').click()
    await clerk.heard('按改革方案设内设机构')
    await clerk.shot('80-reform-sides')
    await abolishPosts('驾驶员')
    await fillBy('name')
    await fillBy('duty')
    await clerk.shot('81-reform-filled')
    await giveTo('人力资源社会保障所', 'shsy', south)
    await page().getByTestId('merger-next').waitFor()
    expect(await undecided()).toBe(0)
    await clerk.shot('82-reform-done')
  })

  test('whoever lost a post is placed by a rule or leaves with reason and date', async () => {
    await page().getByTestId('merger-to-placement').click()
    await page().getByTestId('placement-figures').waitFor()
    const lost = await numberIn('placement-figure-entered')
    expect(lost).toBeGreaterThan(0)
    expect(await numberIn('placement-figure-waiting')).toBe(lost)
    for (const rule of ['origin', 'major']) {
      if ((await numberIn('placement-figure-waiting')) > 0) await placeBy(rule)
    }
    await clerk.shot('83-reform-placed')
    await letGo()
    const [placed, left] = [
      await numberIn('placement-figure-placed'),
      await numberIn('placement-figure-left'),
    ]
    expect(placed + left).toBe(lost)
    await clerk.shot('84-reform-balanced')
  })

  test('the plan is locked, and its figures are those that the papers count to', async () => {
    await clerk.goTo('/plans')
    await page().getByTestId('plan-lock').click()
    await clerk.save('plan-lock-form')
    await clerk.isAt('已定稿')
    await clerk.goTo('/compare')
    await page().getByTestId('compare-figures').waitFor()
    await clerk.shot('85-reform-compared')
    const [offices, institutions] = [await figure('内设机构'), await figure('所属事业单位')]
    expect(offices).toEqual([12, 8])
    expect(await figure('在职人员')).toEqual([traditionalCounts.people, traditionalCounts.people])
    await clerk.app.saveTo(out)
    await page().getByTestId('compare-export').click()
    await exportPaper('机构改革调整方案', 'docx')
    await exportPaper('新旧机构对照表', 'docx')
    await exportPaper('新旧机构对照表', 'xlsx')
    await exportPaper('人员划转安置名册', 'xlsx')
    await exportPaper('村居移交清单', 'docx')
    await clerk.shot('86-reform-papers')
    const sides = ['原机构', '新机构'] as const
    const counted = sides.map((side) => recountUnits(saved('新旧机构对照表', '.xlsx'), side))
    expect(counted.map(({ internalOffices }) => internalOffices)).toEqual(offices)
    expect(counted.map((side) => side.institutions)).toEqual(institutions)
  })

  test('it becomes 现行 on a document; the roster counts to the figures of the plan', async () => {
    const [administrative, support] = [await figure('其中：行政编制'), await figure('其中：工勤编制')]
    await clerk.goTo('/plans')
    await page().getByTestId('adopt-方案A').click()
    await page().getByTestId('merge-panel').waitFor()
    await clerk.isAt('现行')
    const fields = page().getByTestId('approval-form').getByRole('textbox')
    await fields.nth(0).fill('示例编〔2016〕9号')
    await fields.nth(1).fill('示例编委')
    await fields.nth(2).fill('2016-05-19')
    await clerk.save('approval-form')
    await clerk.heard('采纳方案 方案A')
    await clerk.goTo('/reports')
    await page().getByTestId('table-roster').click()
    await page().getByTestId('export-paper').click()
    await clerk.heard('已导出 机构编制实名制花名册')
    await clerk.app.saved()
    const { people, kinds } = recountRoster(saved('花名册', '.xlsx'), new Set())
    expect(people).toBe(traditionalCounts.people)
    expect([kinds.get('行政编制'), kinds.get('工勤编制')]).toEqual([administrative[1], support[1]])
    await clerk.goTo('/chart')
    await page().getByTestId('chart-fit').click()
    await clerk.shot('87-reform-adopted')
  })

  test('a copy goes to the other office and comes back with one conflict', async () => {
    await clerk.goTo('/plans')
    await page().getByTestId('package-give').click()
    await clerk.save('package-form')
    await clerk.heard('已给出')
    await clerk.app.saved()
    await clerk.rename(north, '云溪街道（这里改）')
    const here = clerk
    const there = await Clerk.at(join(folder.path, 'there'))
    try {
      clerk = there
      await clerk.app.chooseFile(saved('交换包', '.orgpack'))
      await page().getByTestId('start-open-package').click()
      await clerk.isAt('交换副本')
      await clerk.rename(north, '云溪街道（对方改）')
      await clerk.addOffice(south, '对方新设站')
      await clerk.goTo('/plans')
      await clerk.app.saveTo(out)
      await page().getByTestId('package-give').click()
      await clerk.save('package-form')
      await clerk.heard('已给出')
      await clerk.app.saved()
    } finally {
      await there.app.close()
      clerk = here
    }
    await clerk.goTo('/plans')
    await clerk.app.chooseFile(saved('交回', '.orgpack'))
    await page().getByTestId('package-take').click()
    await page().getByTestId('merge-panel').waitFor()
    expect(await page().getByTestId('conflict').count()).toBe(1)
    await clerk.shot('88-reform-conflict')
    await page().getByTestId('conflict').getByText('对方', { exact: true }).click()
    await page().waitForFunction(
      () => !document.querySelector<HTMLButtonElement>('[data-testid=merge-form-save]')?.disabled,
    )
    await clerk.save('merge-form')
    await clerk.heard('收回交换包')
    await clerk.goTo('/chart')
    await clerk.find('对方新设站')
    await page().getByRole('heading', { name: '对方新设站' }).first().waitFor()
    await clerk.shot('89-reform-taken-back')
  })
})
