import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Grid } from '../../renderer/views/Grid.tsx'
import type { GridColumn } from '../../renderer/views/grid.ts'
import { layOut } from './grid-support.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly amount: string
  readonly day: string
}

beforeEach(() => {
  layOut()
  localStorage.clear()
})
afterEach(cleanup)

/** A grid over rows of its own; a number above 100 is refused, as a cap would refuse it. */
function Sheet({ first, many }: { readonly first: number; readonly many: number }) {
  const [rows, setRows] = useState<readonly Row[]>(() =>
    Array.from({ length: many }, (_, index) => ({
      id: `r${index}`,
      name: `单位${first + index}`,
      amount: '',
      day: '',
    })),
  )
  const [selected, setSelected] = useState<readonly string[]>([])
  const set = (column: 'amount' | 'day') => async (row: Row, value: string) => {
    if (Number(value) > 100) return false
    setRows((all) => all.map((one) => (one.id === row.id ? { ...one, [column]: value } : one)))
    return true
  }
  const columns: readonly GridColumn<Row>[] = [
    { id: 'name', header: '名称', width: 120, text: (row) => row.name },
    {
      id: 'amount',
      header: '核定',
      group: '行政编制',
      width: 80,
      text: (row) => row.amount,
      edit: { kind: 'number', commit: set('amount') },
    },
    {
      id: 'day',
      header: '日期',
      width: 100,
      text: (row) => row.day,
      edit: { kind: 'day', commit: set('day') },
    },
  ]
  return (
    <>
      <Grid
        id="test"
        label="试表"
        rows={rows}
        columns={columns}
        keyOf={(row) => row.id}
        selected={new Set(selected)}
        onSelect={setSelected}
        empty="没有内容。"
      />
      <output>{selected.join()}</output>
    </>
  )
}

function show(many = 5) {
  render(<Sheet first={0} many={many} />)
  const grid = screen.getByRole('grid', { name: '试表' })
  grid.focus()
  const press = (key: string, more = {}) => fireEvent.keyDown(grid, { key, ...more })
  const here = () => document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')
  const paste = (text: string) => fireEvent.paste(grid, { clipboardData: { getData: () => text } })
  return { grid, press, here, paste }
}

const editor = () => within(screen.getByRole('grid')).getByRole('textbox')
const text = (row: string, place: number) =>
  within(screen.getByRole('row', { name: new RegExp(`^${row}\\b`) })).getAllByRole('gridcell')[place]
    ?.textContent

describe('键盘', () => {
  it('walks the cells and tells a screen reader which one it is', () => {
    const { press, here } = show()
    expect(here()?.textContent).toBe('单位0')
    press('ArrowDown')
    press('ArrowDown')
    expect(here()?.textContent).toBe('单位2')
    press('End', { ctrlKey: true })
    press('Home')
    expect(here()?.textContent).toBe('单位4')
  })

  it('types a number straight into a cell; Enter takes it and goes down', async () => {
    const { press, here } = show()
    press('ArrowRight')
    press('1')
    expect((editor() as HTMLInputElement).value).toBe('1')
    fireEvent.change(editor(), { target: { value: '12' } })
    fireEvent.keyDown(editor(), { key: 'Enter' })
    await waitFor(() => expect(text('单位0', 1)).toBe('12'))
    await waitFor(() => expect(here()?.closest('[role=row]')?.textContent).toContain('单位1'))
  })

  it('leaves the cell as it was on Esc, and goes on to the next on Tab', async () => {
    const { press } = show()
    press('ArrowRight')
    press('F2')
    fireEvent.change(editor(), { target: { value: '7' } })
    fireEvent.keyDown(editor(), { key: 'Escape' })
    expect(text('单位0', 1)).toBe('')
    press('F2')
    fireEvent.change(editor(), { target: { value: '8' } })
    fireEvent.keyDown(editor(), { key: 'Tab' })
    await waitFor(() => expect(text('单位0', 1)).toBe('8'))
    press('F2')
    expect(editor().getAttribute('aria-label')).toBe('日期')
  })

  it('keeps a refused or impossible value open to be put right', async () => {
    const { press } = show()
    press('ArrowRight')
    press('F2')
    fireEvent.change(editor(), { target: { value: '十' } })
    fireEvent.keyDown(editor(), { key: 'Enter' })
    expect((await screen.findByRole('alert')).textContent).toContain('应为数字')
    fireEvent.change(editor(), { target: { value: '101' } })
    fireEvent.keyDown(editor(), { key: 'Enter' })
    await new Promise((done) => setTimeout(done, 20))
    expect((editor() as HTMLInputElement).value).toBe('101')
  })

  it('goes on working after a refused value was left by a click elsewhere', async () => {
    const { press, here } = show()
    press('ArrowRight')
    press('F2')
    fireEvent.change(editor(), { target: { value: '101' } })
    fireEvent.blur(editor())
    await waitFor(() => expect(within(screen.getByRole('grid')).queryByRole('textbox')).toBeNull())
    expect(text('单位0', 1)).toBe('')
    press('ArrowDown')
    press('ArrowLeft')
    expect(here()?.textContent).toBe('单位1')
  })

  it('does not open a cell that cannot be changed; Enter selects its row', () => {
    const { press } = show()
    press('Enter')
    expect(within(screen.getByRole('grid')).queryByRole('textbox')).toBeNull()
    expect(screen.getByRole('status').textContent).toBe('r0')
  })
})

describe('选择与筛选', () => {
  it('selects with Ctrl and Shift', () => {
    show()
    const row = (name: string) => screen.getByRole('row', { name: new RegExp(`^${name}\\b`) })
    fireEvent.click(row('单位3'))
    fireEvent.click(row('单位1'), { shiftKey: true })
    expect(screen.getByRole('status').textContent).toBe('r1,r2,r3')
    fireEvent.click(row('单位2'), { ctrlKey: true })
    expect(screen.getByRole('status').textContent).toBe('r1,r3')
  })

  it('shows the rows that the filter finds, and says so where there is none', async () => {
    show()
    fireEvent.change(screen.getByLabelText('筛选'), { target: { value: '单位4' } })
    await waitFor(() => expect(screen.getByText('1 / 5 行')).toBeTruthy())
    fireEvent.change(screen.getByLabelText('筛选'), { target: { value: '没有' } })
    await waitFor(() => expect(screen.getByText('没有符合筛选的行。')).toBeTruthy())
  })

  it('hides a column, and still hides it when the screen is opened again', async () => {
    show()
    fireEvent.click(screen.getByRole('button', { name: /列/ }))
    fireEvent.click(await screen.findByRole('checkbox', { name: '行政编制 核定' }))
    expect(screen.queryByRole('columnheader', { name: '行政编制 核定' })).toBeNull()
    cleanup()
    show()
    expect(screen.queryByRole('columnheader', { name: '行政编制 核定' })).toBeNull()
    expect(screen.getByRole('columnheader', { name: '日期' })).toBeTruthy()
  })
})

describe('复制与粘贴', () => {
  it('copies the block that Shift draws', () => {
    const { grid, press } = show()
    press('ArrowDown', { shiftKey: true })
    const put: string[] = []
    fireEvent.copy(grid, { clipboardData: { setData: (_kind: string, what: string) => put.push(what) } })
    expect(put).toEqual(['单位0\n单位1'])
  })

  it('shows old and new before it changes anything, and changes what can be changed', async () => {
    const { press, paste } = show()
    press('ArrowRight')
    paste('3\t2016.5.19\n十\t2016-02-30')
    const panel = within(screen.getByTestId('grid-paste'))
    expect(panel.getByText(/将改动 2 格，2 格不能改/)).toBeTruthy()
    expect(panel.getByText(/单位0 行政编制 核定：（空） → 3/)).toBeTruthy()
    expect(text('单位0', 1)).toBe('')
    fireEvent.click(screen.getByTestId('paste-apply'))
    await waitFor(() => expect(screen.queryByTestId('grid-paste')).toBeNull())
    expect([text('单位0', 1), text('单位0', 2), text('单位1', 1)]).toEqual(['3', '2016-05-19', ''])
  })

  it('keeps what was refused in sight', async () => {
    const { press, paste } = show()
    press('ArrowRight')
    paste('3\n500')
    fireEvent.click(screen.getByTestId('paste-apply'))
    await screen.findByText(/未能改动/)
    expect(text('单位0', 1)).toBe('3')
    expect(within(screen.getByTestId('grid-paste')).getByText(/单位1 行政编制 核定/)).toBeTruthy()
    fireEvent.click(screen.getByTestId('paste-discard'))
    expect(screen.queryByTestId('grid-paste')).toBeNull()
  })
})

describe('规模与无障碍', () => {
  it('puts only what is in sight of 50,000 rows into the page, and the row of the cell', () => {
    const { grid, press, here } = show(50_000)
    expect(grid.getAttribute('aria-rowcount')).toBe('50001')
    press('End', { ctrlKey: true })
    expect(screen.getAllByRole('row').length).toBeLessThan(80)
    expect(here()?.closest('[role=row]')?.getAttribute('aria-rowindex')).toBe('50001')
  })

  it('has no accessibility fault', async () => {
    show()
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    })
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})
