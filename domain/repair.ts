import type { BackupFile } from './workbook.ts'

/** What is wrong with a workbook file: nothing, it cannot be read as one, or what it holds contradicts itself. */
export type DamageKind = 'none' | 'missing' | 'unreadable' | 'damaged'

/** A damaged workbook and the ways on, each of them tried before it is offered. */
export interface RepairOptions {
  readonly file: string
  readonly damage: DamageKind
  /** The last entry of its ledger that can still be read; null where none can. */
  readonly headSeq: number | null
  /** The newest backup that stood every test. */
  readonly backup: (BackupFile & { readonly headSeq: number }) | null
  /** Newer backups that did not. */
  readonly passedOver: number
}

/** What became of the rows of one table. */
export interface SalvagedTable {
  readonly table: string
  /** Rows in the new workbook. */
  readonly kept: number
  /** Of these, rows that only the ledger still held whole. */
  readonly fromLedger: number
  /** Rows that were kept as read although the ledger, damaged itself, says otherwise. */
  readonly doubtful: number
  /** Rows that were read and cannot stand: their content is garbled, or what they belong to is lost. */
  readonly refused: number
  /** Whether more rows may have been there than can be known. */
  readonly unknown: boolean
}

/** What was saved of a damaged workbook, and what was not. */
export interface SalvageReport {
  readonly source: string
  /** The name under which the damaged file was kept. */
  readonly keptAs: string
  readonly at: string
  /** Whether the whole ledger came along, proved by its chain; else the new workbook begins a ledger of its own. */
  readonly ledgerWhole: boolean
  /** Entries of the old ledger that could be read, of those that are known to have been there. */
  readonly entriesRead: number
  readonly entriesKnown: number
  readonly tables: readonly SalvagedTable[]
  readonly picturesKept: number
  readonly picturesLost: number
  /** References that were emptied because what they pointed to is lost. */
  readonly cutReferences: number
}

/** Whether nothing at all is missing or doubtful. */
export function isComplete({ ledgerWhole, tables, picturesLost, cutReferences }: SalvageReport): boolean {
  const isClean = ({ doubtful, refused, unknown }: SalvagedTable) => !unknown && doubtful + refused === 0
  return ledgerWhole && picturesLost === 0 && cutReferences === 0 && tables.every(isClean)
}
