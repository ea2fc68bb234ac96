import './detail-shell.ts'
import { act, cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { PersonalProtection } from '../../domain/personal.ts'
import { PersonalScreen } from '../../renderer/screens/PersonalScreen.tsx'
import { useWorkbook } from '../../renderer/stores/workbook.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { openNumbers, statusWith } from '../support/personal.ts'
import { press, submit } from './detail-support.tsx'
import { answers, expectAccessible, showScreen } from './screens-support.tsx'

afterEach(cleanup)

function show(personal: Partial<PersonalProtection>) {
  showScreen(aWorkbook().unit('甲办'), <PersonalScreen />)
  answers.listPlainBackups = () => []
  act(() => useWorkbook.setState({ status: statusWith({ ...openNumbers, ...personal }) }))
}

const text = () => screen.getByTestId('main').textContent ?? ''

describe('个人信息保护', () => {
  it('without a key says that nothing can be filled, and offers both ways', async () => {
    show({ state: 'none', hasPassphrase: false, canKeychain: true })
    expect(screen.getByTestId('personal-state').textContent).toContain('不能填写')
    expect(screen.getByTestId('personal-set')).toBeTruthy()
    expect(screen.getByTestId('personal-keep')).toBeTruthy()
    await expectAccessible()
  })

  it('tells how many people’s numbers stand unencrypted', () => {
    show({ state: 'none', hasPassphrase: false, plainPeople: 12 })
    expect(screen.getByTestId('personal-plain').textContent).toContain('12 人')
  })

  it('with the keychain alone warns that no other computer can read them', async () => {
    show({ hasPassphrase: false, hasKeychain: true, canKeychain: true })
    expect(text()).toContain('换电脑、重装系统或从备份恢复到别处后，号码、金额将无法查看')
    expect(screen.queryByTestId('personal-forget')).toBeNull()
    await expectAccessible()
  })

  it('with both lets the computer forget its key', () => {
    show({ hasKeychain: true, canKeychain: true })
    expect(screen.getByTestId('personal-forget')).toBeTruthy()
  })

  it('locked by a key of another computer says where it can be opened', () => {
    show({ state: 'locked', hasPassphrase: false, canKeychain: true })
    expect(text()).toContain('请在原来那台电脑上')
    for (const id of ['personal-unlock', 'personal-set', 'personal-keep', 'personal-lock']) {
      expect(screen.queryByTestId(id)).toBeNull()
    }
  })

  it('lists backups of before, and deletes them only when told twice', async () => {
    const backup = { backup: 'b', file: 'a.orgbook', takenAt: '2016-06-30T09:30:00', bytes: 1 }
    showScreen(aWorkbook().unit('甲办'), <PersonalScreen />)
    let left = [backup]
    answers.listPlainBackups = () => left
    answers.status = () => statusWith(openNumbers)
    answers.snapshot = () => ({ rows: {}, today: '2016-06-30', headSeq: 0, undoState: {} })
    answers.removePlainBackups = () => {
      left = []
      return statusWith(openNumbers)
    }
    act(() => useWorkbook.setState({ status: statusWith(openNumbers) }))
    await screen.findByText('▲ 1 份备份里还有未加密的号码或金额')
    press('plain-backups-remove')
    expect(left).toHaveLength(1)
    await expectAccessible()
    submit('plain-backups-form')
    await waitFor(() => expect(screen.queryByTestId('plain-backups-remove')).toBeNull())
    expect(left).toEqual([])
  })
})
