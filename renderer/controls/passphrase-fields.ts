import { DomainError } from '../../domain/errors.ts'
import { passphraseAdvice } from '../../domain/personal.ts'
import type { Field } from './field.ts'

export interface NewPassphrase {
  readonly passphrase: string
  readonly repeat: string
}

/** With the one that holds now, where there is one to be replaced. */
export interface ReplacedPassphrase extends NewPassphrase {
  readonly current: string
}

export const currentPassphraseField = {
  name: 'current',
  label: '现在的口令',
  kind: 'secret',
  required: true,
} as const

/** A passphrase that is being chosen, typed twice. */
export const newPassphraseFields: readonly Field<NewPassphrase>[] = [
  {
    name: 'passphrase',
    label: '新口令',
    kind: 'secret',
    required: true,
    hint: ({ passphrase }) => passphraseAdvice(passphrase)?.sentence ?? '至少 8 个字符，可用汉字',
  },
  { name: 'repeat', label: '再填一遍', kind: 'secret', required: true },
]

/** Errors: invalidInput at the second field where the two differ. */
export function requireSame({ passphrase, repeat }: NewPassphrase): string {
  if (passphrase === repeat) return passphrase
  throw new DomainError('invalidInput', { field: 'repeat', message: '两次填写的口令不一样' })
}
