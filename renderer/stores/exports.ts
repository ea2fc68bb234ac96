import { create } from 'zustand'
import type { PaperPreview } from '../../domain/paper.ts'
import type { FileToken, SavedFile } from '../../domain/shell.ts'
import { type ExportQuestion, exportTableFacts } from '../../domain/workbook.ts'
import { api } from '../api/client.ts'
import { shell } from '../api/shell.ts'
import { sentenceOf } from '../text.ts'
import { type JobHandle, startJob } from './jobs.ts'
import { notifyError } from './notice.ts'
import { breathe } from './run-work.ts'
import { refreshStatus, useWorkbook } from './workbook.ts'

interface PreviewState {
  readonly preview: PaperPreview | null
  /** Why there is none. */
  readonly problem: string | null
  readonly busy: boolean
}

export const usePreview = create<PreviewState>()(() => ({ preview: null, problem: null, busy: false }))

let latest = 0

/** Reads a table as it would be exported; a later question overtakes an earlier one. null: nothing can be asked yet. */
export async function previewTable(question: ExportQuestion | null): Promise<void> {
  latest += 1
  const own = latest
  if (question === null) {
    usePreview.setState({ preview: null, problem: null, busy: false })
    return
  }
  usePreview.setState({ busy: true })
  try {
    const preview = await api.previewTable(ofShownDay(question))
    if (own === latest) usePreview.setState({ preview, problem: null, busy: false })
  } catch (error) {
    if (own === latest) usePreview.setState({ preview: null, problem: sentenceOf(error), busy: false })
  }
}

/** While another day is looked at, papers are of that day, unless they are asked for another one. */
function ofShownDay(question: ExportQuestion): ExportQuestion {
  const { live, model } = useWorkbook.getState()
  return live && model && !question.asOf ? { ...question, asOf: model.asOf } : question
}

/** Makes a table, as of the day that is shown, and hands it to the clerk; says under which name it was saved, or why it was not. */
export function exportTable(question: ExportQuestion): Promise<boolean> {
  return startJob(titleOf(question), async (job) => {
    const file = await makeTable(question, job)
    job.signal.throwIfAborted()
    job.report('等待选择保存位置')
    return shell.saveFile(file)
  })
}

/** Makes a table at a target that was chosen. */
export function writeTable(question: ExportQuestion, target: FileToken): Promise<boolean> {
  return startJob(titleOf(question), async (job) => {
    const file = await makeTable(question, job)
    job.signal.throwIfAborted()
    return shell.writeFile(target, file)
  })
}

function titleOf({ table }: ExportQuestion): string {
  return exportTableFacts[table].name
}

async function makeTable(question: ExportQuestion, job: JobHandle): Promise<FileToken> {
  const cancel = () => void api.cancelJob({ job: job.name }).catch(notifyError)
  job.signal.addEventListener('abort', cancel, { once: true })
  const file = await api.exportTable({ ...ofShownDay(question), job: job.name })
  // An export is written in the ledger.
  await refreshStatus()
  return file
}

interface Drawing {
  readonly name: string
  readonly make: () => Promise<string | Uint8Array>
}

/** Saves drawings that the screen makes one after the other, as SVG text or PNG bytes; a closed dialog ends it. */
export function saveDrawings(title: string, drawings: readonly Drawing[]): Promise<boolean> {
  const work = async (job: JobHandle): Promise<SavedFile | null> => {
    const saved: SavedFile[] = []
    for (const [index, { name, make }] of drawings.entries()) {
      job.report(`已存 ${index} / ${drawings.length} 个`, { done: index, total: drawings.length })
      await breathe()
      const content = await make()
      job.signal.throwIfAborted()
      const one = await shell.saveContent(name, content)
      if (one === null) break
      saved.push(one)
    }
    const last = saved.at(-1)
    if (!last) return null
    return saved.length === 1 ? last : { ...last, name: `${title}（${saved.length} 个文件）` }
  }
  return startJob(title, work, { done: '已保存' })
}

/** Where several outputs shall go; null where the clerk cancelled. */
export async function pickOutputFolder(): Promise<FileToken | null> {
  try {
    return await shell.pickTarget({ kind: 'folder' })
  } catch (error) {
    notifyError(error)
    return null
  }
}

/** Prints the page that is shown. */
export async function print(): Promise<void> {
  try {
    await shell.print()
  } catch (error) {
    notifyError(error)
  }
}

export const shellKind = shell.kind
