import { rmSync } from 'node:fs'
import type { Approval, Branch, MergeDecision, MergePreview, MergeSource } from '../domain/branch.ts'
import { put } from '../domain/commands/change.ts'
import { DomainError } from '../domain/errors.ts'
import { decidedChanges } from '../domain/merge/three-way.ts'
import type { Delta } from '../domain/operation.ts'
import { isSealed, isSealedTable, sealedColumnsOf } from '../domain/personal.ts'
import type { RowChange } from '../domain/tables.ts'
import { aboutFile } from './about-file.ts'
import { lastChangeHash } from './approvals/requests.ts'
import { type Book, openBook } from './book.ts'
import { markBranch, readBranch } from './branch.ts'
import type { ReadableDb } from './connection.ts'
import type { Handler } from './dispatch.ts'
import { previewOf, readIncoming } from './merge.ts'
import { readOtherFile } from './other-file.ts'
import { unpackTo } from './package-handlers.ts'
import { readPersonalKey, readSlots, writePersonalKey } from './personal/key-slots.ts'
import { isUnfinished, protectFile } from './personal/protect.ts'
import { countPlainPeople, holdsPlainValues } from './personal/seal-file.ts'
import { copyPictures } from './pictures.ts'
import { type PlanSurroundings, withFile } from './plan-handlers.ts'

interface PreviewInput {
  readonly source: MergeSource
  readonly decisions: readonly MergeDecision[]
}

export interface MergeInput extends PreviewInput {
  readonly head: number
  readonly approval?: Approval | undefined
}

/** 采纳 a plan and 收回 a package: the same three-way merge, shown first, then done as one operation. */
export function mergeHandlers(around: PlanSurroundings): Record<string, Handler> {
  return {
    previewMerge: ({ source, decisions }: PreviewInput): Promise<MergePreview> =>
      withSource(around, source, (db, branch) => ({
        ...previewOf(around.requireBook(), db, decisions),
        kind: branch.kind,
        name: branch.name,
        author: branch.author,
        createdAt: branch.createdAt,
      })),
  }
}

interface MergeWay {
  /** Said in the ledger beside the document. */
  readonly reason?: string
  /** Everything is checked as if it were done, and nothing is written. */
  readonly forTrial?: boolean
}

/** A plan that can be adopted, and the hash of its last change. Errors: planUnlocked, planMissing. */
export function adoptable(
  around: PlanSurroundings,
  file: string,
): Promise<{ readonly hash: string; readonly branch: Branch }> {
  return withSource(around, { file }, (db, branch) => {
    if (!branch.lockedAt) throw new DomainError('planUnlocked')
    return { hash: lastChangeHash(db), branch }
  })
}

/**
 * Merges a plan or a package into the open workbook as one operation. Errors: mergeStale, mergeUndecided, planUnlocked,
 * ruleViolated, personalDataLocked.
 */
export async function mergeBranch(
  around: PlanSurroundings,
  input: MergeInput,
  { reason, forTrial = false }: MergeWay = {},
): Promise<Delta> {
  const { source, decisions, head, approval } = input
  const book = around.requireBook()
  const { delta, branch } = await withSource(around, source, (db, branch) => {
    if (book.ledger.headSeq !== head) throw new DomainError('mergeStale')
    if (branch.kind === 'plan') requireAdoptable(book, branch, approval)
    const { merge } = readIncoming(book, db)
    const { changes, undecided } = decidedChanges(merge, decisions)
    if (undecided.length > 0) throw new DomainError('mergeUndecided')
    if (forTrial) return { delta: book.tryOut(changes), branch }
    const what =
      branch.kind === 'plan' ? `采纳方案 ${branch.name}` : `收回交换包 ${branch.name}（${branch.author}）`
    copyPictures(db, book.db)
    if (changes.some(holdsSealed)) takeOverKey(around, book, db)
    const written = approval ? [...documentOf(book, approval), ...changes] : changes
    const delta = book.execute(
      { title: `${what}，${changes.length} 项改动`, changes: changes.length === 0 ? [] : written },
      { command: 'mergeBranch', operator: around.operator(), documentNumber: approval?.number, reason },
    )
    return { delta, branch }
  })
  if (branch.kind === 'plan' && 'file' in source && delta.operation) await markAdopted(around, source.file)
  return delta
}

/** A plan becomes 现行 only as a version, on the strength of a document, and into the workbook itself. */
function requireAdoptable(book: Book, branch: Branch, approval: Approval | undefined): void {
  if (book.branch?.kind === 'plan') {
    throw new DomainError('invalidInput', { message: '请先回到现行，再采纳方案。' })
  }
  if (!branch.lockedAt) throw new DomainError('planUnlocked')
  if (!approval) {
    throw new DomainError('invalidInput', { message: '采纳方案须填写批文。', field: 'approval.number' })
  }
}

/** The approving document as a row, so that approved numbers can name it; one of the same 文号 is there already. */
function documentOf(book: Book, approval: Approval): RowChange[] {
  const known = [...book.model.rows.document.values()].some(({ number }) => number === approval.number)
  return known ? [] : [put('document', { id: book.context().newId(), title: null, ...approval })]
}

/**
 * A package that was handed out before this workbook had its key, or had as many columns encrypted, comes back with
 * plain values, and with the chain as it was before they were encrypted. The unpacked copy is brought to where the
 * workbook is, so that the two still share their entries. Errors: personalDataLocked.
 */
async function sealUnpacked(around: PlanSurroundings, unpacked: string): Promise<void> {
  const { vault, db } = around.requireBook()
  const own = readPersonalKey(db)
  if (!own) return
  const { keyId, isPlain } = await readOtherFile(
    unpacked,
    around.now,
    async () => undefined,
    (other) => ({ keyId: readPersonalKey(other)?.keyId ?? null, isPlain: holdsPlainValues(other) }),
  )
  const isOwn = keyId === own.keyId
  if (keyId !== null && (!isOwn || !isPlain || isUnfinished(own))) return
  if (!vault.cipher && isPlain) throw vault.locked()
  if (!vault.cipher) return
  const note = { command: 'protectPersonal', operator: around.operator() }
  const slots = isOwn ? null : []
  const protection = { cipher: vault.cipher, slots, note, title: '加密交换包中的号码、金额' }
  const file = { file: '', path: unpacked }
  await protectFile(file, protection, { ...around, backUp: async () => undefined })
}

function holdsSealed({ table, row }: RowChange): boolean {
  if (!isSealedTable(table) || !row) return false
  const values = row as Readonly<Record<string, unknown>>
  return sealedColumnsOf(table).some((column) => {
    const value = values[column]
    return typeof value === 'string' && isSealed(value)
  })
}

/** Numbers that were encrypted at the other office's stay so: its passphrase opens them here as well. */
function takeOverKey(around: PlanSurroundings, book: Book, other: ReadableDb): void {
  const key = readPersonalKey(other)
  if (book.vault.hasKey || !key) return
  if (countPlainPeople(book.db) > 0) {
    throw new DomainError('personalDataLocked', {
      message:
        '对方已为号码、薪酬金额设置口令，而本工作簿的还没有加密。请先在“个人信息保护”中设置口令，再收回交换包。',
    })
  }
  const note = { command: 'protectPersonal', operator: around.operator() }
  book.trace('沿用交换包的个人信息口令', note, () => writePersonalKey(book.db, key, readSlots(other)))
  book.setCipher(null)
  book.vault.hasKey = true
}

async function markAdopted(around: PlanSurroundings, file: string): Promise<void> {
  const path = around.library.pathOf(file)
  const plan = await openBook(path, around.now, (db) => around.backUp(db, file))
  try {
    markBranch(plan.db, { adoptedAt: around.now().toISOString() })
  } finally {
    plan.close()
  }
}

/** Opens what shall be merged: a plan of the library, or a package, unpacked for as long as it is looked at. */
async function withSource<R>(
  around: PlanSurroundings,
  source: MergeSource,
  read: (db: ReadableDb, branch: Branch) => R,
): Promise<R> {
  const look = (db: ReadableDb): R => {
    const branch = readBranch(db)
    if (!branch) throw new DomainError('packageForeign')
    return read(db, branch)
  }
  if ('file' in source) return withFile(around, source.file, look)
  const file = around.files.source(source.token)
  const { bytes, facts } = await aboutFile(file.name, () =>
    around.exchange.readPackage(file.bytes, source.passphrase),
  )
  if (facts.workbookId !== around.requireBook().workbookId) throw new DomainError('packageForeign')
  const { path: unpacked } = around.files.make('交换包.orgbook')
  try {
    await aboutFile(file.name, () => unpackTo(unpacked, bytes))
    await sealUnpacked(around, unpacked)
    return await readOtherFile(unpacked, around.now, async () => undefined, look)
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${unpacked}${suffix}`, { force: true })
  }
}
