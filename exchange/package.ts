import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { DomainError } from '../domain/errors.ts'
import type { PackageFacts } from '../domain/exchange-port.ts'

/**
 * 交换包: the line that marks it, the length of the header (4 bytes, big endian), the header as JSON, the gzipped
 * workbook, and a seal: the tag of AES-256-GCM where there is a passphrase, the SHA-256 of all before it where not.
 * Either way the header is under the seal too, so a byte changed anywhere is noticed.
 */
const mark = Buffer.from('ORGPACK1\n')
/** scrypt's cost by OWASP's table for a passphrase that is typed in (N = 2^17, r = 8, p = 1: 128 MB, about 0.4 s). */
const cost = { N: 131_072, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const
/** A package that unpacks to more is not one of ours: a workbook of 50,000 people is about 0.1 GB. */
const largest = 2 * 1024 * 1024 * 1024 - 1

const [zip, unzip] = [promisify(gzip), promisify(gunzip)]

const factsSchema = z.object({
  workbookId: z.string(),
  name: z.string().min(1).max(200),
  author: z.string(),
  createdAt: z.string(),
  baseSeq: z.number().int(),
  baseHash: z.string(),
  headSeq: z.number().int(),
  headHash: z.string(),
})

const headerSchema = factsSchema.extend({
  cipher: z.object({ salt: z.string(), nonce: z.string(), check: z.string() }).nullable(),
})

export async function writePackage(
  workbook: Uint8Array,
  facts: PackageFacts,
  passphrase: string | undefined,
): Promise<Uint8Array> {
  const packed = await zip(workbook)
  if (!passphrase) {
    const body = Buffer.concat([headOf({ ...facts, cipher: null }), packed])
    return Buffer.concat([body, sealOf(body)])
  }
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const key = await keyOf(passphrase, salt)
  const cipherFacts = { salt: salt.toString('base64'), nonce: nonce.toString('base64'), check: checkOf(key) }
  const head = headOf({ ...facts, cipher: cipherFacts })
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(head)
  const sealed = Buffer.concat([cipher.update(packed), cipher.final()])
  return Buffer.concat([head, sealed, cipher.getAuthTag()])
}

/** Errors: fileUnsupported, packageDamaged, packagePassphrase. */
export async function readPackage(
  bytes: Uint8Array,
  passphrase: string | undefined,
): Promise<{ readonly facts: PackageFacts; readonly bytes: Uint8Array }> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!all.subarray(0, mark.length).equals(mark)) {
    throw new DomainError('fileUnsupported', {
      message: '这个文件不是交换包。请选择扩展名为 .orgpack 的文件。',
    })
  }
  const { header, end } = readHeader(all)
  const { cipher, ...facts } = header
  const packed = cipher ? await opened(all, end, cipher, passphrase) : unsealed(all, end)
  try {
    return { facts, bytes: await unzip(packed, { maxOutputLength: largest }) }
  } catch {
    // Under an intact seal only a package of another make gets here; nothing of it is used.
    throw new DomainError('packageDamaged')
  }
}

function readHeader(all: Buffer) {
  try {
    const start = mark.length + 4
    const end = start + all.readUInt32BE(mark.length)
    if (end > all.length) throw new Error('cut off')
    return { header: headerSchema.parse(JSON.parse(all.toString('utf8', start, end))), end }
  } catch {
    throw new DomainError('packageDamaged')
  }
}

function unsealed(all: Buffer, end: number): Buffer {
  const body = all.subarray(0, all.length - 32)
  if (all.length < end + 32 || !sealOf(body).equals(all.subarray(all.length - 32))) {
    throw new DomainError('packageDamaged')
  }
  return all.subarray(end, all.length - 32)
}

async function opened(
  all: Buffer,
  end: number,
  facts: { readonly salt: string; readonly nonce: string; readonly check: string },
  passphrase: string | undefined,
): Promise<Buffer> {
  if (!passphrase) throw new DomainError('packagePassphrase', { message: '这个交换包已加密，请填写口令。' })
  const key = await keyOf(passphrase, Buffer.from(facts.salt, 'base64'))
  if (checkOf(key) !== facts.check) throw new DomainError('packagePassphrase')
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(facts.nonce, 'base64'))
    cipher.setAAD(all.subarray(0, end)).setAuthTag(all.subarray(all.length - 16))
    return Buffer.concat([cipher.update(all.subarray(end, all.length - 16)), cipher.final()])
  } catch {
    throw new DomainError('packageDamaged')
  }
}

function headOf(header: z.output<typeof headerSchema>): Buffer {
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  return Buffer.concat([mark, length, json])
}

const sealOf = (body: Uint8Array) => createHash('sha256').update(body).digest()

/** Tells a wrong passphrase from a damaged package; a hash of the stretched key gives nothing away of either. */
const checkOf = (key: Uint8Array) =>
  createHash('sha256').update('orgpack check').update(key).digest('base64').slice(0, 22)

function keyOf(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
