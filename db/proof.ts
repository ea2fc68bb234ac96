import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { type Proof, type ProofStep, proofSteps } from '../domain/backup.ts'
import { type Book, type Clock, openBook } from './book.ts'
import type { ReadableDb } from './connection.ts'
import { copyWorkbook } from './copy.ts'
import { compareWithLedger } from './ledger-images.ts'

/**
 * Tries a workbook file as a restore would use it: copies it into `folder`, opens the copy (an older version is
 * migrated), reads it through, recomputes the chain and compares its rows with what its own ledger says of them. The folder is gone
 * afterwards, the file itself is only read. `onStep` hears of each step before it begins.
 */
export async function proveFile(
  path: string,
  folder: string,
  now: Clock,
  onStep: (step: ProofStep) => void = () => {},
): Promise<Proof> {
  const trial = join(folder, '试验.orgbook')
  let at: ProofStep = 'copy'
  let book: Book | undefined
  const enter = async (step: ProofStep) => {
    at = step
    onStep(step)
    // Each step holds the process; the calls of the screen are answered between them.
    await breathe()
  }
  const found = { headSeq: 0, rows: 0 }
  try {
    await enter('copy')
    mkdirSync(folder, { recursive: true })
    copyWorkbook(path, trial)
    await enter('open')
    book = await openBook(trial, now, async () => undefined)
    found.headSeq = book.ledger.headSeq
    for (const step of proofSteps.slice(proofSteps.indexOf('integrity'))) {
      await enter(step)
      if (!passes(step, book, found)) return { ...found, fault: step }
    }
    return { ...found, fault: null }
  } catch {
    // Whatever is thrown over a damaged file is the finding itself: where it failed is what is told.
    return { ...found, fault: at }
  } finally {
    book?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function passes(step: ProofStep, book: Book, found: { rows: number }): boolean {
  if (step === 'integrity') return isWhole(book.db)
  if (step === 'chain') return book.ledger.headSeq > 0 && book.ledger.findBreak() === null
  const { rows, differing } = compareWithLedger(book.db)
  found.rows = rows
  return differing === 0
}

/** SQLite's full check, its indexes included, and no row that names one that is not there. */
export function isWhole(db: ReadableDb): boolean {
  const foreign = db.pragma('foreign_key_check') as unknown[]
  return db.pragma('integrity_check(1)', { simple: true }) === 'ok' && foreign.length === 0
}
