import './detail-shell.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { PayScreen } from '../../renderer/screens/PayScreen.tsx'
import { PerformanceScreen } from '../../renderer/screens/PerformanceScreen.tsx'
import { aWorkbook } from '../support/model-builder.ts'
import { fill, press, submit } from './detail-support.tsx'
import { answers, cell, expectAccessible, rowNames, showScreen, type } from './screens-support.tsx'

afterEach(cleanup)

const office = () =>
  aWorkbook('2016-12-31')
    .unit('管委会', { kind: 'committee' })
    .unit('党群办', { parent: '管委会' })
    .appointment('张甲', '党群办')
    .appointment('李乙', '党群办')
    .indicator('A1', 'committee')
    .indicator('B1', 'department', 'A1')
    .indicator('C1', 'person', 'B1')
    .indicator('C2', 'person', 'B1')
    .period('2016 年度')
    .pick('2016 年度', 'B1', '党群办')
    .pick('2016 年度', 'C1', '张甲', { weight: 95, target: 50 })
    .pick('2016 年度', 'C1', '李乙', { target: null })

describe('绩效考核', () => {
  it('shows the library as a tree, with the sums that do not make 100', async () => {
    showScreen(office(), <PerformanceScreen />, '/performance')
    expect(rowNames()).toEqual(['A1', '　└ B1', '　　└ C1', '　　└ C2'])
    expect(cell(/C1/, '对象权重合计').textContent).toBe('▲ 张甲合计 95，应为 100')
    await expectAccessible()
  })

  it('draws by a weight in an empty cell, and the sum says when it is right', async () => {
    showScreen(office(), <PerformanceScreen />, '/performance?show=draw')
    expect(cell('张甲', '权重合计').textContent).toBe('▲ 合计 95，应为 100')
    type('张甲', 'C2', '5')
    await waitFor(() => expect(cell('张甲', '权重合计').textContent).toBe('✓ 100'))
    type('张甲', 'C2', '101')
    await screen.findByText('▲ 应在 0 到 100 之间')
    await expectAccessible()
  })

  it('scores where something is drawn, and results follow', async () => {
    const model = showScreen(office(), <PerformanceScreen />, '/performance?show=score')
    expect(rowNames()).toEqual(['张甲', '李乙'])
    type('张甲', 'C1', '80')
    await waitFor(() => expect([...model.rows.score.values()]).toMatchObject([{ points: 80 }]))
    await expectAccessible()
    cleanup()
    showScreen(office().score('2016 年度 C1 张甲', 80), <PerformanceScreen />, '/performance?show=results')
    expect(cell('张甲', '名次').textContent).toBe('1')
    expect(cell('李乙', '情况').textContent).toBe('○ 已评 0 / 1')
    await expectAccessible()
    cleanup()
    showScreen(office().score('2016 年度 C1 张甲', 80), <PerformanceScreen />, '/performance?show=use')
    expect(cell('张甲', '建议').textContent).toBe('绩效工资')
    await expectAccessible()
  })

  it('says what an empty one is for', () => {
    showScreen(aWorkbook(), <PerformanceScreen />, '/performance?show=results')
    expect(screen.getByText(/抽取年度、季度、月度考核指标/)).toBeTruthy()
  })
})

describe('薪酬结构', () => {
  it('shows amounts only after a reason, then simulates them, and says that nothing is paid', async () => {
    const workbook = office()
    const amounts = { monthlySalary: 6000, monthlyBonus: 1000, yearEndBonus: 16_000, archiveSalary: null }
    const row = { id: 'p', personId: workbook.idOf('person', '张甲'), year: 2016, ...amounts, note: null }
    showScreen(workbook, <PayScreen />, '/pay')
    answers.openPay = () => [row]
    answers.payRows = () => [row]
    answers.closePay = () => ({})
    expect(screen.getByTestId('pay-note').textContent).toBe('测算模型，不发放工资')
    press('pay-open')
    submit('pay-open-form')
    expect(await screen.findByText('✕ 请填写事由')).toBeTruthy()
    fill(/事由/, '测算')
    submit('pay-open-form')
    await screen.findByTestId('pay-steps')
    expect(cell('张甲', '基本部分').textContent).toBe('60,000.00')
    expect(cell('张甲', '增减').textContent).toBe('0.00')
    await expectAccessible()
  })
})
