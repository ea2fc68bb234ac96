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
  return startJob(`打印 ${name}`, work, '已交打印')
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
