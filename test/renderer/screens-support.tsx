import { fireEvent, render, screen, within } from '@testing-library/react'
import { App as AntApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import axe from 'axe-core'
import type { ReactNode } from 'react'
import { MemoryRouter, useLocation } from 'react-router'
import { expect } from 'vitest'
import type { Reply } from '../../domain/errors.ts'
import { useNotice } from '../../renderer/stores/notice.ts'
import { type Ref, useView } from '../../renderer/stores/view.ts'
import { useWorkbook } from '../../renderer/stores/workbook.ts'
import type { WorkbookBuilder } from '../support/model-builder.ts'
import { serve } from './detail-shell.ts'
import { layOut } from './grid-support.ts'

/** What the backend answers beside commands, by the name of the call. */
export const answers: Record<string, (input: never) => unknown> = {}

const served = window.workbench as { invoke: (name: string, input: unknown) => Promise<string> }
const commands = served.invoke
served.invoke = async (name, input) => {
  const answer = answers[name]
  if (!answer) return commands(name, input)
  return JSON.stringify({ ok: true, value: answer(input as never) } satisfies Reply)
}

function Where() {
  const { pathname, search } = useLocation()
  return <output data-testid="where">{pathname + search}</output>
}

/** Shows a screen over a built workbook. */
export function showScreen(workbook: WorkbookBuilder, content: ReactNode, path = '/', selected: Ref[] = []) {
  layOut()
  localStorage.clear()
  for (const name of Object.keys(answers)) delete answers[name]
  const model = workbook.model()
  serve(model)
  useWorkbook.setState((state) => ({
    model,
    live: null,
    revision: state.revision + 1,
    headSeq: 0,
    undoState: { undo: null, redo: null },
  }))
  useView.setState({ selection: selected, panel: 'detail' })
  useNotice.setState({ latest: null })
  render(
    <ConfigProvider locale={zhCN} theme={{ token: { motion: false } }} button={{ autoInsertSpace: false }}>
      <AntApp>
        <MemoryRouter initialEntries={[path]}>
          <main data-testid="main">{content}</main>
          <Where />
        </MemoryRouter>
      </AntApp>
    </ConfigProvider>,
  )
  return model
}

export const where = () => screen.getByTestId('where').textContent
export const rowNames = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent ?? '')

/** The cell of a row by the name of its column. */
export function cell(row: string | RegExp, column: string): HTMLElement {
  const at = screen.getByRole('columnheader', { name: column }).getAttribute('aria-colindex')
  const line = screen
    .getAllByRole('row')
    .find((one) => one.querySelector('[aria-colindex="1"]')?.textContent?.trim().match(row))
  const found = line?.querySelector<HTMLElement>(`[role=gridcell][aria-colindex="${at}"]`)
  if (!found) throw new Error(`no cell ${row} ${column}`)
  return found
}

/** Types into a cell and takes it with Enter, as a clerk does. */
export function type(row: string | RegExp, column: string, value: string): void {
  fireEvent.click(cell(row, column))
  fireEvent.doubleClick(cell(row, column))
  const editor = document.querySelector('[role=grid] input, [role=grid] select')
  if (!editor) throw new Error(`the cell ${row} ${column} does not open`)
  fireEvent.change(editor, { target: { value } })
  fireEvent.keyDown(editor, { key: 'Enter' })
}

export const clickRow = (row: string | RegExp, how = {}) =>
  fireEvent.click(screen.getByRole('row', { name: row }), how)

export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(screen.getByTestId('main'), {
    rules: { 'color-contrast': { enabled: false } },
  })
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
}
