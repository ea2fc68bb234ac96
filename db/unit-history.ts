import { DomainError } from '../domain/errors.ts'
import type { Operation } from '../domain/operation.ts'
import { type HistoryEntry, type UnitHistory, unitHistory } from '../domain/reports/unit-history.ts'
import type { RowOf, TableName } from '../domain/tables.ts'
import type { Book } from './book.ts'

interface Touched {
  readonly operationSeq: number
  readonly tableName: TableName
  readonly rowId: string
  readonly before: string | null
  readonly after: string | null
}

/** 机构沿革 of a unit from the ledger and the lineage. Errors: notFound. */
export function unitHistoryOf(book: Book, unitId: string): UnitHistory {
  const model = book.current()
  if (!model.get('unit', unitId)) throw new DomainError('notFound')
  return unitHistory(model, unitId, entriesAbout(book, unitId))
}

/** The entries in force that touched the unit, its plates and its numbers, or wrote a step of the lineage. */
function entriesAbout(book: Book, unitId: string): HistoryEntry[] {
  const { ledger } = book
  const inForce = new Set(
    ledger
      .stackAt(ledger.headSeq)
      .inForce()
      .map(({ seq }) => seq),
  )
  const touched = book.db
    .prepare(`
      SELECT operationSeq, tableName, rowId, before, after
      FROM change
      WHERE tableName = 'lineage'
        OR (tableName IN ('unit', 'plate', 'quota')
          AND (rowId = @unitId OR instr(after, @unitId) > 0 OR instr(before, @unitId) > 0))
      ORDER BY seq`)
    .all({ unitId }) as Touched[]
  const read = book.db.prepare('SELECT * FROM operation WHERE seq = ?')
  const bySeq = new Map<number, Touched[]>()
  for (const one of touched) {
    const own = bySeq.get(one.operationSeq)
    if (own) own.push(one)
    else bySeq.set(one.operationSeq, [one])
  }
  return [...bySeq]
    .map(([seq, own]) => ({ operation: read.get(seq) as Operation, changes: own.map(changeOf) }))
    .filter(({ operation }) => operation.kind === 'genesis' || inForce.has(operation.seq))
}

function changeOf({ tableName, rowId, before, after }: Touched) {
  return { table: tableName, id: rowId, before: imageOf(before), after: imageOf(after) }
}

function imageOf(image: string | null): RowOf<TableName> | null {
  return image === null ? null : (JSON.parse(image) as RowOf<TableName>)
}
