// The shell must be there before the renderer is loaded: a bare import keeps its place.
import './detail-shell.ts'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { LedgerScreen } from '../../renderer/screens/LedgerScreen.tsx'
import { useNotice } from '../../renderer/stores/notice.ts'
import { useView } from '../../renderer/stores/view.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { fill, submit } from './detail-support.tsx'
import { cell, clickRow, expectAccessible, rowNames, showScreen, type, where } from './screens-support.tsx'

afterEach(cleanup)

const office = () =>
  aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit('党群工作办公室', { parent: '孙村街道办事处' })
    .plate('党群工作办公室', '社区服务中心', { relation: 'unverified' })
    .position('张甲', '党群工作办公室')
    .position('张乙', '党群工作办公室')

const total = { ledger: 'establishment', kind: 'total', level: '' } as const

describe('编制台账', () => {
  it('shows units by depth, open numbers as 待填, and states by sign and word', async () => {
    showScreen(office().quota('孙村街道办事处', 'establishment/total', 1), <LedgerScreen />)
    expect(rowNames()).toEqual(['孙村街道办事处', '　党群工作办公室'])
    expect(cell('孙村', '编制合计 核定').textContent).toBe('1')
    expect(cell('孙村', '编制合计 空(超)').textContent).toBe('▲ 超1')
    expect(cell('党群', '行政编制 核定').textContent).toBe('待填')
    expect(cell('党群', '行政编制 空(超)').textContent).toBe('? 待核')
    expect(cell('党群', '加挂牌子').textContent).toBe('社区服务中心 ?')
    await expectAccessible()
  })

  it('asks for the document of the first number, and lets the next one stand on it', async () => {
    const workbook = office()
    const model = showScreen(workbook, <LedgerScreen />)
    const unitId = workbook.idOf('unit', '孙村街道办事处')
    type('孙村', '编制合计 核定', '30')
    await screen.findByTestId('ledger-quota-form')
    expect((screen.getByLabelText(/^核定数/) as HTMLInputElement).value).toBe('30')
    submit('ledger-quota-form')
    expect(screen.getByText('✕ 请填写文号')).toBeTruthy()
    expect(model.quotaOf(unitId, total)).toBeUndefined()
    fill(/^文号/, '济高编〔2016〕3号')
    fill(/^发文机关/, '高新区编办')
    fill(/^发文日期/, '2016.5.19')
    await expectAccessible()
    submit('ledger-quota-form')
    await waitFor(() => expect(screen.queryByTestId('ledger-quota-form')).toBeNull())
    expect(cell('孙村', '编制合计 核定').textContent).toBe('30')
    type('孙村', '行政编制 核定', '20')
    await waitFor(() => expect(cell('孙村', '行政编制 核定').textContent).toBe('20'))
    const both = ['total', 'administrative'].map(
      (kind) => model.quotaOf(unitId, { ...total, kind })?.documentId,
    )
    expect(new Set(both).size).toBe(1)
    expect(model.get('document', both[0] ?? null)?.number).toBe('济高编〔2016〕3号')
  })

  it('loses none of a pasted block while the document is not there yet', async () => {
    showScreen(office(), <LedgerScreen />)
    fireEvent.click(cell('孙村', '编制合计 核定'))
    fireEvent.paste(screen.getByRole('grid'), { clipboardData: { getData: () => '30\n10' } })
    fireEvent.click(screen.getByTestId('paste-apply'))
    await screen.findByText(/未能改动/)
    expect(screen.getByTestId('grid-paste').textContent).toContain('党群工作办公室 编制合计 核定：待填 → 10')
    expect(useNotice.getState().latest?.text).toContain('请先填好上方的批文')
  })

  it('keeps the excess that was approved for a time when the number changes', async () => {
    const workbook = office().document('〔示例〕1号')
    workbook.quota('孙村街道办事处', 'establishment/total', 1, {
      toleratedExcess: 2,
      toleratedUntil: '2017-12-31',
      toleratedDocumentId: workbook.idOf('document', '〔示例〕1号'),
    })
    const model = showScreen(workbook, <LedgerScreen />)
    type('孙村', '编制合计 核定', '2')
    await waitFor(() => expect(cell('孙村', '编制合计 核定').textContent).toBe('2'))
    expect(model.quotaOf(workbook.idOf('unit', '孙村街道办事处'), total)).toMatchObject({
      amount: 2,
      toleratedExcess: 2,
      toleratedUntil: '2017-12-31',
    })
  })

  it('does not open a sum of numbers by level', () => {
    const workbook = office()
      .quota('孙村街道办事处', 'leading/chief/处级', 1)
      .quota('孙村街道办事处', 'leading/chief/科级', 4)
    showScreen(workbook, <LedgerScreen />)
    expect(cell('孙村', '领导职数 正职 核定').textContent).toBe('5')
    expect(() => type('孙村', '领导职数 正职 核定', '6')).toThrow('does not open')
  })

  it('shows the unit of a row in the panel, and leads to the tables', () => {
    const workbook = office()
    showScreen(workbook, <LedgerScreen />)
    clickRow(/党群工作办公室/)
    expect(useView.getState().selection).toEqual([
      { table: 'unit', id: workbook.idOf('unit', '党群工作办公室') },
    ])
    fireEvent.click(screen.getByTestId('ledger-export'))
    expect(where()).toBe('/reports')
  })

  it('says what it is for while there is nothing', () => {
    showScreen(aWorkbook(), <LedgerScreen />)
    fireEvent.click(screen.getByRole('button', { name: /先到机构图/ }))
    expect(where()).toBe('/chart')
  })
})
