import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Delta } from '../../domain/operation.ts'
import { Clerk, testFolder } from '../support/clerk.ts'

const folder = testFolder()
let clerk: Clerk
const page = (): Page => clerk.page

/** 示例: the departments of an old street office, each with its duties and posts. */
const departments: readonly (readonly [string, string, readonly string[]])[] = [
  ['党政办公室', '组织、宣传工作\n机要档案', ['主任', '组织员']],
  ['财政所', '编制预算\n管理集体资产', ['所长', '会计', '出纳']],
  ['民政办公室', '社会救助\n双拥优抚\n企业统计', ['主任', '民政员']],
  ['劳动保障所', '就业服务\n社会保险', ['所长', '协理员']],
  ['城市管理科', '市容环卫', ['科长']],
  ['经济发展办公室', '招商引资\n服务企业', ['主任', '统计员']],
  ['司法所', '人民调解\n信访接待', ['所长', '调解员']],
  ['老干部接待室', '', ['接待员']],
]

beforeAll(async () => {
  clerk = await Clerk.at(folder.path)
  await page().getByTestId('template-blank').click()
  await page().getByTestId('operator').fill('张甲')
  await page().getByTestId('start').click()
  await page().getByTestId('first-unit').waitFor()
  for (const street of ['示例甲街道办事处', '示例乙街道办事处']) await setUp(street)
  await page().reload()
  await page().getByTestId('chart').waitFor()
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

/** The old structure comes in by the calls that the screens make; typing it in is what other tests are about. */
async function call(name: string, input: object): Promise<string> {
  const { changes } = await clerk.ask<Delta>(name, input)
  return changes[0]?.id ?? ''
}

async function setUp(street: string): Promise<void> {
  const startedOn = '2010-01-01'
  const parentId = await call('createUnit', { name: street, kind: 'subdistrict', parentId: null, startedOn })
  for (const [name, duties, posts] of departments) {
    const unitId = await call('createUnit', {
      name,
      kind: 'office',
      parentId,
      duties: duties || null,
      startedOn,
    })
    for (const [at, post] of posts.entries()) {
      const postId = await call('createPost', { unitId, name: post, category: 'management', startedOn })
      if (at > 1) continue
      await call('createPerson', {
        name: `${street.slice(2, 3)}${name.slice(0, 2)}${post.slice(0, 1)}`,
        position: { unitId, establishmentKind: 'administrative', startedOn },
        appointment: { unitId, postId, startedOn },
      })
    }
  }
  for (const name of ['一', '二', '三']) {
    await call('createVillage', {
      name: `${street.slice(0, 3)}${name}村`,
      kind: 'village',
      legalUnitId: parentId,
      startedOn,
    })
  }
}

const openCount = async () =>
  Number(/\d+/.exec((await page().getByTestId('merger-open-count').textContent()) ?? '')?.[0])

async function openCountIs(count: number): Promise<void> {
  await page().waitForFunction(
    (wanted) =>
      document.querySelector('[data-testid=merger-open-count]')?.textContent?.endsWith(` ${wanted}`),
    count,
    { timeout: 10_000 },
  )
}

const tree = () => page().getByTestId('merger-source')
const sourceLine = (name: string, at = 0) => tree().getByRole('treeitem').filter({ hasText: name }).nth(at)
const target = (name: string, at = 0) =>
  page().locator('[data-merger-unit]').filter({ hasText: name }).nth(at)
const view = (name: string) => page().getByTestId('merger-view').getByText(name, { exact: true }).click()

/** Chooses an old office in one of the two fields of the form. */
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

async function startDrag(name: string): Promise<void> {
  const from = await sourceLine(name).boundingBox()
  if (!from) throw new Error(`no line ${name}`)
  await page().mouse.move(from.x + 60, from.y + from.height / 2)
  await page().mouse.down()
}

async function dragOver(name: string): Promise<void> {
  await target(name).scrollIntoViewIfNeeded()
  const to = await target(name).boundingBox()
  if (!to) throw new Error(`no target ${name}`)
  await page().mouse.move(to.x + 40, to.y + 10, { steps: 6 })
}

describe('并改工作台', () => {
  test('outside a plan says what it is for and leads to one', async () => {
    await clerk.goTo('/merger')
    await page().getByTestId('merger-to-plans').click()
    await clerk.makePlan()
  })

  test('shows the old structure on the left and asks for the target structure on the right', async () => {
    await clerk.goTo('/merger')
    await page().getByTestId('merger-sources-form').waitFor()
    await chooseSource(0, '示例甲街道办事处')
    await chooseSource(1, '示例乙街道办事处')
    await page().getByTestId('merger-sources-form-save').click()
    await tree().waitFor()
    expect(await openCount()).toBe(2 * (1 + 8 + 15 + 14 + 3))
    await clerk.shot('60-merger-no-target')
    await page().getByTestId('merger-standard').click()
    await clerk.heard('按改革方案设内设机构')
    expect(await page().locator('[data-merger-unit]').count()).toBe(10)
    await clerk.shot('61-merger-sides')
  })

  test('a unit is dragged over with the answer before the drop; the menu asks only for its fate', async () => {
    const before = await openCount()
    await startDrag('财政所')
    await dragOver('经济建设保障办公室')
    await page().getByTestId('drop-card').waitFor()
    expect(await page().getByTestId('drop-card').textContent()).toContain('处置 财政所：并入')
    await clerk.shot('62-merger-drag')
    await page().mouse.up()
    await page().getByTestId('merger-drop-menu').waitFor()
    await clerk.shot('63-merger-drop-menu')
    await page().getByTestId('merger-drop-mergeInto').click()
    await clerk.heard('处置 财政所：并入')
    await openCountIs(before - 6)
    await startDrag('民政办公室')
    await dragOver('社会事业办公室')
    await page().keyboard.press('Escape')
    await page().mouse.up()
    await openCountIs(before - 6)
  })

  test('the same by keyboard: Ctrl+X, the pinyin of the target, Enter', async () => {
    const before = await openCount()
    await sourceLine('民政办公室').click()
    await page().keyboard.press('Control+x')
    await page().getByTestId('move-to').fill('shsy')
    await page().locator('[role=option]').first().waitFor()
    await clerk.shot('64-merger-keyboard')
    await page().keyboard.press('Enter')
    await page().getByTestId('merger-drop-menu').waitFor()
    await page().keyboard.press('Enter')
    await clerk.heard('处置 民政办公室：并入')
    await openCountIs(before - 6)
  })

  test('a village changes hands on a basis; a post goes by itself without a question', async () => {
    const before = await openCount()
    await sourceLine('示例甲街道办事处').click()
    await page().keyboard.press('ArrowRight')
    await startDrag('示例甲一村')
    await dragOver('示例乙街道办事处')
    await page().mouse.up()
    await page().getByTestId('merger-drop-basis').fill('〔示例〕会议纪要 3 号')
    await page().keyboard.press('Enter')
    await clerk.heard('示例甲一村')
    await openCountIs(before - 1)
    await sourceLine('老干部接待室').click()
    await page().keyboard.press('ArrowRight')
    await startDrag('接待员')
    await dragOver('党群工作办公室')
    await page().mouse.up()
    await clerk.heard('处置 接待员：划转')
    await openCountIs(before - 2)
    await clerk.shot('65-merger-posts')
  })

  test('the rest is filled by name as a proposal first; what the rule does not know is named', async () => {
    await page().getByTestId('merger-fill-name').click()
    await page().getByTestId('merger-fill-panel').waitFor()
    const text = await page().getByTestId('merger-fill-panel').textContent()
    expect(text).toContain('民政办公室（示例乙街道办事处） 并入 → 社会事业办公室')
    expect(text).toContain('老干部接待室（示例甲街道办事处）：按此规则没有对应的去向')
    await clerk.shot('66-merger-fill')
    const left = Number(
      /\d+/.exec((await page().getByTestId('merger-fill-unknown').textContent()) ?? '')?.[0],
    )
    await page().getByTestId('merger-fill-confirm').click()
    await openCountIs(left)
    await page().getByTestId('undo').click()
    await page().getByTestId('redo').click()
    await openCountIs(left)
  })

  test('the matrix fits the window, opens what is behind a cell, and prints on A3', async () => {
    await view('矩阵')
    await page().getByTestId('merger-matrix').waitFor()
    const wider = await page().evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(wider).toBe(false)
    await clerk.shot('67-merger-matrix')
    await page()
      .getByRole('button', { name: /示例甲街道办事处 财政所 → 示例甲街道办事处 经济建设保障办公室/ })
      .click()
    await page().getByTestId('which-list').waitFor()
    expect(await page().getByTestId('which-list').textContent()).toContain('会计')
    await clerk.shot('68-merger-matrix-behind')
    const pdf = join(folder.path, 'matrix.pdf')
    await clerk.app.pdf(pdf)
    expect(readFileSync(pdf, 'latin1')).toMatch(/MediaBox\s*\[\s*0 0 119[01][.\d]* 84[12]/)
    expect(execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })).toContain(
      '新旧机构处置对照矩阵',
    )
  })

  test('a fate is withdrawn with all that went with the unit, and the withdrawal is undone', async () => {
    await view('对照')
    const before = await openCount()
    await sourceLine('财政所').click()
    await page().keyboard.press('Delete')
    await page().getByTestId('merger-reopen-panel').waitFor()
    expect(await page().getByTestId('merger-reopen-panel').textContent()).toContain(
      '随机构一并处置的 岗位 3、职责 2 也一并撤回',
    )
    await clerk.shot('69-merger-withdraw')
    await page().keyboard.press('Enter')
    await clerk.heard('撤回处置 财政所')
    await openCountIs(before + 6)
    await page().getByTestId('undo').click()
    await openCountIs(before)
  })

  test('stands after a restart, and at 0 says what comes next', async () => {
    const before = await openCount()
    await clerk.app.restart()
    await clerk.goTo('/merger?view=list')
    await openCountIs(before)
    const grid = page().getByRole('grid', { name: '原有事项' })
    const undecided = () => grid.getByRole('row').filter({ hasText: '机构' }).filter({ hasText: '未处置' })
    for (let left = before; left > 0; left = await openCount()) {
      const line = undecided().filter({ hasText: /^机构(劳动保障所|老干部接待室)/ })
      await line.first().click()
      await page().getByTestId('merger-dispose').click()
      await page().getByTestId('merger-form').getByRole('combobox').first().click()
      await page().locator('.ant-select-item-option', { hasText: '撤销' }).click()
      await page().getByTestId('merger-form-save').click()
      await page().waitForFunction(
        (was) => !document.querySelector('[data-testid=merger-open-count]')?.textContent?.endsWith(` ${was}`),
        left,
      )
    }
    await page().getByTestId('merger-next').waitFor()
    await clerk.shot('70-merger-done')
    await page().getByTestId('merger-to-placement').click()
    await page().getByTestId('placement-figures').waitFor()
  })
})
