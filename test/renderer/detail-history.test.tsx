import './detail-shell.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { HistoryLine } from '../../domain/reports/unit-history.ts'
import { DetailPanel } from '../../renderer/screens/DetailPanel.tsx'
import { useView } from '../../renderer/stores/view.ts'
import { addLineage } from '../support/lineage.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { press } from './detail-support.tsx'
import { answers, expectAccessible, showScreen } from './screens-support.tsx'

afterEach(cleanup)

const line = (given: Partial<HistoryLine>): HistoryLine => ({
  on: '2016-05-19',
  at: '2016-05-20T01:00:00Z',
  title: '核定编制',
  kind: '编制调整',
  before: '行政编制 3',
  after: '行政编制 5',
  document: '〔示例〕2号',
  predecessor: null,
  successor: null,
  seq: 7,
  ...given,
})

function shown() {
  const workbook = aWorkbook().unit('应急科').unit('应急办')
  addLineage(workbook, '应急科', { fate: 'mergeInto', target: '应急办' })
  const id = workbook.idOf('unit', '应急办')
  showScreen(workbook, <DetailPanel />, '/chart', [{ table: 'unit', id }])
  return { workbook, id }
}

describe('沿革 in the detail of a unit', () => {
  it('leads to the 前身', () => {
    const { workbook } = shown()
    const before = within(screen.getByTestId('unit-predecessors'))
    before.getByRole('button', { name: '应急科' }).click()
    expect(useView.getState().selection).toEqual([{ table: 'unit', id: workbook.idOf('unit', '应急科') }])
  })

  it('lists what changed, the newest first, and gives it out as a table', async () => {
    const { id } = shown()
    const asked: unknown[] = []
    answers.unitHistory = () => ({
      unitId: id,
      name: '应急办',
      lines: [
        line({ on: null, kind: '登记', before: '', after: '应急办', document: null, seq: 1 }),
        line({}),
      ],
    })
    answers.exportTable = (input) => {
      asked.push(input)
      return { token: 't', name: 'n' }
    }
    press('unit-history')
    const lines = within(await screen.findByTestId('unit-history-lines'))
    expect(lines.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      '2016-05-19 编制调整　行政编制 3 → 行政编制 5〔示例〕2号，台账第 7 条',
      '日期不详 登记　应急办台账第 1 条',
    ])
    await expectAccessible()
    press('unit-history-export')
    const job = expect.any(String)
    await waitFor(() => expect(asked).toEqual([{ table: 'history', unitId: id, personal: 'masked', job }]))
  })
})
