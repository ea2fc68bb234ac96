import type { Day } from '../domain/day.ts'
import { DomainError } from '../domain/errors.ts'
import type { Operation } from '../domain/operation.ts'
import type { OperationFilter } from '../domain/operation-filter.ts'
import type { OperationDetail } from '../domain/workbook.ts'
import type { Book } from './book.ts'
import type { ReadableDb } from './connection.ts'
import { maskChanges } from './masking.ts'

export type OperationQuestion = OperationFilter & {
  readonly limit: number
  readonly beforeSeq?: number | undefined
}

/** The newest entries of the 变更台账 that the filter lets through, before a sequence number where one is given. */
export function listOperations(
  db: ReadableDb,
  { limit, beforeSeq, ...filter }: OperationQuestion,
): Operation[] {
  const { where, values } = conditionsOf(filter)
  return db
    .prepare(`
      SELECT *
      FROM operation
      WHERE ${['seq < @beforeSeq', ...where].join(' AND ')}
      ORDER BY seq DESC
      LIMIT @limit`)
    .all({ ...values, limit, beforeSeq: beforeSeq ?? Number.MAX_SAFE_INTEGER }) as Operation[]
}

export function countOperations(db: ReadableDb, filter: OperationFilter): number {
  const { where, values } = conditionsOf(filter)
  return db
    .prepare(`SELECT count(*) FROM operation WHERE ${['TRUE', ...where].join(' AND ')}`)
    .pluck()
    .get(values) as number
}

export function listOperators(db: ReadableDb): string[] {
  return db.prepare('SELECT DISTINCT operator FROM operation ORDER BY operator').pluck().all() as string[]
}

/** The filter as SQL; every value goes in as a parameter. */
function conditionsOf(filter: OperationFilter): {
  where: readonly string[]
  values: Readonly<Record<string, string>>
} {
  const where: string[] = []
  const values: Record<string, string> = {}
  const add = (name: string, value: string | undefined, condition: string) => {
    if (value === undefined || value === '') return
    values[name] = value
    where.push(condition)
  }
  add('kinds', filter.kinds && JSON.stringify(filter.kinds), 'kind IN (SELECT value FROM json_each(@kinds))')
  add('command', filter.command, 'command = @command')
  add('operator', filter.operator, 'operator = @operator')
  add('from', filter.from && midnight(filter.from, 0), 'at >= @from')
  add('to', filter.to && midnight(filter.to, 1), 'at < @to')
  add('unitId', filter.unitId, naming('@unitId'))
  add('personId', filter.personId, naming('@personId'))
  add('rowId', filter.rowId, naming('@rowId'))
  add(
    'text',
    filter.text && `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`,
    `(title LIKE @text ESCAPE '\\' OR reason LIKE @text ESCAPE '\\' OR documentNumber LIKE @text ESCAPE '\\')`,
  )
  return { where, values }
}

/**
 * Entries whose rows are, or name, an id. Ids are long enough never to stand in an image by chance, so one scan for the
 * text finds every column that refers to it, in tables to come as well.
 */
function naming(id: string): string {
  return `seq IN (
    SELECT operationSeq
    FROM change
    WHERE rowId = ${id} OR instr(after, ${id}) > 0 OR instr(before, ${id}) > 0)`
}

/** The instant at which a day of the operator's calendar begins, or that of the day `later` days on. */
function midnight(day: Day, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}

/** One entry with its rows before and after. Errors: notFound. */
export function readOperation(book: Book, seq: number): OperationDetail {
  const operation = book.db.prepare('SELECT * FROM operation WHERE seq = ?').get(seq) as Operation | undefined
  if (!operation) throw new DomainError('notFound')
  return {
    operation,
    before: maskChanges(book.ledger.inverseOf(seq)),
    after: maskChanges(book.ledger.imagesOf(seq)),
  }
}
