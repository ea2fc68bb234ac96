import { fireEvent, render, screen, within } from '@testing-library/react'
import { App as AntApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import axe from 'axe-core'
import { MemoryRouter } from 'react-router'
import { expect } from 'vitest'
import { DetailPanel } from '../../renderer/screens/DetailPanel.tsx'
import { type Ref, useView } from '../../renderer/stores/view.ts'
import { useWorkbook } from '../../renderer/stores/workbook.ts'
import type { WorkbookBuilder } from '../support/model-builder.ts'
import { openNumbers, statusWith } from '../support/personal.ts'
import { calls, serve } from './detail-shell.ts'

export { calls }

/** Shows the panel over a built workbook with one row selected, or none. */
export function showPanel(workbook: WorkbookBuilder, selected?: Ref, path = '/chart') {
  const model = workbook.model()
  serve(model)
  useWorkbook.setState((state) => ({ model, status: statusWith(openNumbers), revision: state.revision + 1 }))
  useView.setState({ selection: selected ? [selected] : [], panel: 'detail', jump: null })
  render(
    <MemoryRouter initialEntries={[path]}>
      <ConfigProvider locale={zhCN} theme={{ token: { motion: false } }} button={{ autoInsertSpace: false }}>
        <AntApp>
          <DetailPanel />
        </AntApp>
      </ConfigProvider>
    </MemoryRouter>,
  )
  return { model, panel: within(screen.queryByTestId('detail-panel') ?? document.body) }
}

export const press = (testId: string) => fireEvent.click(screen.getByTestId(testId))

export function fill(label: string | RegExp, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}

/** Opens a list and takes the entry with this text. */
export function choose(label: string | RegExp, entry: string | RegExp): void {
  const box = screen.getAllByLabelText(label).find((each) => each.getAttribute('role') === 'combobox')
  if (!box) throw new Error(`no list ${label}`)
  fireEvent.mouseDown(box)
  const found = screen.getAllByText(entry).filter((each) => each.closest('.ant-select-dropdown'))
  const last = found.at(-1)
  if (!last) throw new Error(`no entry ${entry}`)
  fireEvent.click(last)
}

/** Sends the form as Enter does. */
export const submit = (testId: string) => fireEvent.submit(screen.getByTestId(testId))

export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(screen.getByTestId('detail-panel'), {
    rules: { 'color-contrast': { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
}
