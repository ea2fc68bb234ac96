import { create } from 'zustand'
import type { PaperPreview } from '../../domain/paper.ts'
import type { FileToken } from '../../domain/shell.ts'
import { type ExportQuestion, exportTableFacts } from '../../domain/workbook.ts'
import { api } from '../api/client.ts'
import { shell } from '../api/shell.ts'
import { sentenceOf } from '../text.ts'
import { startJob } from './jobs.ts'
import { notify, notifyError } from './notice.ts'
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
    const file = await makeTable(question)
    job.signal.throwIfAborted()
    job.report('等待选择保存位置')
    return shell.saveFile(file)
  })
}

/** Makes a table at a target that was chosen. */
export function writeTable(question: ExportQuestion, target: FileToken): Promise<boolean> {
  return startJob(titleOf(question), async (job) => {
    const file = await makeTable(question)
    job.signal.throwIfAborted()
    return shell.writeFile(target, file)
  })
}

function titleOf({ table }: ExportQuestion): string {
  return exportTableFacts[table].name
}

async function makeTable(question: ExportQuestion): Promise<FileToken> {
  const file = await api.exportTable(ofShownDay(question))
  // An export is written in the ledger.
  await refreshStatus()
  return file
}

/** Saves a drawing that the screen made, as SVG text or PNG bytes. */
export async function saveDrawing(name: string, content: string | Uint8Array): Promise<void> {
  try {
    const saved = await shell.saveContent(name, content)
    if (saved !== null) notify({ kind: 'done', text: `已保存 ${saved.name}` })
  } catch (error) {
    notifyError(error)
  }
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
