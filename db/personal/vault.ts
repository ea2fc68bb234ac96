import { DomainError } from '../../domain/errors.ts'
import { isMasked } from '../../domain/id-number.ts'
import type { Model } from '../../domain/model.ts'
import {
  isSealed,
  isSealedTable,
  type SealedTable,
  sealedColumns,
  sealedColumnsOf,
  sealedNames,
  sealedPrefix,
  sealedTables,
  unreadablePrefix,
} from '../../domain/personal.ts'
import type { RowChange, RowOf, TableRows } from '../../domain/tables.ts'
import type { PersonalCipher } from './cipher.ts'

type Values = Readonly<Record<string, unknown>>

/** As many digits as an amount can have: an encrypted text shall not tell how long the number is. */
const numberWidth = 16

/**
 * The one place where personal columns are encrypted on their way into the file and opened on their way out.
 * Without the key at hand, what is encrypted stays as it is.
 */
export class Vault {
  cipher: PersonalCipher | null
  /** Whether the file has a key, at hand or not. */
  hasKey: boolean

  constructor(hasKey: boolean, cipher: PersonalCipher | null) {
    this.hasKey = hasKey
    this.cipher = cipher
  }

  /** As the file holds it; a value that was never opened goes back as it came. */
  sealRow<T extends SealedTable>(table: T, row: RowOf<T>): RowOf<T> {
    const { cipher } = this
    return withColumns(table, row, (column, value) => {
      if (typeof value === 'string' && value.startsWith(unreadablePrefix)) {
        return value.slice(unreadablePrefix.length)
      }
      if (!cipher || value === null || (typeof value === 'string' && isSealed(value))) return value
      return sealValue(cipher, table, row.id, column, value)
    })
  }

  openRow<T extends SealedTable>(table: T, row: RowOf<T>): RowOf<T> {
    const { cipher } = this
    if (!cipher) return row
    return withColumns(table, row, (column, value) =>
      typeof value === 'string' && value.startsWith(sealedPrefix)
        ? typed(table, column, openText(cipher, table, row.id, column, value))
        : value,
    )
  }

  readonly openChange = (change: RowChange): RowChange =>
    isSealedTable(change.table) && change.row
      ? ({ ...change, row: this.openRow(change.table, change.row as RowOf<SealedTable>) } as RowChange)
      : change

  openRows(rows: TableRows): TableRows {
    if (!this.cipher) return rows
    return {
      ...rows,
      ...Object.fromEntries(sealedTables.map((table) => [table, this.openAll(table, rows[table])])),
    }
  }

  /** As `openRow`, for all of a workbook: what is known of them is not opened again. */
  openAll<T extends SealedTable>(table: T, rows: readonly RowOf<T>[]): readonly RowOf<T>[] {
    const { cipher } = this
    if (!cipher) return rows
    return cipher.opened.openRows(table, sealedColumnsOf(table), rows, {
      open: (id, column, text) => openText(cipher, table, id, column, text),
      typed: (column, text) => typed(table, column, text),
    })
  }

  /**
   * Refuses values that cannot be encrypted now. What stands in the file unencrypted from before there was a key may
   * stay until there is one. Errors: personalDataLocked with the field, invalidInput where a mask comes back.
   */
  requireFillable(model: Model, changes: readonly RowChange[]): void {
    for (const { table, id, row } of changes) {
      if (!isSealedTable(table) || !row) continue
      const known = (model.get(table, id) ?? {}) as Values
      for (const column of sealedColumnsOf(table)) {
        const value = (row as Values)[column] ?? null
        if (value === null || value === known[column]) continue
        if (typeof value === 'string' && isSealed(value)) continue
        if (table === 'person' && isMasked(String(value))) {
          throw new DomainError('invalidInput', { field: column, message: '请输入完整号码，不能含 *' })
        }
        if (!this.cipher) throw this.locked(column, table)
      }
    }
  }

  /** Errors: personalDataLocked while there is a key that is not at hand. */
  requireOpen(table: SealedTable, field?: string): void {
    if (this.hasKey && !this.cipher) throw this.locked(field, table)
  }

  /** The failure that says why the columns cannot be read or filled now, at a field where one is named. */
  locked(field?: string, table: SealedTable = 'person'): DomainError {
    const message = this.hasKey
      ? `${sealedNames[table]}已加密，请先输入个人信息口令解锁。`
      : `本工作簿还没有设置个人信息口令，不能填写${sealedNames[table]}；请先在“个人信息保护”中设置。`
    return new DomainError('personalDataLocked', { message, ...(field ? { field } : {}) })
  }
}

/** A value as it stands in the file; the same value in its place is always the same text. */
export function sealValue(
  cipher: PersonalCipher,
  table: SealedTable,
  rowId: string,
  column: string,
  value: unknown,
): string {
  const text = typeof value === 'number' ? String(value).padStart(numberWidth) : String(value)
  return cipher.seal({ table, rowId, column }, text)
}

function openText(
  cipher: PersonalCipher,
  table: SealedTable,
  rowId: string,
  column: string,
  text: string,
): string {
  return cipher.open({ table, rowId, column }, text) ?? `${unreadablePrefix}${text}`
}

/** What an opened text is in its column; one that could not be opened stays a text. */
function typed(table: SealedTable, column: string, text: string): string | number {
  const kinds: Readonly<Record<string, 'text' | 'number'>> = sealedColumns[table]
  return kinds[column] === 'number' && !isSealed(text) ? Number(text) : text
}

function withColumns<R extends object>(
  table: SealedTable,
  row: R,
  change: (column: string, value: unknown) => unknown,
): R {
  const before = row as Values
  // An image that the ledger kept before a column was added does not name it.
  const filled = sealedColumnsOf(table).filter((column) => (before[column] ?? null) !== null)
  if (filled.length === 0) return row
  return { ...row, ...Object.fromEntries(filled.map((column) => [column, change(column, before[column])])) }
}
