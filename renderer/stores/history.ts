import type { Operation } from '../../domain/operation.ts'
import type { OperationDetail } from '../../domain/workbook.ts'
import { api } from '../api/client.ts'
import { notifyError } from './notice.ts'

/** The newest entries of the 变更台账, before one of them where it is given; null where they could not be read. */
export async function listOperations(beforeSeq?: number): Promise<readonly Operation[] | null> {
  try {
    return await api.listOperations({ limit: 200, ...(beforeSeq === undefined ? {} : { beforeSeq }) })
  } catch (error) {
    notifyError(error)
    return null
  }
}

export async function readOperation(seq: number): Promise<OperationDetail | null> {
  try {
    return await api.readOperation({ seq })
  } catch (error) {
    notifyError(error)
    return null
  }
}
