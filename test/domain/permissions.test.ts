import { describe, expect, it } from 'vitest'
import { commands, queries, services } from '../../domain/contract.ts'
import { operatorRoles } from '../../domain/operator.ts'
import { accessOf, mayDo, refusalOf } from '../../domain/permissions.ts'

const allowed = (name: string, input?: unknown) =>
  operatorRoles.filter((role) => refusalOf(role, name, input) === null)

describe('角色权限', () => {
  it('lets no reader change a row, by any command', () => {
    for (const name of Object.keys(commands)) expect(allowed(name)).toEqual(['clerk', 'reviewer'])
  })

  it('lets every role read', () => {
    for (const name of Object.keys(queries)) expect(allowed(name)).toEqual(['reader', 'clerk', 'reviewer'])
  })

  it('tells nothing but the status, and takes nothing but a signing in, before somebody is there', () => {
    const open = Object.keys({ ...commands, ...queries, ...services }).filter(
      (name) => accessOf(name, {}) === 'anyone',
    )
    expect(open.sort()).toEqual(['cancelJob', 'signIn', 'signOut', 'status'])
  })

  it('leaves to the reviewer what decides for others', () => {
    const decisive = Object.keys(services).filter(
      (name) => allowed(name, { source: { token: '' } }).join() === 'reviewer',
    )
    expect(decisive.sort()).toEqual([
      'addOperator',
      'chooseBackupFolder',
      'confirmRequest',
      'endOperators',
      'forgetPersonalKey',
      'keepPersonalKey',
      'lockPlan',
      'removePlainBackups',
      'repairFromBackup',
      'repairOptions',
      'resetOperatorPassphrase',
      'restoreBackup',
      'salvageWorkbook',
      'setOperatorPolicy',
      'setPersonalPassphrase',
      'updateOperator',
    ])
  })

  it('tells 采纳 from 收回, and unmasked tables from masked ones', () => {
    expect(allowed('mergeBranch', { source: { file: 'a' } })).toEqual(['reviewer'])
    expect(allowed('mergeBranch', { source: { token: 'a' } })).toEqual(['clerk', 'reviewer'])
    expect(allowed('exportTable', { personal: 'full' })).toEqual(['clerk', 'reviewer'])
    expect(allowed('exportTable', { personal: 'masked' })).toEqual(['reader', 'clerk', 'reviewer'])
  })

  it('keeps a call that nobody has thought about for the reviewer', () => {
    expect(allowed('somethingNew')).toEqual(['reviewer'])
    expect(mayDo('reviewer', 'reader')).toBe(true)
  })

  it('says who may, in words', () => {
    expect(refusalOf('reader', 'createUnit')).toBe(
      '当前操作员是“只读”，不能这样操作；须由录入或审核操作员登录办理。',
    )
    expect(refusalOf('clerk', 'lockPlan')).toBe('当前操作员是“录入”，不能这样操作；请由审核操作员登录办理。')
  })
})
