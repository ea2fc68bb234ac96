// The shell must be there before the renderer is loaded: a bare import keeps its place.
import './detail-shell.ts'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { TableName } from '../../domain/tables.ts'
import { useView } from '../../renderer/stores/view.ts'
import { useWorkbook } from '../../renderer/stores/workbook.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { openNumbers, statusWith } from '../support/personal.ts'
import { calls, choose, expectAccessible, fill, press, showPanel, submit } from './detail-support.tsx'

afterEach(cleanup)

function staffed() {
  return aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit('党群工作办公室', { parent: '孙村街道办事处' })
    .unit('社会事业办公室', { parent: '孙村街道办事处' })
    .quota('社会事业办公室', 'establishment/total', 1, { document: '济高编〔2016〕6号' })
    .post('党群工作办公室', '组织员')
    .post('社会事业办公室', '民政岗')
    .person('张甲', { idNumber: '370112********1230', phone: '138****1234' })
    .position('张甲', '党群工作办公室', { title: '科员', rank: '一级科员' })
    .position('张甲', '孙村街道办事处', { startedOn: '2010-01-01', endedOn: '2014-01-01', as: '旧编制' })
    .appointment('张甲', '党群工作办公室', { post: '组织员' })
    .person('李乙')
    .position('李乙', '社会事业办公室')
}

const at = (workbook: ReturnType<typeof staffed>, table: TableName, name: string) => ({
  table,
  id: workbook.idOf(table, name),
})

describe('人员详情', () => {
  it('shows both tracks side by side, the ended ones too', async () => {
    const workbook = staffed()
    showPanel(workbook, at(workbook, 'person', '张甲'))
    const [establishment, post] = screen.getAllByRole('article').map((card) => card.textContent)
    expect(establishment).toContain('科员，一级科员')
    expect(establishment).toContain('2010-01-01 至 2014-01-01')
    expect(post).toContain('组织员')
    await expectAccessible()
  })

  it('moves a person to a post of another office on the track that was chosen', async () => {
    const workbook = staffed()
    const { model } = showPanel(workbook, at(workbook, 'person', '张甲'))
    press('person-move')
    await expectAccessible()
    choose('调整范围', '仅岗位')
    choose('调整到', '社会事业办公室')
    choose('岗位', '民政岗（空 1）')
    fill('依据文号', '济高人〔2016〕8号')
    submit('person-move-form')
    await waitFor(() => expect(screen.queryByTestId('person-move-form')).toBeNull())
    const main = model.openBy('appointment.personId', workbook.idOf('person', '张甲'))
    expect(main.map((row) => row.postId)).toEqual([workbook.idOf('post', '民政岗')])
    expect(calls.at(-1)?.args.because).toEqual({ documentNumber: '济高人〔2016〕8号' })
  })

  it('says which cap refuses a move, in the form that asked for it', async () => {
    const workbook = staffed()
    const { model } = showPanel(workbook, at(workbook, 'person', '张甲'))
    press('person-move')
    choose('调整到', '社会事业办公室')
    submit('person-move-form')
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('济高编〔2016〕6号')
    expect(model.openBy('position.unitId', workbook.idOf('unit', '社会事业办公室'))).toHaveLength(1)
  })

  it('asks for no number while numbers are locked, and says so beside the form', async () => {
    const workbook = staffed()
    showPanel(workbook, at(workbook, 'person', '张甲'))
    act(() => useWorkbook.setState({ status: statusWith({ ...openNumbers, state: 'locked' }) }))
    press('person-edit')
    const form = screen.getByTestId('person-edit-form')
    expect(within(form).queryByLabelText('身份证号')).toBeNull()
    expect(within(form).getByLabelText('民族')).toBeTruthy()
    expect(screen.getByTestId('personal-gate').textContent).toContain('现在锁着')
    press('personal-gate-unlock')
    expect(screen.getByTestId('personal-unlock-form')).toBeTruthy()
    await expectAccessible()
    act(() => useWorkbook.setState({ status: statusWith(openNumbers) }))
    expect(within(screen.getByTestId('person-edit-form')).getByLabelText('身份证号')).toBeTruthy()
  })

  it('asks for a passphrase twice, and says how strong it is, where there is none', async () => {
    const workbook = staffed()
    showPanel(workbook, at(workbook, 'person', '张甲'))
    const none = { ...openNumbers, state: 'none', hasPassphrase: false } as const
    act(() => useWorkbook.setState({ status: statusWith(none) }))
    press('person-edit')
    press('personal-gate-set')
    fill(/^新口令/, '七个字符不够啊')
    expect(screen.getByText('还差 1 个字符，至少 8 个')).toBeTruthy()
    fill(/^新口令/, '孙村街道编制口令')
    fill(/^再填一遍/, '孙村街道编制口今')
    submit('personal-set-form')
    await screen.findByText('✕ 两次填写的口令不一样')
    await expectAccessible()
  })

  it('shows the whole number only for a reason, and hides it again', async () => {
    const workbook = staffed()
    showPanel(workbook, at(workbook, 'person', '张甲'))
    expect(screen.getByText('370112********1230')).toBeTruthy()
    press('person-reveal')
    submit('person-reveal-form')
    expect(screen.getByText('✕ 请填写查看事由')).toBeTruthy()
    fill(/^查看事由/, '核对档案')
    submit('person-reveal-form')
    expect(await screen.findByText('370112198001011230')).toBeTruthy()
    expect(calls.at(-1)).toMatchObject({ name: 'revealPerson', args: { reason: '核对档案' } })
    cleanup()
    showPanel(workbook, at(workbook, 'person', '张甲'))
    expect(screen.queryByText('370112198001011230')).toBeNull()
  })

  it('never writes a masked number back', async () => {
    const workbook = staffed()
    showPanel(workbook, at(workbook, 'person', '张甲'))
    press('person-edit')
    fill(/^民族/, '汉族')
    fill(/^联系电话/, '139****9999')
    submit('person-edit-form')
    expect(await screen.findByText(/请输入完整号码，不能含/)).toBeTruthy()
    expect(calls).toEqual([])
    fill(/^联系电话/, '13900009999')
    submit('person-edit-form')
    await waitFor(() => expect(calls).toHaveLength(1))
    expect(calls[0]?.args.patch).toEqual({ ethnicGroup: '汉族', phone: '13900009999' })
  })

  it('takes a person off with status, reason and day', async () => {
    const workbook = staffed()
    const person = at(workbook, 'person', '李乙')
    const { model } = showPanel(workbook, person)
    press('person-leave')
    choose('去向', '退休')
    fill(/^减员原因/, '到龄退休')
    submit('person-leave-form')
    await waitFor(() => expect(screen.queryByTestId('person-leave')).toBeNull())
    expect(model.get('person', person.id)).toMatchObject({ status: 'retired', leftReason: '到龄退休' })
    expect(model.openBy('position.personId', person.id)).toEqual([])
  })

  it('ends and opens each track by itself', async () => {
    const workbook = staffed()
    const person = at(workbook, 'person', '张甲')
    const { model } = showPanel(workbook, person)
    fireEvent.click(screen.getByText('免去'))
    submit('appointment-end-form')
    expect(await screen.findByText('待安置，未任岗')).toBeTruthy()
    press('appointment-add')
    choose('任岗机构', '社会事业办公室')
    choose('聘任方式', '竞争聘任')
    submit('appointment-form')
    await waitFor(() => expect(screen.queryByTestId('appointment-form')).toBeNull())
    expect(model.openBy('appointment.personId', person.id)).toMatchObject([{ mode: 'competitive' }])
  })

  it('renews a term, and tells a day that cannot be at its field', async () => {
    const workbook = staffed()
    const person = at(workbook, 'person', '张甲')
    const { model } = showPanel(workbook, person)
    press('appointment-renew')
    fill(/^新聘期截止/, '2010-01-01')
    submit('appointment-renew-form')
    expect((await screen.findByRole('alert')).textContent).toContain('新聘期截止应晚于新聘期开始')
    fill(/^新聘期截止/, '2019-06-30')
    submit('appointment-renew-form')
    await waitFor(() => expect(screen.queryByTestId('appointment-renew-form')).toBeNull())
    const [open] = model.openBy('appointment.personId', person.id)
    expect(open).toMatchObject({ termEndsOn: '2019-06-30', postId: workbook.idOf('post', '组织员') })
  })
})

describe('岗位详情', () => {
  it('fills a post from the people who wait for a place', async () => {
    const workbook = staffed()
    const post = at(workbook, 'post', '民政岗')
    const { model } = showPanel(workbook, post)
    expect(screen.getByText('○ 空 1')).toBeTruthy()
    press('post-fill')
    choose('待安置人员', '李乙')
    submit('post-fill-form')
    expect(await screen.findByText('● 满')).toBeTruthy()
    expect(model.openBy('appointment.postId', post.id)).toMatchObject([{ kind: 'main' }])
    fireEvent.click(screen.getByText('李乙'))
    expect(useView.getState().selection).toEqual([at(workbook, 'person', '李乙')])
  })

  it('adds, edits and abolishes a post', async () => {
    const workbook = staffed()
    const unit = at(workbook, 'unit', '社会事业办公室')
    const { model } = showPanel(workbook, unit)
    press('unit-add-post')
    fill(/^岗位名称/, '残联岗')
    fill(/^岗位数/, '2')
    submit('unit-add-post-form')
    fireEvent.click(await screen.findByText('残联岗'))
    press('post-edit')
    await expectAccessible()
    fill(/^岗位等级/, '九级')
    submit('post-edit-form')
    await screen.findByText('九级')
    press('post-abolish')
    submit('post-abolish-form')
    await waitFor(() => expect(screen.queryByTestId('post-abolish')).toBeNull())
    expect(model.openBy('post.unitId', unit.id).map(({ name }) => name)).toEqual(['民政岗'])
  })

  it('adds a person with a place on both tracks', async () => {
    const workbook = staffed()
    const { model } = showPanel(workbook, at(workbook, 'unit', '党群工作办公室'))
    press('unit-add-person')
    fill(/^姓名/, '王丙')
    choose('编制类别', '编外')
    choose('用工形式', '劳务派遣')
    submit('unit-add-person-form')
    await waitFor(() => expect(screen.queryByTestId('unit-add-person-form')).toBeNull())
    const person = [...model.rows.person.values()].find(({ name }) => name === '王丙')
    expect(model.by('position.personId', person?.id ?? '')).toEqual([])
    expect(model.by('appointment.personId', person?.id ?? '')).toMatchObject([{ employment: 'dispatch' }])
  })
})

describe('村（居）详情', () => {
  function governed() {
    return staffed()
      .unit('高官寨镇', { kind: 'external' })
      .village('潘王村', { households: 120 })
      .jurisdiction('潘王村', '高官寨镇', { startedOn: null })
  }

  it('sets 代管 only with a basis, beside the legal parent', async () => {
    const workbook = governed()
    const village = at(workbook, 'village', '潘王村')
    const { model } = showPanel(workbook, village)
    await expectAccessible()
    press('jurisdiction-set-administered')
    choose('代管机构', '孙村街道办事处')
    submit('jurisdiction-form')
    expect(screen.getByText('✕ 请填写代管依据')).toBeTruthy()
    fill(/^代管依据/, '济高管〔2016〕9号')
    submit('jurisdiction-form')
    await waitFor(() => expect(screen.queryByTestId('jurisdiction-form')).toBeNull())
    expect(
      model
        .openBy('jurisdiction.villageId', village.id)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['administered', 'legal'])
    press('jurisdiction-end-administered')
    submit('jurisdiction-end-form')
    expect(await screen.findByText('没有代管')).toBeTruthy()
  })

  it('names a 包村干部, whom it shows with the dates, and releases again', async () => {
    const workbook = governed()
    const village = at(workbook, 'village', '潘王村')
    const { model } = showPanel(workbook, village)
    expect(screen.getByText(/还没有包村干部/)).toBeTruthy()
    press('liaison-add')
    submit('liaison-form')
    expect(screen.getByText('✕ 请选择包村干部')).toBeTruthy()
    choose('包村干部', '张甲（党群工作办公室）')
    fill(/^起始日期/, '2016-06-01')
    submit('liaison-form')
    await waitFor(() => expect(screen.queryByTestId('liaison-form')).toBeNull())
    expect(model.openBy('villageLiaison.villageId', village.id)).toMatchObject([
      { personId: workbook.idOf('person', '张甲'), startedOn: '2016-06-01' },
    ])
    expect(screen.getByText('2016-06-01 至 今')).toBeTruthy()
    await expectAccessible()
    press('liaison-end')
    submit('liaison-end-form')
    expect(await screen.findByText(/还没有包村干部/)).toBeTruthy()
  })

  it('keeps the codes of each date in a table and refuses one that is none', async () => {
    const workbook = governed()
    showPanel(workbook, at(workbook, 'village', '潘王村'))
    press('village-code-add')
    fill(/^统计日期/, '2016-12-31')
    fill(/^统计用区划代码/, '3701')
    submit('village-code-form')
    expect(await screen.findByText(/统计用区划代码为 12 位数字/)).toBeTruthy()
    fill(/^统计用区划代码/, '370181113230')
    submit('village-code-form')
    const row = await screen.findByRole('row', { name: /2016-12-31/ })
    expect(within(row).getByText('370181113230')).toBeTruthy()
  })

  it('shows the villages of a unit by either relation', () => {
    const workbook = governed().jurisdiction('潘王村', '孙村街道办事处', {
      kind: 'administered',
      basis: '纪要',
    })
    showPanel(workbook, at(workbook, 'unit', '孙村街道办事处'))
    expect(screen.getByText('行政隶属 0 个')).toBeTruthy()
    fireEvent.click(screen.getByText('代管 1 个'))
    expect(screen.getByText('潘王村')).toBeTruthy()
  })
})
