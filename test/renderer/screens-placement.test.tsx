import './detail-shell.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { SideRows } from '../../domain/branch.ts'
import { placementBalance } from '../../domain/merger/placement.ts'
import { PlacementScreen } from '../../renderer/screens/PlacementScreen.tsx'
import { useNotice } from '../../renderer/stores/notice.ts'
import { useWorkbook } from '../../renderer/stores/workbook.ts'
import { abolish, reform } from '../domain/merger/reform.ts'
import type { WorkbookBuilder } from '../support/model-builder.ts'
import { openNumbers, statusWith } from '../support/personal.ts'
import { calls, choose, fill, press, submit } from './detail-support.tsx'
import { answers, cell, clickRow, expectAccessible, rowNames, showScreen, where } from './screens-support.tsx'

afterEach(() => {
  cleanup()
  useWorkbook.setState({ status: null })
})

let plans = 0

/** The screen over a plan of the example in which three posts have been abolished. */
async function showPlan(workbook: WorkbookBuilder = reform()) {
  const base = workbook.model()
  const side: SideRows = { rows: base.allRows(), asOf: base.asOf, title: '方案 起点' }
  plans += 1
  const branch = {
    branchId: `plan-${plans}`,
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
  const model = showScreen(workbook, <PlacementScreen />)
  answers.readSide = () => side
  abolish(workbook, model, '会计', '民政员', '所长')
  useWorkbook.setState((state) => ({ status, revision: state.revision + 1 }))
  await screen.findByTestId('placement-figure-entered')
  return { base, model, workbook }
}

const figures = () => screen.getByTestId('placement-figures').textContent
const unitOf = (workbook: WorkbookBuilder, name: string) => workbook.idOf('unit', name)

describe('人员安置', () => {
  it('shows the balance and who waits, from where', async () => {
    await showPlan()
    expect(figures()).toBe('进池 3= 已安置 0+ 离岗 0+ 待安置 3▲ 未平')
    expect(rowNames()).toEqual(['张甲', '李乙', '王丙'])
    expect(cell('张甲', '原岗位').textContent).toBe('会计')
    expect(cell('张甲', '原机构').textContent).toBe('财政所')
    await expectAccessible()
  })

  it('places the selected on the post with mode and basis, and moves the figures', async () => {
    const { workbook, model } = await showPlan()
    const postId = workbook.idOf('post', '财务会计岗')
    choose('聘任方式', '竞争聘任')
    fill('依据（聘任文号）', '〔示例〕3号')
    press(`placement-post-${postId}`)
    expect((screen.getByTestId('placement-apply') as HTMLButtonElement).disabled).toBe(true)
    clickRow(/^张甲/)
    expect(screen.getByTestId('placement-apply').textContent).toBe('安置 1 人到此岗')
    expect(screen.getByTestId('drop-card').textContent).toContain('✓ 安置 张甲 到')
    press('placement-apply')
    await waitFor(() => expect(figures()).toBe('进池 3= 已安置 1+ 离岗 0+ 待安置 2▲ 未平'))
    expect(model.openBy('appointment.postId', postId)).toMatchObject([
      { mode: 'competitive', documentNumber: '〔示例〕3号' },
    ])
    press('placement-figure-placed')
    expect(rowNames()).toEqual(['张甲'])
    expect(cell('张甲', '去向').textContent).toBe('✓ 经济建设保障办公室 财务会计岗')
  })

  it('ranks the candidates of a post with reasons, and places one of them', async () => {
    const { workbook, model } = await showPlan()
    press(`placement-post-${workbook.idOf('post', '财务会计岗')}`)
    const first = screen.getByTestId(`placement-candidate-${workbook.idOf('person', '张甲')}`)
    expect(within(first).getByText(/专业对口：会计学/)).toBeTruthy()
    await expectAccessible()
    fireEvent.click(within(first).getByRole('button', { name: '安置 张甲' }))
    await waitFor(() =>
      expect(model.openBy('position.personId', workbook.idOf('person', '张甲'))).toMatchObject([
        { unitId: unitOf(workbook, '经济建设保障办公室') },
      ]),
    )
  })

  it('says what a refused placement breaks, before and after the button', async () => {
    const { workbook } = await showPlan(
      reform().quota('社会事业办公室', 'establishment/institutionalFull', 0),
    )
    press(`placement-post-${workbook.idOf('post', '民政救助岗')}`)
    clickRow(/^李乙/)
    expect(screen.getByTestId('drop-card').textContent).toContain('超编 1 名')
    press('placement-apply')
    await waitFor(() => expect(useNotice.getState().latest?.text).toBe('不能这样调整'))
    expect(figures()).toContain('待安置 3')
  })

  it('places all by a rule in one operation, without those who are taken out', async () => {
    const { base, model } = await showPlan()
    press('placement-batch-major')
    const batch = within(screen.getByTestId('placement-batch'))
    expect(batch.getByText(/王丙：未登记专业/)).toBeTruthy()
    await expectAccessible()
    fireEvent.click(batch.getByRole('checkbox', { name: /李乙/ }))
    expect(screen.getByTestId('placement-batch-confirm').textContent).toBe('安置所选 1 人')
    fireEvent.click(batch.getByRole('checkbox', { name: /李乙/ }))
    press('placement-batch-confirm')
    await waitFor(() => expect(placementBalance(base, model).placed).toHaveLength(2))
    expect(calls.filter(({ name }) => name === 'placePeople')).toHaveLength(1)
    expect(screen.queryByTestId('placement-batch')).toBeNull()
  })

  it('takes down wishes, and matches by them', async () => {
    const { workbook, model } = await showPlan()
    clickRow(/^王丙/)
    press('placement-wish')
    choose('第一志愿 机构', '社会事业办公室')
    submit('placement-wish-form')
    await waitFor(() => expect(cell('王丙', '意愿').textContent).toBe('1 社会事业办公室'))
    press('placement-batch-wish')
    expect(screen.getByText(/第一志愿/)).toBeTruthy()
    press('placement-batch-confirm')
    const own = () => model.openBy('appointment.personId', workbook.idOf('person', '王丙'))
    await waitFor(() =>
      expect(own()).toMatchObject([{ unitId: unitOf(workbook, '社会事业办公室'), mode: 'mutual' }]),
    )
  })

  it('places those who are dragged onto a post, and nobody where the pointer lets go elsewhere', async () => {
    const { workbook, model } = await showPlan()
    const postId = workbook.idOf('post', '民政救助岗')
    clickRow(/^李乙/)
    clickRow(/^王丙/, { ctrlKey: true })
    const drag = (over: Element | null) => {
      Object.defineProperty(document, 'elementFromPoint', { value: () => over, configurable: true })
      const row = screen.getByTestId(`placement-person-${workbook.idOf('person', '李乙')}`)
      fireEvent.pointerDown(row, { button: 0, clientX: 10, clientY: 10 })
      fireEvent.pointerMove(window, { clientX: 200, clientY: 60 })
    }
    drag(null)
    expect(screen.getByText('2 项：拖到右边的空岗上')).toBeTruthy()
    fireEvent.pointerUp(window)
    expect(calls.filter(({ name }) => name === 'placePeople')).toEqual([])
    drag(screen.getByTestId(`placement-post-${postId}`))
    expect(screen.getByTestId('drop-card').textContent).toContain('安置 李乙、王丙 到')
    fireEvent.pointerUp(window)
    await waitFor(() => expect(model.openBy('appointment.postId', postId)).toHaveLength(2))
  })

  it('lets people leave with reason and date, and is even when nobody waits', async () => {
    await showPlan()
    clickRow(/^张甲/)
    clickRow(/^王丙/, { shiftKey: true })
    press('placement-leave')
    choose(/^去向/, '调出')
    fill('原因', '调往某单位')
    submit('placement-leave-form')
    await waitFor(() => expect(figures()).toBe('进池 3= 已安置 0+ 离岗 3+ 待安置 0✓ 已平'))
    press('placement-figure-left')
    expect(cell('王丙', '去向').textContent).toBe('✕ 调出：调往某单位 2016-06-30')
  })

  it('knows only who waits outside a plan, and says what to do while nobody does', async () => {
    showScreen(reform().person('孙己'), <PlacementScreen />)
    expect(figures()).toBe('待安置 1▲ 未平')
    expect(rowNames()).toEqual(['孙己'])
    cleanup()
    showScreen(reform(), <PlacementScreen />)
    expect(screen.getByText(/目前没有待安置人员/)).toBeTruthy()
    await expectAccessible()
    press('placement-to-chart')
    expect(where()).toBe('/chart')
  })
})
