import type { NewOperator, OperatorChange, OperatorPolicy } from '../../domain/operator.ts'
import { operatorRoleNames } from '../../domain/operator.ts'
import type { WorkbookStatus } from '../../domain/workbook.ts'
import type { Book } from '../book.ts'
import type { Handler } from '../dispatch.ts'
import type { OperatorDesk } from './desk.ts'

export interface OperatorSurroundings {
  readonly desk: OperatorDesk
  /** The open workbook, into whose ledger changes of the operators go; null where none is open. */
  readonly openBook: () => Book | null
  readonly status: () => WorkbookStatus
  /** Another person sits down: what the one before had unlocked is locked. */
  readonly changedHands: () => void
}

/** 操作员: sign in and out, own passphrase, and the reviewer's care of the others. */
export function operatorHandlers(around: OperatorSurroundings): Record<string, Handler> {
  const { desk } = around
  let lastId: string | null = null
  const told = (command: string, title: string): WorkbookStatus => {
    around.openBook()?.trace(title, { command, operator: desk.signature() })
    return around.status()
  }
  const takeSeat = (id: string | null) => {
    if (lastId !== id) around.changedHands()
    lastId = id
  }
  return {
    signIn: async ({ id, passphrase }: { id: string; passphrase: string }) => {
      await desk.signIn(id, passphrase)
      takeSeat(id)
      return around.status()
    },
    signOut: () => {
      desk.signOut()
      return around.status()
    },
    stayActive: () => null,
    addOperator: async (input: NewOperator) => {
      const { id, name, role } = await desk.add(input)
      if (desk.signature().id === id) lastId = id
      return told('addOperator', `登记操作员 ${name}（${operatorRoleNames[role]}）`)
    },
    updateOperator: (input: OperatorChange) => {
      const { name, role, active } = desk.update(input)
      return told(
        'updateOperator',
        `修改操作员 ${name}（${operatorRoleNames[role]}${active ? '' : '，已停用'}）`,
      )
    },
    resetOperatorPassphrase: async ({ id, passphrase }: { id: string; passphrase: string }) => {
      const { name } = await desk.resetPassphrase(id, passphrase)
      return told('resetOperatorPassphrase', `重设操作员 ${name} 的口令`)
    },
    changeOwnPassphrase: async ({ current, passphrase }: { current: string; passphrase: string }) => {
      await desk.changeOwn(current, passphrase)
      return told('changeOwnPassphrase', '更换本人口令')
    },
    setOperatorPolicy: (policy: OperatorPolicy) => {
      desk.setPolicy(policy)
      const second = policy.secondPerson ? '须两人办理' : '由审核操作员一人办理'
      return told(
        'setOperatorPolicy',
        `操作员设置：${policy.idleMinutes} 分钟无操作锁定，定稿、采纳${second}`,
      )
    },
    endOperators: async ({ current }: { current: string }) => {
      const signature = desk.signature()
      await desk.end(current)
      lastId = null
      around.openBook()?.trace('停用操作员登录', { command: 'endOperators', operator: signature })
      return around.status()
    },
  }
}
