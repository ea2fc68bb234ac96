import { timingSafeEqual } from 'node:crypto'
import { DomainError } from '../../domain/errors.ts'
import {
  type NewOperator,
  type OperatorChange,
  type OperatorPolicy,
  type OperatorProfile,
  type OperatorState,
  type OperatorStatus,
  operatorRoleNames,
  type Signature,
  waitAfterFailures,
} from '../../domain/operator.ts'
import { accessOf, refusalOf } from '../../domain/permissions.ts'
import type { Clock } from '../book.ts'
import { nextId } from '../id-source.ts'
import { newPassphraseParameters, type PassphraseCost, stretchPassphrase } from '../passphrase.ts'
import { Register, type StoredProfile } from './register.ts'

export interface DeskOptions {
  readonly home: string
  readonly now: Clock
  readonly cost: PassphraseCost | undefined
  /** The name of the workbook or of the last one: whoever works while there are no profiles. */
  readonly nameWithout: () => string
  /** Called after somebody was signed out, by hand or by the time. */
  readonly signedOut: () => void
}

/**
 * Who is signed in, and what each may do: every call passes here. It orders the work and names who did it; whoever can
 * read the data folder with another program is kept out by the operating system and by the encryption of personal data.
 */
export class OperatorDesk {
  private readonly options: DeskOptions
  private readonly register: Register
  private currentId: string | null = null
  private activeAt = 0

  constructor(options: DeskOptions) {
    this.options = options
    this.register = new Register(options.home)
  }

  get policy(): OperatorPolicy {
    return this.register.policy
  }

  get state(): OperatorState {
    if (this.register.damaged) return 'damaged'
    if (this.register.profiles.length === 0) return 'off'
    return this.current ? 'signedIn' : 'signedOut'
  }

  /** Whether calls about a workbook are answered. */
  get isOpen(): boolean {
    return this.state === 'off' || this.state === 'signedIn'
  }

  status(): OperatorStatus {
    const { state, current } = this
    const profiles = this.register.profiles.map(profileOf)
    return {
      state,
      current: current && profileOf(current),
      profiles: state === 'signedIn' ? profiles : profiles.filter(({ active }) => active),
      policy: this.policy,
    }
  }

  signature(): Signature {
    const { current } = this
    if (!current) return { name: this.options.nameWithout(), id: null, role: null }
    return { name: current.name, id: current.id, role: current.role }
  }

  /** Is somebody there? Asked before a word of the call is read. Errors: signedOut, operatorsDamaged. */
  admit(name: string): void {
    this.lockWhenIdle()
    if (this.state === 'off' || accessOf(name, {}) === 'anyone') return
    if (this.state === 'damaged') throw new DomainError('operatorsDamaged')
    if (!this.current) throw new DomainError('signedOut')
  }

  /** May they? Asked of the input as it was parsed: what else was sent with it counts for nothing. Errors: notPermitted. */
  permit(name: string, input: unknown): void {
    const message = this.current && refusalOf(this.current.role, name, input)
    if (message !== null) throw new DomainError('notPermitted', { message })
  }

  /** Work was done: the time after which the workbench locks begins anew. */
  touch(): void {
    this.activeAt = this.options.now().getTime()
  }

  /** Locks where nobody has worked for too long; a clock that was set back counts as too long. */
  lockWhenIdle(): void {
    if (!this.current) return
    const idle = this.options.now().getTime() - this.activeAt
    if (idle < 0 || idle >= this.policy.idleMinutes * 60_000) this.signOut()
  }

  /** Errors: operatorPassphrase, operatorWait, notFound. */
  async signIn(id: string, passphrase: string): Promise<OperatorProfile> {
    const profile = this.require(id)
    if (!profile.active) throw new DomainError('notFound')
    await this.check(profile, passphrase, 'passphrase')
    this.currentId = id
    this.touch()
    return profileOf(profile)
  }

  signOut(): void {
    if (!this.current) return
    this.currentId = null
    this.options.signedOut()
  }

  /** Errors: invalidInput where the name is taken, or where the first one is not 审核. */
  async add({ name, role, passphrase }: NewOperator): Promise<OperatorProfile> {
    const isFirst = this.register.profiles.length === 0
    if (isFirst && role !== 'reviewer') {
      throw new DomainError('invalidInput', {
        message: '第一位操作员须为审核，由其管理其他操作员。',
        field: 'role',
      })
    }
    this.refuseTaken(name, null)
    const profile: StoredProfile = {
      id: nextId(this.options.now()),
      name,
      role,
      active: true,
      ...(await this.stretched(passphrase)),
      failures: 0,
      blockedUntil: null,
    }
    this.register.put(profile)
    if (isFirst) {
      this.currentId = profile.id
      this.touch()
    }
    return profileOf(profile)
  }

  /** Errors: notFound, invalidInput where too few 审核 would be left or the name is taken. */
  update({ id, name, role, active }: OperatorChange): OperatorProfile {
    const known = this.require(id)
    const next = {
      ...known,
      ...(name === undefined ? {} : { name }),
      ...(role === undefined ? {} : { role }),
      ...(active === undefined ? {} : { active }),
    }
    this.refuseTaken(next.name, id)
    const others = this.register.profiles.filter((each) => each.id !== id)
    this.refuseTooFew([...others, next], this.policy)
    this.register.put(next)
    if (!next.active && this.currentId === id) this.signOut()
    return profileOf(next)
  }

  async resetPassphrase(id: string, passphrase: string): Promise<OperatorProfile> {
    const profile = this.require(id)
    this.register.put({
      ...profile,
      ...(await this.stretched(passphrase)),
      failures: 0,
      blockedUntil: null,
    })
    return profileOf(profile)
  }

  /** Errors: operatorPassphrase, operatorWait. */
  async changeOwn(current: string, passphrase: string): Promise<void> {
    const profile = this.requireCurrent()
    await this.check(profile, current, 'current')
    await this.resetPassphrase(profile.id, passphrase)
  }

  /** Errors: invalidInput where a second person is asked for and there is none. */
  setPolicy(policy: OperatorPolicy): void {
    this.refuseTooFew(this.register.profiles, policy)
    this.register.change({ policy })
  }

  /** Errors: operatorPassphrase, operatorWait. */
  async end(passphrase: string): Promise<void> {
    await this.check(this.requireCurrent(), passphrase, 'current')
    this.currentId = null
    this.register.change({ profiles: [], policy: { ...this.policy, secondPerson: false } })
  }

  private get current(): StoredProfile | null {
    return this.register.profiles.find(({ id }) => id === this.currentId) ?? null
  }

  private require(id: string): StoredProfile {
    if (this.register.damaged) throw new DomainError('operatorsDamaged')
    const profile = this.register.profiles.find((each) => each.id === id)
    if (!profile) throw new DomainError('notFound')
    return profile
  }

  private requireCurrent(): StoredProfile {
    if (!this.current) throw new DomainError('signedOut')
    return this.current
  }

  /** Counts what goes wrong in the file, so that a restart does not begin anew. */
  private async check(profile: StoredProfile, passphrase: string, field: string): Promise<void> {
    const wait = this.secondsToWait(profile)
    if (wait > 0) throw waitError(wait, field)
    const given = await stretchPassphrase(passphrase, profile.parameters)
    if (timingSafeEqual(given, Buffer.from(profile.stretched, 'base64'))) {
      if (profile.failures > 0) this.register.put({ ...profile, failures: 0, blockedUntil: null })
      return
    }
    const failures = profile.failures + 1
    const seconds = waitAfterFailures(failures)
    const until = new Date(this.options.now().getTime() + seconds * 1000).toISOString()
    this.register.put({ ...profile, failures, blockedUntil: seconds > 0 ? until : null })
    if (seconds > 0) throw waitError(seconds, field)
    throw new DomainError('operatorPassphrase', { field })
  }

  /** Never more than the last failure cost: a clock that was set back does not lock anybody out. */
  private secondsToWait({ failures, blockedUntil }: StoredProfile): number {
    if (blockedUntil === null) return 0
    const left = (Date.parse(blockedUntil) - this.options.now().getTime()) / 1000
    return Math.ceil(Math.min(left, waitAfterFailures(failures)))
  }

  private async stretched(passphrase: string): Promise<Pick<StoredProfile, 'parameters' | 'stretched'>> {
    const parameters = newPassphraseParameters(this.options.cost)
    const key = await stretchPassphrase(passphrase, parameters)
    return { parameters, stretched: key.toString('base64') }
  }

  private refuseTaken(name: string, exceptId: string | null): void {
    if (!this.register.profiles.some((each) => each.name === name && each.id !== exceptId)) return
    throw new DomainError('invalidInput', {
      message: `已有操作员“${name}”；同名的请加注科室以便区分。`,
      field: 'name',
    })
  }

  private refuseTooFew(profiles: readonly StoredProfile[], { secondPerson }: OperatorPolicy): void {
    const count = profiles.filter(({ role, active }) => active && role === 'reviewer').length
    if (count === 0) {
      throw new DomainError('invalidInput', {
        message: `至少须有一名在用的${operatorRoleNames.reviewer}操作员。`,
      })
    }
    if (secondPerson && count < 2) {
      throw new DomainError('invalidInput', {
        message: '定稿、采纳须两人办理时，至少须有两名在用的审核操作员。',
        field: 'secondPerson',
      })
    }
  }
}

function profileOf({ id, name, role, active }: StoredProfile): OperatorProfile {
  return { id, name, role, active }
}

function waitError(seconds: number, field: string): DomainError {
  return new DomainError('operatorWait', {
    message: `口令连续输错，请在 ${seconds} 秒后再试。`,
    field,
    seconds,
  })
}
