import './detail-shell.ts'
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { AsOfBand } from '../../renderer/screens/AsOfBand.tsx'
import { AsOfControl } from '../../renderer/screens/AsOfControl.tsx'
import { PeopleScreen } from '../../renderer/screens/PeopleScreen.tsx'
import { StatusBar } from '../../renderer/screens/StatusBar.tsx'
import { showDay } from '../../renderer/stores/as-of.ts'
import { exportTable } from '../../renderer/stores/exports.ts'
import { useNotice } from '../../renderer/stores/notice.ts'
import { run, take, undo, useWorkbook } from '../../renderer/stores/workbook.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { press } from './detail-support.tsx'
import { answers, expectAccessible, rowNames, showScreen } from './screens-support.tsx'

afterEach(cleanup)

function shown() {
  const workbook = aWorkbook()
    .unit('甲办')
    .position('李早', '甲办', { startedOn: '2010-01-01', endedOn: '2016-01-01' })
    .position('张今', '甲办', { startedOn: '2016-06-01' })
  const content = (
    <>
      <AsOfControl />
      <AsOfBand />
      <PeopleScreen />
      <StatusBar />
    </>
  )
  return { workbook, model: showScreen(workbook, content) }
}

function lookAt(day: string) {
  press('as-of')
  fireEvent.change(screen.getByTestId('as-of-day'), { target: { value: day } })
  fireEvent.submit(screen.getByTestId('as-of-form'))
}

describe('截至', () => {
  it('shows the workbook of another day, says so all along, and goes back', async () => {
    shown()
    expect(screen.queryByTestId('as-of-band')).toBeNull()
    lookAt('2015.5.1')
    await waitFor(() => expect(rowNames()).toEqual(['李早']))
    expect(screen.getByTestId('as-of-band').textContent).toContain('2015-05-01')
    expect(screen.getByText('◷ 截至 2015-05-01，只能看')).toBeTruthy()
    await expectAccessible()
    press('as-of-back')
    await waitFor(() => expect(rowNames()).toContain('张今'))
    expect(screen.queryByTestId('as-of-band')).toBeNull()
  })

  it('says what is wrong with a day that the calendar does not have', () => {
    shown()
    lookAt('2015-02-30')
    expect(screen.getByText('日期应为 年-月-日，如 2016-05-19')).toBeTruthy()
    expect(useWorkbook.getState().live).toBeNull()
  })

  it('refuses every change meanwhile, in a sentence, and asks the backend nothing', async () => {
    const { workbook, model } = shown()
    const asked: string[] = []
    answers.undo = () => asked.push('undo')
    act(() => showDay('2015-05-01'))
    const id = workbook.idOf('unit', '甲办')
    expect(await run('updateUnit', { id, patch: { level: '科级' } })).toBe(false)
    expect(useNotice.getState().latest).toMatchObject({
      kind: 'refused',
      text: '正在查看截至 2015-05-01 的状态，只能看；请先回到今天再改动。',
    })
    useNotice.setState({ latest: null })
    await undo()
    expect(useNotice.getState().latest?.kind).toBe('refused')
    expect(asked).toEqual([])
    expect(model.get('unit', id)?.level).toBeNull()
  })

  it('a change that comes in all the same is shown in the live workbook', () => {
    const { workbook, model } = shown()
    act(() => showDay('2015-05-01'))
    const change = workbook.change('unit', '甲办', { level: '科级' })
    act(() => take({ operation: null, changes: [change], undoState: { undo: null, redo: null } }))
    expect(useWorkbook.getState()).toMatchObject({ live: null })
    expect(useWorkbook.getState().model).toBe(model)
    expect(model.get('unit', workbook.idOf('unit', '甲办'))?.level).toBe('科级')
  })

  it('exports the day that is shown', async () => {
    shown()
    const asked: unknown[] = []
    answers.exportTable = (input) => {
      asked.push(input)
      return { token: 't', name: 'n' }
    }
    await exportTable({ table: 'usage', personal: 'masked' })
    act(() => showDay('2015-05-01'))
    await exportTable({ table: 'usage', personal: 'masked' })
    expect(asked).toEqual([
      { table: 'usage', personal: 'masked', job: expect.any(String) },
      { table: 'usage', personal: 'masked', asOf: '2015-05-01', job: expect.any(String) },
    ])
  })
})
