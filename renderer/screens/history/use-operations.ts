import { useEffect, useState } from 'react'
import type { Operation } from '../../../domain/operation.ts'
import type { OperationFilter } from '../../../domain/operation-filter.ts'
import { countOperations, listOperations } from '../../stores/history.ts'
import { useWorkbook } from '../../stores/workbook.ts'

interface Operations {
  readonly rows: readonly Operation[]
  /** How many the filter lets through in all; null until it is known. */
  readonly count: number | null
  readonly addOlder: () => Promise<void>
}

/** The entries that the filter lets through, newest first; read again when there is a new one. */
export function useOperations(filter: OperationFilter): Operations {
  const headSeq = useWorkbook((state) => state.headSeq)
  const [rows, setRows] = useState<readonly Operation[]>([])
  const [count, setCount] = useState<number | null>(null)
  const asked = JSON.stringify(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry is what makes the list old
  useEffect(() => {
    let isLatest = true
    const question = JSON.parse(asked) as OperationFilter
    // An answer may come after that to a later question.
    listOperations(question).then((newest) => isLatest && newest && setRows(newest))
    countOperations(question).then((found) => isLatest && setCount(found))
    return () => {
      isLatest = false
    }
  }, [headSeq, asked])
  const addOlder = async () => {
    const older = await listOperations(filter, rows.at(-1)?.seq ?? 1)
    if (older) setRows((before) => [...before, ...older.filter((row) => row.seq < (before.at(-1)?.seq ?? 0))])
  }
  return { rows, count, addOlder }
}
