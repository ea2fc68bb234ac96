import './detail-shell.ts'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, it } from 'vitest'
import type { Model } from '../../domain/model.ts'
import { CommandPalette } from '../../renderer/screens/CommandPalette.tsx'
import { setView, useView } from '../../renderer/stores/view.ts'
import { useWorkbook } from '../../renderer/stores/workbook.ts'
import { aWorkbook } from '../support/model-builder.ts'

afterEach(cleanup)

function open(): HTMLElement {
  const builder = aWorkbook()
    .unit('孙村街道办事处', { kind: 'subdistrict' })
    .unit('巨野河街道办事处', { kind: 'subdistrict' })
  const model: Model = builder.model()
  useWorkbook.setState({ model, revision: 1, undoState: { undo: { seq: 1, title: '导入名册' }, redo: null } })
  setView({ palette: true, selection: [] })
  render(
    <MemoryRouter>
      <CommandPalette />
    </MemoryRouter>,
  )
  return screen.getByTestId('palette-input')
}

it('Enter means what is typed, however fast it comes', () => {
  const input = open()
  fireEvent.change(input, { target: { value: 'jyh' } })
  fireEvent.keyDown(input, { key: 'Enter' })
  const [chosen] = useView.getState().selection
  expect(useWorkbook.getState().model?.get('unit', chosen?.id ?? null)?.name).toBe('巨野河街道办事处')
})

it('Enter on the empty field does nothing, least of all undo', () => {
  const input = open()
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(useView.getState().palette).toBe(true)
  expect(useWorkbook.getState().undoState.undo?.title).toBe('导入名册')
})
