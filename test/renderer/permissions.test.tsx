import './detail-shell.ts'
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { DetailPanel } from '../../renderer/screens/DetailPanel.tsx'
import { PeopleScreen } from '../../renderer/screens/PeopleScreen.tsx'
import { previewPermitted } from '../../renderer/screens/permitted-drop.ts'
import { ReaderBand } from '../../renderer/screens/ReaderBand.tsx'
import { ReportsScreen } from '../../renderer/screens/ReportsScreen.tsx'
import { useNotice } from '../../renderer/stores/notice.ts'
import { useWorkbook } from '../../renderer/stores/workbook.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { statusOf } from '../support/operators-seated.ts'
import { openNumbers, statusWith } from '../support/personal.ts'
import { calls } from './detail-shell.ts'
import { press } from './detail-support.tsx'
import { answers, cell, expectAccessible, showScreen } from './screens-support.tsx'

afterEach(cleanup)

const refusal = '当前操作员是“只读”，不能这样操作；须由录入或审核操作员登录办理。'

const office = () =>
  aWorkbook()
    .unit('党群工作办公室')
    .unit('社会事业办公室')
    .position('张甲', '党群工作办公室', { startedOn: '2010-01-01' })

const seat = (name: string) => act(() => useWorkbook.setState({ status: statusOf(name) }))

function showPeople() {
  const model = showScreen(office(), <PeopleScreen />, '/people?show=people')
  seat('孙读')
  return model
}

const said = () => useNotice.getState().latest

describe('a reader', () => {
  it('is told all along that nothing can be changed', () => {
    showScreen(office(), <ReaderBand />)
    seat('孙读')
    expect(screen.getByTestId('reader-band').textContent).toBe('只读：可以查看、导出、打印，不能改动')
    seat('李录')
    expect(screen.queryByTestId('reader-band')).toBeNull()
  })

  it('finds buttons off that keep their place in the tab order and say why', async () => {
    const workbook = office()
    showScreen(workbook, <DetailPanel />, '/chart', [
      { table: 'unit', id: workbook.idOf('unit', '党群工作办公室') },
    ])
    seat('孙读')
    const rename = screen.getByTestId<HTMLButtonElement>('unit-rename')
    expect(rename.getAttribute('aria-disabled')).toBe('true')
    expect(rename.disabled).toBe(false)
    expect(rename.getAttribute('aria-description')).toBe(refusal)
    press('unit-rename')
    expect(screen.queryByTestId('unit-rename-form')).toBeNull()
    act(() => rename.focus())
    await waitFor(() => expect(screen.getByRole('tooltip').textContent).toBe(refusal))
    await expectAccessible()
  })

  it('cannot save a form that was open when they sat down', () => {
    const workbook = office()
    showScreen(workbook, <DetailPanel />, '/chart', [
      { table: 'unit', id: workbook.idOf('unit', '党群工作办公室') },
    ])
    seat('李录')
    press('unit-rename')
    seat('孙读')
    expect(screen.getByTestId<HTMLButtonElement>('unit-rename-form-save').disabled).toBe(true)
    expect(screen.getByTestId('unit-rename-form').textContent).toContain(refusal)
  })

  it('opens no cell; typing says why, once', () => {
    showPeople()
    const grid = screen.getByRole('grid')
    expect(grid.getAttribute('aria-readonly')).toBe('true')
    fireEvent.click(cell('张甲', '民族'))
    for (const key of ['满', '族']) fireEvent.keyDown(grid, { key })
    expect(document.querySelector('[role=grid] input')).toBeNull()
    const first = said()
    expect(first).toMatchObject({ kind: 'refused', text: refusal })
    fireEvent.keyDown(grid, { key: '汉' })
    expect(said()).toBe(first)
    fireEvent.paste(grid, { clipboardData: { getData: () => '满族' } })
    expect(screen.queryByTestId('grid-paste')).toBeNull()
    expect(said()?.text).toBe(refusal)
    expect(calls).toEqual([])
  })

  it('hands tables out masked, and cannot choose the whole numbers', async () => {
    showScreen(office(), <ReportsScreen />, '/reports?table=roster')
    answers.status = () => statusOf('孙读')
    seat('孙读')
    const full = await screen.findByRole<HTMLInputElement>('radio', { name: '完整（记入台账）' })
    expect(full.disabled).toBe(true)
    expect(full.closest('[aria-label="个人信息"]')?.getAttribute('aria-description')).toBe(refusal)
    seat('李录')
    expect(full.disabled).toBe(false)
  })

  it('sees at the cursor that a drop is refused', () => {
    const model = showPeople()
    const [person, unit] = ['张甲', '社会事业办公室'].map((name) =>
      [...model.rows.person.values(), ...model.rows.unit.values()].find((row) => row.name === name),
    )
    const input = { ids: [person?.id], unitId: unit?.id, tracks: 'both' }
    const preview = () => previewPermitted(model, { name: 'movePeople', input })
    expect(preview().refusals).toEqual([{ sentence: refusal, basis: '' }])
    seat('李录')
    expect(preview().refusals).toEqual([])
  })
})

describe('without operators', () => {
  it('nothing is off', () => {
    const workbook = office()
    showScreen(workbook, <DetailPanel />, '/chart', [
      { table: 'unit', id: workbook.idOf('unit', '党群工作办公室') },
    ])
    act(() => useWorkbook.setState({ status: statusWith(openNumbers) }))
    expect(document.querySelector('[aria-disabled="true"]')).toBeNull()
    press('unit-rename')
    expect(screen.getByTestId('unit-rename-form')).toBeTruthy()
  })
})
