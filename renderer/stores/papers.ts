import type { ScenePage } from '../../domain/scene/pages.ts'
import type { FileToken, SavedFile } from '../../domain/shell.ts'
import { shell } from '../api/shell.ts'
import { type JobHandle, startJob } from './jobs.ts'
import { notifyError } from './notice.ts'
import { breathe } from './run-work.ts'

/** How a page becomes markup; the views know. */
export interface PaperMaker {
  readonly style: (pages: readonly ScenePage[]) => string
  readonly load: () => Promise<(page: ScenePage, mixed: boolean) => string>
}

/** Makes the pages of a paper; a job reports how far it is. */
export type PagesOf = (job: JobHandle) => Promise<readonly ScenePage[]>

/** Milliseconds that the window may be held while pages become markup. */
const slice = 8

/** Hands pages to the shell, between the frames of the window. */
async function gather(pages: readonly ScenePage[], maker: PaperMaker, job: JobHandle): Promise<string> {
  const markup = await maker.load()
  const paper = await shell.beginPaper(maker.style(pages))
  const drop = () => void shell.dropPaper(paper)
  job.signal.addEventListener('abort', drop, { once: true })
  const mixed = new Set(pages.map(({ width, height }) => `${width} ${height}`)).size > 1
  let begun = performance.now()
  for (const [at, page] of pages.entries()) {
    await shell.addToPaper(paper, markup(page, mixed))
    if (performance.now() - begun < slice) continue
    job.report(`已排 ${at + 1} / ${pages.length} 页`, { done: at + 1, total: pages.length })
    await breathe()
    if (job.signal.aborted) drop()
    job.signal.throwIfAborted()
    begun = performance.now()
  }
  return paper
}

/** Prints pages; the job ends when the dialog is answered. */
export function printPages(name: string, pagesOf: PagesOf, maker: PaperMaker): Promise<boolean> {
  const work = async (job: JobHandle): Promise<SavedFile> => {
    const pages = await pagesOf(job)
    const paper = await gather(pages, maker, job)
    job.report('等待打印')
    try {
      await shell.printPaper(paper)
    } finally {
      await shell.dropPaper(paper)
    }
    return { name: `${name}（${pages.length} 页）`, token: null }
  }
  return startJob(`打印 ${name}`, work, { done: '已交打印' })
}

/** Asks where, then writes pages as PDF. */
export async function savePagesAsPdf(name: string, pagesOf: PagesOf, maker: PaperMaker): Promise<boolean> {
  const file = `${name}.pdf`
  try {
    const target = await shell.pickTarget({ kind: 'file', name: file })
    return target !== null && (await writePdf(file, target, pagesOf, maker))
  } catch (error) {
    notifyError(error)
    return false
  }
}

/** Writes pages as PDF to a target that was chosen. */
export function writePdf(
  file: string,
  target: FileToken,
  pagesOf: PagesOf,
  maker: PaperMaker,
): Promise<boolean> {
  return startJob(file, async (job): Promise<SavedFile> => {
    const pages = await pagesOf(job)
    const paper = await gather(pages, maker, job)
    job.report(`正在生成 PDF（${pages.length} 页）`)
    try {
      return await shell.savePaper(paper, target, file)
    } finally {
      await shell.dropPaper(paper)
    }
  })
}

/** A paper that is markup already, with its style. */
export interface Markup {
  readonly style: string
  readonly markup: string
}

/** Hands a paper of markup to the shell, and throws it away when it is used. */
async function withMarkup<R>(
  make: () => Promise<Markup>,
  job: JobHandle,
  use: (paper: string) => Promise<R>,
): Promise<R> {
  const { style, markup } = await make()
  const paper = await shell.beginPaper(style)
  const drop = () => void shell.dropPaper(paper)
  job.signal.addEventListener('abort', drop, { once: true })
  try {
    await shell.addToPaper(paper, markup)
    job.signal.throwIfAborted()
    return await use(paper)
  } finally {
    await shell.dropPaper(paper)
  }
}

/** Opens the print dialog for a paper of markup. */
export function printMarkup(name: string, make: () => Promise<Markup>): Promise<boolean> {
  const work = async (job: JobHandle): Promise<SavedFile> => {
    await withMarkup(make, job, (paper) => shell.printPaper(paper))
    return { name, token: null }
  }
  return startJob(`打印 ${name}`, work, { done: '已交打印' })
}

/** Asks where, then writes a paper of markup as PDF. */
export async function saveMarkupAsPdf(name: string, make: () => Promise<Markup>): Promise<boolean> {
  const file = `${name}.pdf`
  try {
    const target = await shell.pickTarget({ kind: 'file', name: file })
    if (target === null) return false
    return await startJob(file, (job) =>
      withMarkup(make, job, (paper) => shell.savePaper(paper, target, file)),
    )
  } catch (error) {
    notifyError(error)
    return false
  }
}
