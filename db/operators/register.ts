import { join } from 'node:path'
import { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'
import {
  defaultOperatorPolicy,
  type OperatorPolicy,
  operatorPolicySchema,
  operatorRoles,
} from '../../domain/operator.ts'
import { readJson, writeJson } from '../json-file.ts'

const storedProfile = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(operatorRoles),
  active: z.boolean(),
  /** How the passphrase was stretched, and what came of it as base64. */
  parameters: z.object({ N: z.number(), r: z.number(), p: z.number(), salt: z.string() }),
  stretched: z.string(),
  /** Wrong passphrases since the last right one, and when the next may be tried (ISO 8601). */
  failures: z.number().int(),
  blockedUntil: z.string().nullable(),
})
export type StoredProfile = Readonly<z.infer<typeof storedProfile>>

const registerFile = z.object({ profiles: z.array(storedProfile), policy: operatorPolicySchema })

interface Stored {
  readonly profiles: readonly StoredProfile[]
  readonly policy: OperatorPolicy
}

/**
 * The operators of this computer, in one file of the data folder. A file that is there and cannot be read lets nobody
 * in; the state before the last change is kept beside it.
 */
export class Register {
  private readonly path: string
  private stored: Stored | null

  constructor(home: string) {
    this.path = join(home, 'operators.json')
    this.stored = this.read()
  }

  /** Neither the file nor the one from before can be read. */
  get damaged(): boolean {
    return this.stored === null
  }

  get profiles(): readonly StoredProfile[] {
    return this.stored?.profiles ?? []
  }

  get policy(): OperatorPolicy {
    return this.stored?.policy ?? defaultOperatorPolicy
  }

  /** Errors: operatorsDamaged, and the system's own where the file cannot be written. */
  change(change: Partial<Stored>): void {
    if (!this.stored) throw new DomainError('operatorsDamaged')
    const next = { ...this.stored, ...change }
    writeJson(this.beforePath, this.stored)
    writeJson(this.path, next)
    this.stored = next
  }

  put(profile: StoredProfile): void {
    const known = this.profiles.some(({ id }) => id === profile.id)
    this.change({
      profiles: known
        ? this.profiles.map((each) => (each.id === profile.id ? profile : each))
        : [...this.profiles, profile],
    })
  }

  private read(): Stored | null {
    const found = readJson(this.path)
    if (found === null) return { profiles: [], policy: defaultOperatorPolicy }
    for (const text of [found, readJson(this.beforePath)]) {
      const parsed = registerFile.safeParse(text)
      if (parsed.success) return parsed.data
    }
    return null
  }

  private get beforePath(): string {
    return `${this.path}.before`
  }
}
