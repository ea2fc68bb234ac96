import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { upgradeIdNumber } from '../../domain/id-number.ts'
import { type SealedTable, sealedPrefix } from '../../domain/personal.ts'
import { OpenedValues } from './opened-values.ts'

const nonceBytes = 12
const tagBytes = 16
const digestBytes = 12

/** Where a value stands, and nowhere else. */
interface Place {
  readonly table: SealedTable
  readonly rowId: string
  readonly column: string
}

/**
 * Encrypts single values under a workbook's data key (32 bytes): AES-256-GCM, bound to its row and column.
 * The nonce is made of the value itself, so that a value of a row is always the same text: two branches that hold the
 * same number still hold the same, and an undo brings back the same bytes. Equal values of two rows differ.
 */
export class PersonalCipher {
  readonly keyId: string
  /** To be wrapped for a key slot, nothing else. */
  readonly dataKey: Buffer
  /** What was opened by it already. */
  readonly opened = new OpenedValues()
  private readonly valueKey: KeyObject
  private readonly nonceKey: KeyObject
  private readonly indexKey: KeyObject
  private readonly openedKey: KeyObject

  constructor(keyId: string, dataKey: Buffer) {
    this.keyId = keyId
    this.dataKey = dataKey
    this.valueKey = derive(dataKey, 'personal value')
    this.nonceKey = derive(dataKey, 'personal nonce')
    this.indexKey = derive(dataKey, 'personal index')
    this.openedKey = derive(dataKey, 'opened values')
  }

  seal({ table, rowId, column }: Place, value: string): string {
    const index = column === 'idNumber' ? this.indexOf(value) : ''
    const nonce = createHmac('sha256', this.nonceKey)
      .update(`${rowId}|${column}|${value}`)
      .digest()
      .subarray(0, nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', this.valueKey, nonce).setAAD(
      bytesOf({ table, rowId, column }, index),
    )
    const body = [nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]
    return `${sealedPrefix}${index}:${Buffer.concat(body).toString('base64url')}`
  }

  /** The value behind a sealed text; null where it is of another key, place or row, or was altered. */
  open(place: Place, sealed: string): string | null {
    const [, index = '', text = ''] = sealed.split(':')
    const body = Buffer.from(text, 'base64url')
    if (body.length < nonceBytes + tagBytes) return null
    try {
      const cipher = createDecipheriv('aes-256-gcm', this.valueKey, body.subarray(0, nonceBytes))
      cipher.setAAD(bytesOf(place, index)).setAuthTag(body.subarray(-tagBytes))
      return cipher.update(body.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + cipher.final('utf8')
    } catch {
      return null
    }
  }

  /** What a sealed id number begins with: the blind index by which one is found without opening the others. */
  sealedStart(idNumber: string): string {
    return `${sealedPrefix}${this.indexOf(idNumber)}:`
  }

  /** The opened values as a block that the key alone opens. */
  sealOpened(): Buffer {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', this.openedKey, nonce)
    return Buffer.concat([
      nonce,
      cipher.update(this.opened.toText(), 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ])
  }

  /** Takes up what `sealOpened` gave; a block of another key, or an altered one, is left alone. */
  takeOpened(block: Buffer): void {
    try {
      const cipher = createDecipheriv('aes-256-gcm', this.openedKey, block.subarray(0, nonceBytes))
      cipher.setAuthTag(block.subarray(-tagBytes))
      const bytes = [cipher.update(block.subarray(nonceBytes, -tagBytes)), cipher.final()]
      this.opened.take(Buffer.concat(bytes).toString('utf8'))
    } catch {
      // Every value is in the file of the workbook as well.
    }
  }

  private indexOf(idNumber: string): string {
    const number = upgradeIdNumber(idNumber.trim().toUpperCase())
    return createHmac('sha256', this.indexKey)
      .update(number)
      .digest('base64url')
      .slice(0, (digestBytes * 4) / 3)
  }
}

function bytesOf({ table, rowId, column }: Place, index: string): Buffer {
  return Buffer.from(`${table}|${column}|${rowId}|${index}`)
}

/** As a KeyObject: a third of the time that a value takes with the bytes. */
function derive(dataKey: Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), purpose, 32)))
}
