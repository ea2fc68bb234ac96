import type { OperatorRole } from '../../domain/operator.ts'
import type { WorkbookStatus } from '../../domain/workbook.ts'
import { ask, startBackend } from './backend.ts'
import { tempFolder } from './workbook.ts'

export const passphraseOf = (name: string) => `${name}的口令2016`

/** A backend whose passphrases cost little, with a workbook from the sample open, and ways to change hands. */
export async function officeWith(dataDir = tempFolder(), template: string | null = 'sample') {
  const { backend, clock, events } = startBackend(dataDir)
  const call = <T>(name: string, input: unknown = {}) => ask<T>(backend, name, input)
  if (template) await call('createWorkbook', { template, name: '测试', operator: '张甲' })
  const add = (name: string, role: OperatorRole) =>
    call<WorkbookStatus>('addOperator', { name, role, passphrase: passphraseOf(name) })
  const idOf = async (name: string) => {
    const { operators } = await call<WorkbookStatus>('status')
    return operators.profiles.find((profile) => profile.name === name)?.id ?? ''
  }
  const signIn = async (name: string) =>
    call<WorkbookStatus>('signIn', { id: await idOf(name), passphrase: passphraseOf(name) })
  return { backend, dataDir, clock, events, call, add, idOf, signIn }
}

/** 王审 and 赵审 (审核), 李录 (录入), 孙读 (只读); 王审 is signed in. */
export async function officeOfFour(template = 'sample') {
  const office = await officeWith(tempFolder(), template)
  await office.add('王审', 'reviewer')
  await office.add('赵审', 'reviewer')
  await office.add('李录', 'clerk')
  await office.add('孙读', 'reader')
  return office
}
