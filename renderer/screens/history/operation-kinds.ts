import type { OperationKind } from '../../../domain/operation.ts'

export const operationKindNames: Readonly<Record<OperationKind, string>> = {
  genesis: '建立',
  do: '变更',
  undo: '撤销',
  redo: '恢复',
  trace: '留痕',
}
