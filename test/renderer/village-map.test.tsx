import './detail-shell.ts'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { VillagesScreen } from '../../renderer/screens/VillagesScreen.tsx'
import { aWorkbook } from '../support/model-builder.ts'
import { expectAccessible, showScreen } from './screens-support.tsx'

afterEach(cleanup)

const streets = () =>
  aWorkbook()
    .unit('甲街道', { kind: 'subdistrict' })
    .unit('乙街道', { kind: 'subdistrict' })
    .village('东村')
    .jurisdiction('东村', '甲街道')

describe('村居示意图', () => {
  it('moves a village without a mouse, and asks for the basis of its 代管', async () => {
    const workbook = streets()
    const village = { table: 'village' as const, id: workbook.idOf('village', '东村') }
    const model = showScreen(workbook, <VillagesScreen />, '/villages?show=map', [village])
    await expectAccessible()
    fireEvent.keyDown(screen.getByRole('tree', { name: '村居示意图' }), { key: 'x', ctrlKey: true })
    fireEvent.change(screen.getByTestId('move-to'), { target: { value: '乙' } })
    expect(screen.getByText('甲街道：村居 1 → 0 个')).toBeTruthy()
    expect(screen.getByText('放下后填写代管依据')).toBeTruthy()
    fireEvent.keyDown(screen.getByTestId('move-to'), { key: 'Enter' })
    const basis = await screen.findByLabelText(/代管依据/)
    fireEvent.click(screen.getByTestId('jurisdiction-form-save'))
    // Without a basis nothing happens, and the field says so.
    expect(model.openBy('jurisdiction.villageId', village.id)).toHaveLength(1)
    fireEvent.change(basis, { target: { value: '示例〔2016〕8号' } })
    fireEvent.click(screen.getByTestId('jurisdiction-form-save'))
    await waitFor(() => expect(model.openBy('jurisdiction.villageId', village.id)).toHaveLength(2))
    const [row] = model
      .openBy('jurisdiction.villageId', village.id)
      .filter(({ kind }) => kind === 'administered')
    expect(row).toMatchObject({ unitId: workbook.idOf('unit', '乙街道'), basis: '示例〔2016〕8号' })
  })

  it('remembers by which counting it is looked at', () => {
    showScreen(streets(), <VillagesScreen />, '/villages?show=map')
    fireEvent.click(screen.getByText('按行政隶属'))
    expect(localStorage.getItem('villages:by')).toBe('legal')
  })

  it('says what it is for while there is no village', () => {
    showScreen(aWorkbook().unit('甲街道', { kind: 'subdistrict' }), <VillagesScreen />, '/villages?show=map')
    expect(screen.getByText(/这里按管辖机构画出各村居/)).toBeTruthy()
  })
})
