import { DomainError } from '../../domain/errors.ts'
import { isMasked } from '../../domain/id-number.ts'
import type { Model } from '../../domain/model.ts'
import type { Person } from '../../domain/person.ts'
import {
  isSealed,
  type PersonalColumn,
  personalColumns,
  sealedPrefix,
  unreadablePrefix,
} from '../../domain/personal.ts'
import type { RowChange, TableRows } from '../../domain/tables.ts'
import type { PersonalCipher } from './cipher.ts'

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
  sealPerson(person: Person): Person {
    return this.each(person, (column, text) => {
      if (text.startsWith(unreadablePrefix)) return text.slice(unreadablePrefix.length)
      if (isSealed(text) || !this.cipher) return text
      return this.cipher.seal(person.id, column, text)
    })
  }

  openPerson(person: Person): Person {
    const { cipher } = this
    if (!cipher) return person
    return this.each(person, (column, text) =>
      text.startsWith(sealedPrefix) ? openText(cipher, person.id, column, text) : text,
    )
  }

  readonly openChange = (change: RowChange): RowChange =>
    change.table === 'person' && change.row ? { ...change, row: this.openPerson(change.row) } : change

  openRows(rows: TableRows): TableRows {
    return this.cipher ? { ...rows, person: this.openPeople(rows.person) } : rows
  }

  /** As `openPerson`, for all of a workbook: what is known of them is not opened again. */
  openPeople(people: readonly Person[]): readonly Person[] {
    const { cipher } = this
    if (!cipher) return people
    return cipher.opened.openRows('person', personalColumns, people, ({ id }, column, text) =>
      openText(cipher, id, column as PersonalColumn, text),
    )
  }

  /**
   * Refuses numbers that cannot be encrypted now. What stands in the file unencrypted from before there was a key may
   * stay until there is one. Errors: personalDataLocked with the field, invalidInput where a mask comes back.
   */
  requireFillable(model: Model, changes: readonly RowChange[]): void {
    for (const change of changes) {
      if (change.table !== 'person' || !change.row) continue
      for (const column of personalColumns) {
        const [value, known] = [change.row[column], model.get('person', change.id)?.[column] ?? null]
        if (value === null || value === known || isSealed(value)) continue
        if (isMasked(value)) {
          throw new DomainError('invalidInput', { field: column, message: '请输入完整号码，不能含 *' })
        }
        if (!this.cipher) throw this.locked(column)
      }
    }
  }

  /** The failure that says why the columns cannot be read or filled now, at a field where one is named. */
  locked(field?: string): DomainError {
    const message = this.hasKey
      ? '身份证号、电话已加密，请先输入个人信息口令解锁。'
      : '本工作簿还没有设置个人信息口令，不能填写身份证号、电话；请先在“个人信息保护”中设置。'
    return new DomainError('personalDataLocked', { message, ...(field ? { field } : {}) })
  }

  private each(
    person: Person,
    change: (column: (typeof personalColumns)[number], text: string) => string,
  ): Person {
    if (person.idNumber === null && person.phone === null) return person
    return {
      ...person,
      idNumber: person.idNumber === null ? null : change('idNumber', person.idNumber),
      phone: person.phone === null ? null : change('phone', person.phone),
    }
  }
}

function openText(cipher: PersonalCipher, id: string, column: PersonalColumn, text: string): string {
  return cipher.open(id, column, text) ?? `${unreadablePrefix}${text}`
}
