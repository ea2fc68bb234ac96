import './detail-shell.ts'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { PeopleScreen } from '../../renderer/screens/PeopleScreen.tsx'
import { VillagesScreen } from '../../renderer/screens/VillagesScreen.tsx'
import { aWorkbook } from '../support/model-builder.ts'
import { choose, fill, press, submit } from './detail-support.tsx'
import { cell, clickRow, expectAccessible, rowNames, showScreen, type, where } from './screens-support.tsx'

afterEach(cleanup)

const office = () =>
  aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit('党群工作办公室', { parent: '孙村街道办事处' })
    .unit('社会事业办公室', { parent: '孙村街道办事处' })
    .post('党群工作办公室', '主任', { leading: 'chief' })
    .post('党群工作办公室', '科员', { headcount: 2 })
    .position('张甲', '党群工作办公室')
    .appointment('张甲', '党群工作办公室', { post: '主任' })
    .position('张乙', '党群工作办公室')
    .appointment('张乙', '党群工作办公室', { post: '科员' })
    .appointment('王丙', '社会事业办公室', { employment: 'dispatch' })
    .person('李丁')

describe('岗位人员', () => {
  it('counts 在编 and 编外 of what it shows, and shows one of them alone', async () => {
    showScreen(office(), <PeopleScreen />)
    expect(screen.getByTestId('people-count').textContent).toBe('共 4 人：在编 2，编外 2')
    choose('编内编外', '只看编内')
    expect(rowNames()).toEqual(['张甲', '张乙'])
    choose('编内编外', '只看编外')
    expect(rowNames()).toEqual(['王丙', '李丁'])
    await expectAccessible()
  })

  it('changes a person, the position and the appointment in their cells', async () => {
    const workbook = office()
    const model = showScreen(workbook, <PeopleScreen />)
    type('张甲', '出生年月', '1980.1.2')
    await waitFor(() => expect(cell('张甲', '出生年月').textContent).toBe('1980-01-02'))
    type('张甲', '职级', '四级主任科员')
    await waitFor(() => expect(cell('张甲', '职级').textContent).toBe('四级主任科员'))
    type('张甲', '聘期止', '20191231')
    await waitFor(() => expect(cell('张甲', '聘期止').textContent).toBe('2019-12-31'))
    expect(model.get('person', workbook.idOf('person', '张甲'))?.birthDate).toBe('1980-01-02')
    // 编外 people have no position: there is nothing to write a rank into.
    expect(() => type('王丙', '职级', '科员')).toThrow('does not open')
  })

  it('moves all who are selected to another office', async () => {
    const workbook = office()
    const model = showScreen(workbook, <PeopleScreen />)
    clickRow(/^张甲/)
    clickRow(/^张乙/, { shiftKey: true })
    choose('选中 2 人调整到', '社会事业办公室')
    const unitOf = (name: string) =>
      model.openBy('position.personId', workbook.idOf('person', name)).map((row) => row.unitId)
    const to = workbook.idOf('unit', '社会事业办公室')
    await waitFor(() => expect([unitOf('张甲'), unitOf('张乙')]).toEqual([[to], [to]]))
  })

  it('shows who waits for a place, and every post with its holders and seats', () => {
    showScreen(office(), <PeopleScreen />, '/people?show=unplaced')
    expect(rowNames()).toEqual(['李丁'])
    expect(cell('李丁', '所在机构').textContent).toBe('待安置')
    fireEvent.click(screen.getByText('岗位', { selector: '.ant-segmented-item-label' }))
    expect(where()).toBe('/people?show=posts')
    expect(cell('主任', '空(超)').textContent).toBe('● 满')
    expect(cell('科员', '空(超)').textContent).toBe('○ 空1')
    expect(cell('科员', '人员').textContent).toBe('张乙')
  })

  it('takes in a new person: the office first, then the rest', async () => {
    const model = showScreen(office(), <PeopleScreen />)
    press('people-add')
    choose('所在机构', '社会事业办公室')
    fill(/^姓名/, '赵戊')
    submit('unit-add-person-form')
    await waitFor(() => expect(rowNames()).toContain('赵戊'))
    expect([...model.rows.person.values()].map(({ name }) => name)).toContain('赵戊')
    expect(screen.queryByTestId('unit-add-person-form')).toBeNull()
  })

  it('says what to do while nobody is there', () => {
    showScreen(aWorkbook().unit('孙村街道办事处', { kind: 'subdistrict' }), <PeopleScreen />)
    expect(screen.getByText(/可导入名册/)).toBeTruthy()
    press('people-import')
    expect(where()).toBe('/import')
  })
})

describe('村居', () => {
  const villages = () =>
    aWorkbook()
      .unit('孙村街道办事处', { kind: 'subdistrict' })
      .unit('章丘市', { kind: 'external' })
      .village('甲村')
      .village('乙村', { nameStatus: 'unverified' })
      .jurisdiction('甲村', '孙村街道办事处')
      .jurisdiction('乙村', '章丘市')
      .jurisdiction('乙村', '孙村街道办事处', { kind: 'administered', as: '乙村 代管', basis: '〔示例〕1号' })

  it('counts villages by who looks after them, and by who they belong to', async () => {
    showScreen(villages(), <VillagesScreen />)
    expect(screen.getByText('孙村街道办事处 2')).toBeTruthy()
    fireEvent.click(screen.getByText('按行政隶属'))
    expect(screen.getByText('孙村街道办事处 1')).toBeTruthy()
    fireEvent.click(screen.getByText('章丘市 1'))
    expect(rowNames()).toEqual(['乙村'])
    expect(cell('乙村', '核定').textContent).toBe('? 待核')
    await expectAccessible()
  })

  it('sets 代管 for the selected ones with its basis, and ends it', async () => {
    const workbook = villages()
    const model = showScreen(workbook, <VillagesScreen />)
    clickRow(/^甲村/)
    press('villages-administer')
    submit('jurisdiction-form')
    expect(screen.getByText('✕ 请填写代管依据')).toBeTruthy()
    fill(/^代管依据/, '〔示例〕2号')
    choose(/^代管机构/, '章丘市')
    submit('jurisdiction-form')
    await waitFor(() => expect(cell('甲村', '代管机构').textContent).toBe('┄ 章丘市'))
    press('villages-end')
    const open = () =>
      model
        .openBy('jurisdiction.villageId', workbook.idOf('village', '甲村'))
        .filter((row) => row.kind === 'administered')
    await waitFor(() => expect(open()).toEqual([]))
    await waitFor(() => expect(cell('甲村', '代管机构').textContent).toBe(''))
  })

  it('adds a village and writes its figures', async () => {
    showScreen(villages(), <VillagesScreen />)
    press('village-add')
    fill(/^村居名称/, '丙村')
    submit('village-add-form')
    await waitFor(() => expect(rowNames()).toContain('丙村'))
    expect(cell('丙村', '行政隶属').textContent).toBe('未登记')
    type('丙村', '户数', '120')
    await waitFor(() => expect(cell('丙村', '户数').textContent).toBe('120'))
    type('丙村', '类别', 'community')
    await waitFor(() => expect(cell('丙村', '类别').textContent).toBe('社区'))
  })
})
