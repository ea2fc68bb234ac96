import { z } from 'zod'

/**
 * Every column that is encrypted at rest, by its table, and what stands in it when it is opened (quality.md, Doors):
 * what identifies a person beyond the roster, and what somebody is paid. What belongs to it belongs here and nowhere else.
 */
export const sealedColumns = {
  person: { idNumber: 'text', phone: 'text' },
  pay: {
    monthlySalary: 'number',
    monthlyBonus: 'number',
    yearEndBonus: 'number',
    archiveSalary: 'number',
    note: 'text',
  },
} as const
export type SealedTable = keyof typeof sealedColumns
export const sealedTables = Object.keys(sealedColumns) as readonly SealedTable[]

/** How a sentence names the encrypted columns of a table. */
export const sealedNames: Readonly<Record<SealedTable, string>> = {
  person: '身份证号、电话',
  pay: '薪酬金额',
}

export function isSealedTable(table: string): table is SealedTable {
  return Object.hasOwn(sealedColumns, table)
}

/** The encrypted columns of a table. */
export function sealedColumnsOf(table: SealedTable): readonly string[] {
  return Object.keys(sealedColumns[table])
}

/** The columns that a roster brings and that cannot be filled without a key. */
export const personalColumns = [
  'idNumber',
  'phone',
] as const satisfies readonly (keyof typeof sealedColumns.person)[]

/** What stands on the screen for a value that is encrypted while its key is not at hand. */
export const hiddenWord = '已加密'
/** What stands for an encrypted value that the key at hand does not open: of another key, or altered. */
export const unreadableWord = '无法读取'

/** How an encrypted value begins in the file; the number is the version of the form. */
export const sealedPrefix = 'sealed1:'
/** Set before an encrypted value in memory that the key at hand does not open; never written. */
export const unreadablePrefix = 'unreadable:'

/** Whether a value is encrypted: it was not, or could not be, opened. */
export function isSealed(text: string): boolean {
  return text.startsWith(sealedPrefix) || text.startsWith(unreadablePrefix)
}

/**
 * none: no key, the columns cannot be filled. locked: there is one, it was not given yet. open: values can be read
 * and written.
 */
export type PersonalState = 'none' | 'locked' | 'open'

/** How the personal columns of the open workbook are protected. */
export interface PersonalProtection {
  readonly state: PersonalState
  /** Whether a passphrase opens them, on any computer. */
  readonly hasPassphrase: boolean
  /** Whether the operating system of this computer keeps a key that opens them. */
  readonly hasKeychain: boolean
  /** Whether this computer could keep one. */
  readonly canKeychain: boolean
  /** People of whom a number or an amount stands in the file unencrypted, from before there was a key. */
  readonly plainPeople: number
}

export const personalPassphraseSchema = z.string().min(8, '口令至少 8 个字符').max(200, '口令最多 200 个字符')

/** What is to be said of a passphrase that is being chosen; null where nothing is typed yet. */
export function passphraseAdvice(
  text: string,
): { readonly strong: boolean; readonly sentence: string } | null {
  if (text === '') return null
  const length = [...text].length
  if (length < 8) return { strong: false, sentence: `还差 ${8 - length} 个字符，至少 8 个` }
  if (/^(.)\1*$/u.test(text) || /^\d+$/.test(text)) {
    return { strong: false, sentence: '只有数字或同一个字符，容易猜到；请加入文字或字母' }
  }
  if (length < 12)
    return { strong: false, sentence: '可以使用；12 个字符以上更不容易猜到，几个不相干的词连起来就好记' }
  return { strong: true, sentence: '强度合适' }
}
