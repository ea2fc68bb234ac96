import type { Operation } from '../../domain/operation.ts'
import type { OperationFilter } from '../../domain/operation-filter.ts'
import type { UnitHistory } from '../../domain/reports/unit-history.ts'
import type { OperationDetail, UndoPreview } from '../../domain/workbook.ts'
import { api } from '../api/client.ts'
import { notify, notifyError } from './notice.ts'
import { refuseOnOtherDay, take } from './workbook.ts'

/** What a question to the backend answers; null where it could not, and the reason is on the screen then. */
async function asked<R>(question: Promise<R>): Promise<R | null> {
  try {
    return await question
  } catch (error) {
    notifyError(error)
    return null
  }
}

/** The newest entries of the 变更台账 that the filter lets through, before one of them where it is given. */
export function listOperations(
  filter: OperationFilter,
  beforeSeq?: number,
): Promise<readonly Operation[] | null> {
  return asked(
    api.listOperations({ ...filter, limit: 200, ...(beforeSeq === undefined ? {} : { beforeSeq }) }),
  )
}

export const countOperations = (filter: OperationFilter) => asked(api.countOperations(filter))
export const listOperators = () => asked(api.listOperators({}))

export function readOperation(seq: number): Promise<OperationDetail | null> {
  return asked(api.readOperation({ seq }))
}

export const readUnitHistory = (unitId: string): Promise<UnitHistory | null> =>
  asked(api.unitHistory({ unitId }))

export function previewUndo(seq: number): Promise<UndoPreview | null> {
  return asked(api.undoPreview({ seq }))
}

/** 撤销到此处, as it was shown. Answers whether it was done. */
export async function undoTo({ seq, head }: UndoPreview): Promise<boolean> {
  try {
    refuseOnOtherDay()
    const delta = await api.undoTo({ seq, head })
    take(delta)
    if (delta.operation) notify({ kind: 'done', text: delta.operation.title })
    return true
  } catch (error) {
    notifyError(error)
    return false
  }
}
