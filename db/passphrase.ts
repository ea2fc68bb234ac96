import { randomBytes, scrypt } from 'node:crypto'

/** How much work one try of a passphrase costs (scrypt, RFC 7914). */
export interface PassphraseCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** By OWASP's table for a passphrase that is typed in: 128 MB and about 0.4 s a try. */
export const passphraseCost: PassphraseCost = { N: 131_072, r: 8, p: 1 }

/** What is kept beside a stretched passphrase, so that it can be stretched again; no secret. */
export interface PassphraseParameters extends PassphraseCost {
  /** Base64 of 16 random bytes. */
  readonly salt: string
}

/** Parameters for a passphrase that is set now. Only tests give another cost. */
export function newPassphraseParameters(cost: PassphraseCost = passphraseCost): PassphraseParameters {
  return { N: cost.N, r: cost.r, p: cost.p, salt: randomBytes(16).toString('base64') }
}

/** Stretches a passphrase to 32 bytes. Full- and half-width forms of a character are the same (NFKC). */
export function stretchPassphrase(passphrase: string, parameters: PassphraseParameters): Promise<Buffer> {
  const { N, r, p, salt } = parameters
  // scrypt needs 128·N·r bytes and a little more.
  const options = { N, r, p, maxmem: 2 * 128 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
