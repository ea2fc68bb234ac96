import './detail-shell.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { SideRows } from '../../domain/branch.ts'
import { createStandardOffices } from '../../domain/commands/merger.ts'
import { idsOfSetting, mergerItems, undecidedCount } from '../../domain/merger/items.ts'
import { MergerScreen } from '../../renderer/screens/MergerScreen.tsx'
import { useWorkbook } from '../../renderer/stores/workbook.ts'
import { oldStreet, unitNamed } from '../domain/merger/old-offices.ts'
import { perform } from '../domain/merger/reform.ts'
import { openNumbers, statusWith } from '../support/personal.ts'
import { calls, fill, press, submit } from './detail-support.tsx'
import { answers, expectAccessible, showScreen, where } from './screens-support.tsx'

afterEach(() => {
  cleanup()
  useWorkbook.setState({ status: null })
})

let plans = 0

/** The workbench over a plan of an old street office in which the four standard offices are set up. */
async function showPlan(path = '/merger') {
  const workbook = oldStreet()
  workbook.setting('mergerSources', workbook.idOf('unit', '示例街道办事处'))
  const base = workbook.model()
  const side: SideRows = { rows: base.allRows(), asOf: base.asOf, title: '方案 起点' }
  plans += 1
  const branch = {
    branchId: `merger-${plans}`,
    kind: 'plan',
    name: '方案 A',
    author: '示例',
    createdAt: '2016-06-30T09:00:00+08:00',
    baseSeq: 1,
    baseHash: '',
    baseName: '现行',
    lockedAt: null,
    lockedBy: null,
    adoptedAt: null,
  } as const
  const open = { file: 'a', workbookId: 'w', name: '示例', branch, mainFile: 'm', personal: openNumbers }
  const status = { ...statusWith(openNumbers), open }
  const model = showScreen(workbook, <MergerScreen />, path)
  perform(model, createStandardOffices, { unitIds: [workbook.idOf('unit', '示例街道办事处')] })
  answers.readSide = () => side
  useWorkbook.setState((state) => ({ status, revision: state.revision + 1 }))
  await screen.findByTestId('merger-view')
  const open_ = () => undecidedCount(mergerItems(base, model, idsOfSetting(model.setting('mergerSources'))))
  return { base, model, workbook, undecided: open_ }
}

const count = () => screen.getByTestId('merger-open-count').textContent
const line = (name: string) => screen.getByRole('treeitem', { name: new RegExp(`${name}(未处置|[⇒→])`) })
const tree = () => screen.getByTestId('merger-source')
const key = (name: string, more = {}) => fireEvent.keyDown(tree(), { key: name, ...more })
const targetOf = (id: string) => screen.getByTestId(`merger-target-${id}`)

/** Drags a line of the tree over an element, and lets go there. */
function dragTo(from: HTMLElement, over: Element, letGo = true) {
  Object.defineProperty(document, 'elementFromPoint', { value: () => over, configurable: true })
  fireEvent.pointerDown(from, { button: 0, clientX: 10, clientY: 10 })
  fireEvent.pointerMove(window, { clientX: 200, clientY: 60 })
  if (letGo) fireEvent.pointerUp(window)
}

describe('并改工作台', () => {
  it('shows the old units with what is left of each, and the target structure beside them', async () => {
    const { workbook, model } = await showPlan()
    expect(count()).toBe('▲ 未处置 19')
    expect(line('财政所').textContent).toContain('未处置 5')
    expect(targetOf(workbook.idOf('unit', '示例街道办事处')).textContent).toContain('村居 2')
    expect(targetOf(unitNamed(model, '经济建设保障办公室').id).textContent).toContain('＋经济建设保障办公室')
    await expectAccessible()
    fireEvent.click(line('财政所'))
    key('ArrowRight')
    expect(screen.getByRole('treeitem', { name: /会计/ })).toBeTruthy()
    key('ArrowLeft')
    expect(screen.queryByRole('treeitem', { name: /会计/ })).toBeNull()
  })

  it('answers before the drop, asks only for the fate of a whole unit, and disposes in one operation', async () => {
    const { model, workbook } = await showPlan()
    const to = unitNamed(model, '经济建设保障办公室')
    dragTo(line('财政所'), targetOf(to.id), false)
    expect(screen.getByTestId('drop-card').textContent).toContain('✓ 处置 财政所：并入')
    fireEvent.pointerUp(window)
    expect(screen.getByTestId('merger-drop-menu').textContent).toContain('并入：原机构不再保留')
    await expectAccessible()
    press('merger-drop-mergeInto')
    await waitFor(() => expect(count()).toBe('▲ 未处置 14'))
    expect(model.get('post', workbook.idOf('post', '会计'))?.unitId).toBe(to.id)
    expect(calls.filter(({ name }) => name === 'disposeItems')).toHaveLength(1)
    expect(line('财政所').textContent).toContain('⇒并入 经济建设保障办公室')
  })

  it('asks for the basis when a village changes hands, and for nothing when a post moves', async () => {
    const { model } = await showPlan()
    const to = unitNamed(model, '社会事业办公室')
    fireEvent.click(line('示例街道办事处'))
    key('ArrowRight')
    dragTo(screen.getByRole('treeitem', { name: /示例一村/ }), targetOf(to.id))
    expect((screen.getByTestId('merger-drop-transfer') as HTMLButtonElement).disabled).toBe(true)
    fireEvent.change(screen.getByTestId('merger-drop-basis'), { target: { value: '会议纪要' } })
    fireEvent.submit(screen.getByTestId('merger-drop-menu'))
    await waitFor(() => expect(count()).toBe('▲ 未处置 18'))
    fireEvent.click(line('老干部接待室'))
    key('ArrowRight')
    dragTo(screen.getByRole('treeitem', { name: /接待员/ }), targetOf(to.id))
    await waitFor(() => expect(count()).toBe('▲ 未处置 17'))
    expect(screen.queryByTestId('merger-drop-menu')).toBeNull()
  })

  it('does the same by keyboard: Ctrl+X, pinyin, Enter, Enter', async () => {
    await showPlan()
    fireEvent.click(line('民政办公室'))
    key('x', { ctrlKey: true })
    const input = await screen.findByTestId('move-to')
    fireEvent.change(input, { target: { value: 'shsy' } })
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(document.activeElement).toBe(screen.getByTestId('merger-drop-mergeInto'))
    press('merger-drop-mergeInto')
    await waitFor(() => expect(line('民政办公室').textContent).toContain('⇒并入 社会事业办公室'))
    expect(document.activeElement).toBe(tree())
  })

  it('fills the rest by a rule without what is taken out, and names what the rule does not know', async () => {
    const { undecided } = await showPlan()
    press('merger-fill-name')
    const panel = within(screen.getByTestId('merger-fill-panel'))
    expect(panel.getByText(/接待员（示例街道办事处 老干部接待室）：按此规则没有对应的去向/)).toBeTruthy()
    await expectAccessible()
    fireEvent.click(panel.getByRole('checkbox', { name: /党政办公室/ }))
    press('merger-fill-confirm')
    await waitFor(() => expect(screen.queryByTestId('merger-fill-panel')).toBeNull())
    expect(undecided()).toBe(4)
    expect(line('党政办公室').textContent).toContain('未处置 2')
  })

  it('sets up a unit of the target structure below the one that is pointed at', async () => {
    const { model, workbook } = await showPlan()
    press(`merger-add-unit-${workbook.idOf('unit', '示例街道办事处')}`)
    fill(/^机构名称/, '老干部服务中心')
    submit('unit-add-child-form')
    await waitFor(() => expect(targetOf(unitNamed(model, '老干部服务中心').id)).toBeTruthy())
  })

  it('withdraws a unit with what went with it, by Delete', async () => {
    const { model } = await showPlan()
    dragTo(line('财政所'), targetOf(unitNamed(model, '经济建设保障办公室').id))
    press('merger-drop-mergeInto')
    await waitFor(() => expect(count()).toBe('▲ 未处置 14'))
    fireEvent.click(line('财政所'))
    key('Delete')
    expect(screen.getByTestId('merger-reopen-panel').textContent).toContain(
      '随机构一并处置的 岗位 2、职责 2 也一并撤回',
    )
    fireEvent.submit(screen.getByTestId('merger-reopen-panel'))
    await waitFor(() => expect(count()).toBe('▲ 未处置 19'))
  })

  it('shows old × new with sums, says what is empty, and opens the list behind a cell', async () => {
    const { model } = await showPlan('/merger?view=matrix')
    const table = within(screen.getByTestId('merger-matrix'))
    expect(table.getAllByText('空')).toHaveLength(6)
    fireEvent.click(
      table.getByRole('button', { name: /财政所 → 未处置、待安置：机构 1、岗位 2、人员 1、职责 2/ }),
    )
    expect(screen.getByTestId('which-list').textContent).toContain('会计')
    await expectAccessible()
    expect(unitNamed(model, '财政所').endedOn).toBeNull()
  })

  it('at 0 says what comes next, and leads there', async () => {
    const { undecided } = await showPlan('/merger?view=list')
    press('merger-fill-name')
    press('merger-fill-confirm')
    await waitFor(() => expect(undecided()).toBe(2))
    fireEvent.click(screen.getByRole('row', { name: /^机构\s*老干部接待室/ }))
    press('merger-dispose')
    fireEvent.mouseDown(within(screen.getByTestId('merger-form')).getAllByRole('combobox')[0] as HTMLElement)
    fireEvent.click(
      screen
        .getAllByText('撤销')
        .filter((each) => each.closest('.ant-select-dropdown'))
        .at(-1) as HTMLElement,
    )
    fireEvent.submit(screen.getByTestId('merger-form'))
    await screen.findByTestId('merger-next')
    press('merger-to-lock')
    expect(where()).toBe('/plans')
  })
})
