import './detail-shell.ts'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Operation } from '../../domain/operation.ts'
import type { UndoPreview } from '../../domain/workbook.ts'
import { HistoryScreen } from '../../renderer/screens/HistoryScreen.tsx'
import { useNotice } from '../../renderer/stores/notice.ts'
import { useWorkbook } from '../../renderer/stores/workbook.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { choose, press } from './detail-support.tsx'
import { answers, clickRow, expectAccessible, rowNames, showScreen } from './screens-support.tsx'

afterEach(cleanup)

const entry = (seq: number, title: string): Operation => ({
  seq,
  id: `o${seq}`,
  at: '2016-06-30T01:00:00Z',
  operator: '示例甲',
  operatorId: null,
  operatorRole: null,
  command: 'updateUnit',
  title,
  reason: null,
  documentNumber: null,
  kind: 'do',
  targetSeq: null,
  hash: '',
})

/** The screen over three entries; `asked` holds what the list was asked for, newest last. */
async function shown() {
  const workbook = aWorkbook()
    .unit('党群工作办公室')
    .unit('社会事业办公室')
    .position('张甲', '党群工作办公室')
    .person('张乙')
  const asked: Record<string, unknown>[] = []
  const entries = [entry(3, '第三项'), entry(2, '第二项'), entry(1, '第一项')]
  showScreen(workbook, <HistoryScreen />)
  answers.listOperations = (input: Record<string, unknown>) => {
    asked.push(input)
    return input.kinds ? entries.slice(1, 2) : entries
  }
  answers.countOperations = (input: Record<string, unknown>) => (input.kinds ? 1 : 3)
  answers.listOperators = () => ['示例甲', '示例乙']
  answers.readOperation = ({ seq }: { seq: number }) => ({
    operation: entries.find((one) => one.seq === seq),
    before: [],
    after: [],
  })
  act(() =>
    useWorkbook.setState({ headSeq: 3, undoState: { undo: { seq: 3, title: '第三项' }, redo: null } }),
  )
  await waitFor(() => expect(rowNames()).toEqual(['3', '2', '1']))
  return { workbook, asked }
}

const typeInto = (testId: string, value: string) =>
  fireEvent.change(screen.getByTestId(testId), { target: { value } })
const count = () => screen.getByTestId('history-count').textContent

describe('查找变更', () => {
  it('asks for what is filled in, counts what was found, and takes all conditions off again', async () => {
    const { workbook, asked } = await shown()
    expect(count()).toBe('共 3 条')
    choose('类别', '变更')
    await waitFor(() => expect(rowNames()).toEqual(['2']))
    expect(count()).toBe('符合条件 1 条')
    choose('操作员', '示例乙')
    choose('机构', '社会事业办公室')
    typeInto('history-filter-from', '2016.6.1')
    typeInto('history-filter-to', '2016-06')
    typeInto('history-filter-text', ' 批文 ')
    fireEvent.change(screen.getByRole('combobox', { name: '人员' }), { target: { value: '张' } })
    choose('人员', '张甲（党群工作办公室）')
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({
        limit: 200,
        kinds: ['do'],
        operator: '示例乙',
        unitId: workbook.idOf('unit', '社会事业办公室'),
        personId: workbook.idOf('person', '张甲'),
        from: '2016-06-01',
        text: '批文',
      }),
    )
    expect(screen.getByTestId('history-filter-to').getAttribute('aria-invalid')).toBe('true')
    await expectAccessible()
    press('history-filter-reset')
    await waitFor(() => expect(rowNames()).toEqual(['3', '2', '1']))
  })

  it('says that nothing was found, and how to see all again', async () => {
    await shown()
    answers.listOperations = () => []
    typeInto('history-filter-text', '没有的')
    expect(await screen.findByText(/没有符合条件的变更/)).toBeTruthy()
  })
})

describe('撤销到此处', () => {
  const preview: UndoPreview = {
    head: 3,
    seq: 1,
    count: 2,
    operations: [entry(3, '第三项'), entry(2, '第二项')],
    counts: [{ table: 'unit', removed: 1, restored: 0, changed: 2 }],
    standsAsThen: true,
  }

  it('lists first what would be taken back and what it comes to, then does it in one', async () => {
    await shown()
    answers.undoPreview = () => preview
    let order: unknown = null
    answers.undoTo = (input) => {
      order = input
      const operation = { ...entry(4, '撤销到第 1 条：2 项改动'), kind: 'undo', targetSeq: 2 }
      return { operation, changes: [], undoState: { undo: null, redo: { seq: 2, title: '第二项 等 2 项' } } }
    }
    clickRow(/第一项/)
    fireEvent.click(await screen.findByTestId('history-undo-to'))
    const panel = within(await screen.findByTestId('history-undo-preview'))
    expect(panel.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringContaining('第三项'),
      expect.stringContaining('第二项'),
    ])
    expect(panel.getByText(/机构 删去 1 条、改回 2 条/)).toBeTruthy()
    await expectAccessible()
    expect(order).toBeNull()
    press('history-undo-confirm')
    await waitFor(() => expect(order).toEqual({ seq: 1, head: 3 }))
    await waitFor(() => expect(screen.queryByTestId('history-undo-preview')).toBeNull())
    expect(useNotice.getState().latest?.text).toBe('撤销到第 1 条：2 项改动')
    expect(screen.getByTestId('history-redo').textContent).toContain('等 2 项')
  })

  it('is not offered where nothing after the entry can be undone', async () => {
    await shown()
    clickRow(/第三项/)
    const button = (await screen.findByTestId('history-undo-to')) as HTMLButtonElement
    expect(button.disabled).toBe(true)
  })
})
