import { inflateRawSync } from 'node:zlib'
import { encrypted, tooLarge, truncated, unpackedLimit, unsupported } from './file-kind.ts'

/** An entry of the central directory. */
interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  /** Where its local header stands. */
  readonly at: number
}

/** The size that a zip64 archive writes where the real one stands elsewhere. */
const elsewhere = 0xffffffff

/**
 * The parts of a workbook file, unpacked and checked against their checksums. The spreadsheet library is not left
 * to do it: its own inflater runs for ever on a damaged byte, and it believes the sizes that the file claims.
 * Errors: fileTruncated, fileTooLarge, fileEncrypted, fileUnsupported.
 */
export function unpackWorkbook(bytes: Uint8Array, fileName: string): ReadonlyMap<string, Buffer> {
  const entries = entriesOf(bytes, fileName)
  if (!entries.some(({ name }) => name.startsWith('xl/workbook.') || name === 'content.xml')) {
    throw unsupported(fileName, '是压缩包或文档，不是表格')
  }
  // What says nothing of the cells (pictures, the waste that some programs leave) is not even looked at.
  const wanted = entries.filter(({ name }) => /\.(?:xml|rels|bin)$/i.test(name))
  const claimed = wanted.reduce((sum, entry) => sum + (entry.unpacked === elsewhere ? 0 : entry.unpacked), 0)
  if (claimed > unpackedLimit) throw tooLarge(fileName, claimed)
  const parts = new Map<string, Buffer>()
  let left = unpackedLimit
  for (const entry of wanted) {
    const part = partOf(bytes, entry, left, fileName)
    left -= part.length
    parts.set(entry.name, part)
  }
  return parts
}

function entriesOf(bytes: Uint8Array, fileName: string): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  if (end < 0) throw truncated(fileName)
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw truncated(fileName)
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      // A few writers of the 2000s separate folders as Windows does.
      name: latin1(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function partOf(bytes: Uint8Array, entry: Entry, limit: number, fileName: string): Buffer {
  if ((entry.flags & 1) !== 0) throw encrypted(fileName)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== 0x04034b50) throw truncated(fileName)
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  const end = entry.packed === elsewhere ? bytes.length : start + entry.packed
  if (end > bytes.length) throw truncated(fileName)
  const packed = bytes.subarray(start, end)
  const part = entry.method === 0 ? Buffer.from(packed) : inflated(packed, entry, limit, fileName)
  if (checksumOf(part) !== entry.crc) throw truncated(fileName)
  return part
}

function inflated(packed: Uint8Array, entry: Entry, limit: number, fileName: string): Buffer {
  if (entry.method !== 8) throw unsupported(fileName, '采用了少见的压缩方式')
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) })
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(fileName, unpackedLimit)
    // zlib tells of damaged data by plain errors with a code.
    if (error instanceof Error && 'code' in error) throw truncated(fileName)
    throw error
  }
}

/** The offset of the end-of-central-directory record, searched from the back past a comment; -1 where there is none. */
function endRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return -1
}

const checksums = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32; the one of `node:zlib` is younger than the oldest Electron that the product runs on. */
function checksumOf(bytes: Uint8Array): number {
  let value = -1
  for (let at = 0; at < bytes.length; at += 1) {
    value = (checksums[(value ^ (bytes[at] as number)) & 0xff] as number) ^ (value >>> 8)
  }
  return ~value >>> 0
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
