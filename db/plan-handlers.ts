import type { Branch, BranchKind, PlanFile, Side, SideRows } from '../domain/branch.ts'
import { DomainError } from '../domain/errors.ts'
import { lockObstacles } from '../domain/merger/lock.ts'
import { Model } from '../domain/model.ts'
import type { Operation } from '../domain/operation.ts'
import type { WorkbookStatus } from '../domain/workbook.ts'
import type { Book, Clock } from './book.ts'
import { changeCountSince, readBranch } from './branch.ts'
import type { ReadableDb, WritableDb } from './connection.ts'
import { writeCopy } from './copy.ts'
import type { Handler } from './dispatch.ts'
import type { FileSurroundings } from './file-handlers.ts'
import { nextId } from './id-source.ts'
import type { Library } from './library.ts'
import { maskRows } from './masking.ts'
import { mergeHandlers } from './merge-handlers.ts'
import { readOtherFile } from './other-file.ts'
import { packageHandlers } from './package-handlers.ts'
import type { Keyring } from './personal/keyring.ts'
import { readSide } from './side.ts'
import type { WatchedJobs } from './watched-jobs.ts'

export interface PlanSurroundings extends FileSurroundings {
  readonly library: Library
  readonly keyring: Keyring
  readonly now: Clock
  readonly jobs: WatchedJobs
  readonly openFile: (file: string) => Promise<WorkbookStatus>
  readonly backUp: (db: WritableDb, file: string) => Promise<unknown>
}

/** 方案 and 交换包: branch, switch, 定稿, look at, merge, hand on, take back. */
export function planHandlers(around: PlanSurroundings): Record<string, Handler> {
  return {
    listPlans: () => listPlans(around),
    readSide: (side: Side) => sideRows(around, side),
    createPlan: ({ name }: { name: string }) => createPlan(around, name),
    forgetPlan: ({ file }: { file: string }) => {
      const listed = listPlans(around).find((plan) => plan.file === file)
      around.library.plansOf(file).forget(listed?.branch.name ?? '')
      return listPlans(around)
    },
    ...mergeHandlers(around),
    ...packageHandlers(around),
  }
}

/** Reads a workbook of the library by its name; the open one through its own connection. */
export function withFile<R>(
  around: PlanSurroundings,
  file: string | undefined,
  read: (db: ReadableDb) => R,
): Promise<R> | R {
  const book = around.requireBook()
  if (file === undefined || around.library.fileOf(book.path) === file) return read(book.db)
  const path = around.library.pathOf(file)
  return readOtherFile(path, around.now, (db) => around.backUp(db, file), read)
}

/** What a file says of itself when it is branched off the open workbook now. */
export function newBranch(around: PlanSurroundings, kind: BranchKind, name: string): Branch {
  const book = around.requireBook()
  return {
    branchId: nextId(around.now()),
    kind,
    name,
    author: around.operator().name,
    createdAt: around.now().toISOString(),
    baseSeq: book.ledger.headSeq,
    baseHash: book.ledger.headHash,
    baseName: book.branch?.name ?? '现行',
    lockedAt: null,
    lockedBy: null,
    adoptedAt: null,
  }
}

export function listPlans(around: PlanSurroundings): PlanFile[] {
  const book = around.requireBook()
  const file = around.library.fileOf(book.path)
  const open: PlanFile | null = book.branch && {
    file,
    state: 'ready',
    branch: book.branch,
    changeCount: changeCountSince(book.db, book.branch.baseSeq),
    modifiedAt: null,
  }
  return around.library.plansOf(file).list(open?.branch.kind === 'plan' ? open : null)
}

async function sideRows(around: PlanSurroundings, side: Side): Promise<SideRows> {
  const whole = await fullSideRows(around, side)
  return { ...whole, rows: maskRows(whole.rows) }
}

/**
 * The branch point with the old structure that a plan imported for its 并改工作台, and with the people who came in
 * after it: as they were read, whatever the plan has done with them since.
 */
function withSources(book: Book, base: SideRows): SideRows {
  const from = book.branch?.baseSeq ?? 0
  const inForce = new Set(book.ledger.toUndo(from).map(({ seq }) => seq))
  const imports = book.db
    .prepare(`
      SELECT seq
      FROM operation
      WHERE seq > ? AND command IN ('importStructure', 'importRoster', 'addZone')
      ORDER BY seq`)
    .pluck()
    .all(from) as number[]
  const model = new Model(base.rows, base.asOf)
  let hasSources = false
  for (const seq of imports.filter((each) => inForce.has(each))) {
    const images = book.ledger.imagesOf(seq)
    hasSources ||= images.some(({ table, id }) => table === 'setting' && id === 'mergerSources')
    if (!hasSources) continue
    model.apply(images.filter(({ table, id, row }) => row && table !== 'setting' && !model.get(table, id)))
  }
  return { ...base, rows: model.allRows() }
}

/** A side with its personal columns in full where the key is at hand: whoever hands it out masks them. */
export async function fullSideRows(around: PlanSurroundings, side: Side): Promise<SideRows> {
  const book = around.requireBook()
  const isOpen = side.file === undefined || around.library.fileOf(book.path) === side.file
  const answer = await withFile(around, side.file, (db) =>
    readSide(db, side, around.now(), isOpen ? book.allRows() : undefined),
  )
  const isOwnBase = side.file === undefined && side.atBase && side.withSources
  const whole = isOwnBase ? withSources(book, answer) : answer
  return { ...whole, rows: book.vault.openRows(whole.rows) }
}

async function createPlan(around: PlanSurroundings, name: string): Promise<WorkbookStatus> {
  const book = around.requireBook()
  const folder = around.library.plansOf(around.library.fileOf(book.path))
  if (folder.has(name)) throw new DomainError('planNameTaken')
  const branch = newBranch(around, 'plan', name)
  folder.prepare()
  writeCopy(book.file, folder.pathOf(name), branch)
  folder.remember(branch)
  book.trace(`新立方案 ${name}（起点：${branch.baseName} 第 ${branch.baseSeq} 条）`, {
    command: 'createPlan',
    operator: around.operator(),
  })
  return around.openFile(folder.fileOf(name))
}

/** The open plan, where it can be 定稿. Errors: planLocked, planUnbalanced with a sentence for each thing still open. */
export function requireLockable(around: PlanSurroundings): Branch {
  const book = around.requireBook()
  if (book.branch?.kind !== 'plan') {
    throw new DomainError('invalidInput', { message: '只有方案可以定稿，请先打开一个方案。' })
  }
  if (book.branch.lockedAt) throw new DomainError('planLocked')
  const base = withSources(book, readSide(book.db, { atBase: true }, around.now(), book.allRows()))
  const obstacles = lockObstacles(new Model(base.rows, base.asOf), book.current())
  if (obstacles.length > 0) {
    throw new DomainError('planUnbalanced', { message: `不能定稿：${obstacles.join('')}` })
  }
  return book.branch
}

/** 定稿 of the open plan; `reason` says in the ledger who asked for it. Errors: as of `requireLockable`. */
export function lockPlan(
  around: PlanSurroundings,
  reason?: string,
): { readonly operation: Operation | null; readonly plans: PlanFile[] } {
  const branch = requireLockable(around)
  const book = around.requireBook()
  const operation = book.lock(around.operator(), reason)
  around.library.plansOf(around.library.fileOf(book.path)).remember(readBranch(book.db) ?? branch)
  return { operation, plans: listPlans(around) }
}
