// The shell must be there before the renderer is loaded: a bare import keeps its place.
import './detail-shell.ts'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { select, useView } from '../../renderer/stores/view.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { calls, choose, expectAccessible, fill, press, showPanel, submit } from './detail-support.tsx'

afterEach(cleanup)

function twoOffices() {
  return aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict', level: '处级' })
    .unit('党群工作办公室', { parent: '孙村街道办事处' })
    .unit('办公室', { parent: '孙村街道办事处', nameStatus: 'unverified' })
    .plate('办公室', '社会治安综合治理办公室', { relation: 'unverified' })
    .quota('孙村街道办事处', 'establishment/total', 2, { document: '济高编〔2016〕3号' })
    .position('张甲', '党群工作办公室')
    .appointment('张甲', '党群工作办公室')
}

const unitRef = (workbook: ReturnType<typeof twoOffices>, name: string) =>
  ({ table: 'unit', id: workbook.idOf('unit', name) }) as const

describe('机构详情', () => {
  it('shows approved, actual and vacant with sign, word and document', async () => {
    const workbook = twoOffices()
    const { panel } = showPanel(workbook, unitRef(workbook, '孙村街道办事处'))
    const row = panel.getByRole('row', { name: /编制总量/ })
    expect(row.textContent).toContain('济高编〔2016〕3号')
    expect(within(row).getByTestId('cap-actual-establishment/total/').textContent).toBe('1')
    expect(within(row).getByTestId('cap-vacant-establishment/total/').textContent).toBe('○ 空 1')
    await expectAccessible()
  })

  it('opens the list behind a number, with the rule that counted it, and goes to a person', () => {
    const workbook = twoOffices()
    showPanel(workbook, unitRef(workbook, '孙村街道办事处'))
    press('cap-actual-establishment/total/')
    const list = within(screen.getByTestId('which-list'))
    expect(list.getByText(/编外人员不占编制/)).toBeTruthy()
    fireEvent.click(list.getByText('张甲'))
    expect(useView.getState().jump?.ref).toEqual({ table: 'person', id: workbook.idOf('person', '张甲') })
    expect(screen.getByRole('heading', { name: /张甲/ })).toBeTruthy()
  })

  it('asks for a number that nobody has approved yet, with its document', async () => {
    const workbook = twoOffices()
    const unit = unitRef(workbook, '孙村街道办事处')
    const { model } = showPanel(workbook, unit)
    press('quota-fill-leading/chief/')
    submit('quota-form')
    expect(screen.getByText('✕ 请填写文号')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText(/^文号/))
    fill(/^文号/, '济高编〔2016〕4号')
    fill(/^发文机关/, '高新区编办')
    fill(/^发文日期/, '2016.5.19')
    fill(/^核定数/, '1')
    await expectAccessible()
    submit('quota-form')
    await waitFor(() => expect(screen.queryByTestId('quota-form')).toBeNull())
    const quota = model.quotaOf(unit.id, { ledger: 'leading', kind: 'chief', level: '' })
    expect(quota?.amount).toBe(1)
    expect(model.get('document', quota?.documentId ?? null)).toMatchObject({ issuedOn: '2016-05-19' })
    expect(screen.getByTestId('cap-approved-leading/chief/').textContent).toBe('1')
  })

  it('takes a tolerated excess of the transition with a document that is there', async () => {
    const workbook = twoOffices()
    const unit = unitRef(workbook, '孙村街道办事处')
    const { model } = showPanel(workbook, unit)
    press('cap-approved-establishment/total/')
    press('quota-edit')
    choose('过渡期超额', '经批准在过渡期内允许超额')
    fill(/^允许超额数/, '3')
    fill(/^过渡期截止/, '20171231')
    submit('quota-form')
    await waitFor(() => expect(screen.queryByTestId('quota-form')).toBeNull())
    const quota = model.quotaOf(unit.id, { ledger: 'establishment', kind: 'total', level: '' })
    expect(quota).toMatchObject({ amount: 2, toleratedExcess: 3, toleratedUntil: '2017-12-31' })
    expect(quota?.toleratedDocumentId).toBe(workbook.idOf('document', '济高编〔2016〕3号'))
  })

  it('renames with Enter and keeps the reason for the ledger', async () => {
    const workbook = twoOffices()
    const unit = unitRef(workbook, '办公室')
    const { model } = showPanel(workbook, unit)
    expect(screen.getAllByText('? 待核').length).toBeGreaterThan(0)
    press('unit-rename')
    fill(/^新名称/, '综合办公室')
    fill('依据文号', '济高编〔2016〕5号')
    submit('unit-rename-form')
    await screen.findByRole('heading', { level: 2, name: /综合办公室/ })
    expect(model.get('unit', unit.id)).toMatchObject({ name: '综合办公室', nameStatus: 'settled' })
    expect(calls.at(-1)?.args.because).toEqual({ documentNumber: '济高编〔2016〕5号' })
  })

  it('renames from a day on, or mends a name that was misspelt', async () => {
    const workbook = twoOffices()
    const unit = unitRef(workbook, '孙村街道办事处')
    const { model } = showPanel(workbook, unit)
    press('unit-rename')
    fill(/^新名称/, '北区街道办事处')
    fill(/^生效日期/, '2016.9.1')
    submit('unit-rename-form')
    await waitFor(() => expect(screen.queryByTestId('unit-rename-form')).toBeNull())
    expect(calls.at(-1)?.args).toMatchObject({ correction: false, on: '2016-09-01' })
    expect(model.get('unit', unit.id)?.name).toBe('孙村街道办事处')
    press('unit-rename')
    fill(/^新名称/, '孙村街道办')
    choose(/^改法/, /更正笔误/)
    expect(screen.queryByLabelText(/^生效日期/)).toBeNull()
    submit('unit-rename-form')
    await screen.findByRole('heading', { level: 2, name: /孙村街道办/ })
    expect(calls.at(-1)?.args).toMatchObject({ correction: true })
  })

  it('folds a form away with Esc and writes nothing', () => {
    const workbook = twoOffices()
    showPanel(workbook, unitRef(workbook, '办公室'))
    press('unit-rename')
    fireEvent.keyDown(screen.getByLabelText(/^新名称/), { key: 'Escape' })
    expect(screen.queryByTestId('unit-rename-form')).toBeNull()
    expect(calls).toEqual([])
  })

  it('shows the answer of the backend at its field', async () => {
    const workbook = twoOffices()
    showPanel(workbook, unitRef(workbook, '孙村街道办事处'))
    press('unit-add-child')
    fill(/^机构名称/, '字'.repeat(81))
    submit('unit-add-child-form')
    await waitFor(() => expect(screen.getByLabelText(/^机构名称/).getAttribute('aria-invalid')).toBe('true'))
    expect(document.activeElement).toBe(screen.getByLabelText(/^机构名称/))
  })

  it('settles a body in brackets as a unit below', async () => {
    const workbook = twoOffices()
    const unit = unitRef(workbook, '办公室')
    const { model } = showPanel(workbook, unit)
    choose('认定 社会治安综合治理办公室 的性质', '下设机构')
    await waitFor(() =>
      expect(model.childrenOf(unit.id).map(({ name }) => name)).toEqual(['社会治安综合治理办公室']),
    )
    expect(model.openBy('plate.unitId', unit.id)).toEqual([])
  })

  it('says what stands in the way of an abolition, and abolishes an empty office', async () => {
    const workbook = twoOffices()
    showPanel(workbook, unitRef(workbook, '党群工作办公室'))
    press('unit-abolish')
    expect(screen.getByText(/1 人在此任岗未安置：张甲/)).toBeTruthy()
    expect((screen.getByTestId('unit-abolish-form-save') as HTMLButtonElement).disabled).toBe(true)
    cleanup()
    const { model } = showPanel(workbook, unitRef(workbook, '办公室'))
    press('unit-abolish')
    submit('unit-abolish-form')
    await waitFor(() => expect(screen.queryByTestId('unit-abolish-form')).toBeNull())
    expect(model.get('unit', workbook.idOf('unit', '办公室'))?.endedOn).toBe(model.asOf)
  })
})

describe('未选中与问题', () => {
  it('says what the panel is for and shows the caps of the roots', async () => {
    const { panel } = showPanel(twoOffices())
    expect(panel.getByText(/在图或表中点选/)).toBeTruthy()
    expect(panel.getByRole('row', { name: /编制总量/ })).toBeTruthy()
    await expectAccessible()
  })

  it('lists findings by severity and goes to the place of one', async () => {
    const workbook = twoOffices().position('李乙', '党群工作办公室').position('王丙', '党群工作办公室')
    showPanel(workbook)
    useView.setState({ panel: 'findings' })
    const blocks = within(await screen.findByTestId('findings-block'))
    await expectAccessible()
    fireEvent.click(blocks.getAllByText(/▲ .*孙村街道办事处/)[0] as HTMLElement)
    expect(screen.getByRole('heading', { level: 2, name: /孙村街道办事处/ })).toBeTruthy()
  })

  it('can be closed', () => {
    showPanel(twoOffices())
    press('detail-close')
    expect(screen.queryByTestId('detail-panel')).toBeNull()
  })

  it('leaves the width to a screen of papers until something is picked there', () => {
    const workbook = twoOffices()
    showPanel(workbook, unitRef(workbook, '孙村街道办事处'), '/print')
    expect(screen.queryByTestId('detail-panel')).toBeNull()
    act(() => select([unitRef(workbook, '办公室')]))
    expect(screen.getByRole('heading', { level: 2, name: /办公室/ })).toBeTruthy()
  })
})
