import { basename } from 'node:path'
import { type BrowserWindow, ipcMain } from 'electron'
import { z } from 'zod'
import { DomainError, type Reply } from '../domain/errors.ts'
import { problemLine } from '../web/problem-line.ts'
import { type DialogContext, isPickPurpose, pickFile, saveContent, saveFile } from './dialogs.ts'
import type { OpenedFiles } from './opened-files.ts'
import { openSaved, pickTarget, saveAtTarget, writeFileAtTarget } from './outputs.ts'
import type { Papers } from './papers.ts'
import { printPage } from './print.ts'
import type { ReplyMessage } from './reply.ts'
import { isTrustedSender } from './security.ts'

interface PageContext extends DialogContext {
  readonly papers: Papers
  readonly openedFiles: OpenedFiles
}

type ShellCall = (context: PageContext, args: unknown) => Promise<unknown>

const asked = z.object({ name: z.string(), args: z.unknown() })
const file = z.object({ file: z.object({ token: z.string(), name: z.string() }) })
const content = z.object({ name: z.string(), content: z.union([z.string(), z.instanceof(Uint8Array)]) })
const purpose = z.object({ purpose: z.custom<Parameters<typeof pickFile>[1]>(isPickPurpose) })
const token = z.string().max(80)
const fileToken = z.object({ token, name: z.string() })
const question = z.object({
  question: z.union([
    z.object({ kind: z.literal('file'), name: z.string() }),
    z.object({ kind: z.literal('folder') }),
  ]),
})
const written = z.object({ target: fileToken, file: fileToken })
const style = z.object({ style: z.string() })
const paper = z.object({ paper: token })
const pages = z.object({ paper: token, pages: z.string() })
const savedPaper = z.object({ paper: token, target: fileToken, name: z.string() })
const opened = z.object({ token, what: z.enum(['file', 'folder']) })

/** What main answers itself; every other name goes to the backend. */
const shellCalls: Readonly<Record<string, ShellCall>> = {
  'shell.pickFile': (context, args) => pickFile(context, purpose.parse(args).purpose),
  'shell.saveFile': (context, args) => saveFile(context, file.parse(args).file),
  'shell.saveContent': (context, args) => {
    const { name, content: bytes } = content.parse(args)
    return saveContent(context, name, bytes)
  },
  'shell.print': (context) => printPage(context.window.webContents),
  'shell.pickTarget': (context, args) => pickTarget(context, question.parse(args).question),
  'shell.writeFile': (context, args) => {
    const { target, file: made } = written.parse(args)
    return writeFileAtTarget(context, target, made)
  },
  'shell.beginPaper': ({ papers }, args) => papers.begin(style.parse(args).style),
  'shell.addToPaper': ({ papers }, args) => {
    const { paper: of, pages: more } = pages.parse(args)
    return papers.add(of, more)
  },
  'shell.savePaper': async (context, args) => {
    const { paper: of, target, name } = savedPaper.parse(args)
    return saveAtTarget(target, name, await context.papers.pdf(of))
  },
  'shell.printPaper': ({ papers }, args) => papers.print(paper.parse(args).paper),
  'shell.dropPaper': ({ papers }, args) => papers.drop(paper.parse(args).paper),
  'shell.openSaved': (_context, args) => {
    const { token: of, what } = opened.parse(args)
    return openSaved(of, what)
  },
  'shell.takeOpenedFile': async ({ openedFiles, link }) => {
    const path = openedFiles.take()
    return path === null ? null : link.registerFile(path, basename(path))
  },
}

/** The one channel of the page: sender first, then the name, then the arguments. */
export function answerPage(context: PageContext, log: (line: string) => void): void {
  ipcMain.on('api', (event, message: unknown) => {
    const [port] = event.ports
    if (!port) return
    const say = (reply: ReplyMessage) => port.postMessage(reply)
    const call = asked.safeParse(message)
    if (!isTrustedSender(event, liveContents(context.window)) || !call.success) {
      return say({ whole: refused('forbidden') })
    }
    const { name, args } = call.data
    if (name.startsWith('shell.')) void answerHere(context, name, args, log).then((whole) => say({ whole }))
    else context.link.handle(name, args, say)
  })
}

async function answerHere(
  context: PageContext,
  name: string,
  args: unknown,
  log: (line: string) => void,
): Promise<Reply> {
  const call = Object.hasOwn(shellCalls, name) ? shellCalls[name] : undefined
  if (!call) return refused('unknownCall')
  try {
    return { ok: true, value: await call(context, args) }
  } catch (error) {
    return failed(name, error, log)
  }
}

function liveContents(window: BrowserWindow) {
  return window.isDestroyed() ? undefined : window.webContents
}

function refused(code: DomainError['code']): Reply {
  return { ok: false, error: { code, detail: {} } }
}

function failed(name: string, error: unknown, log: (line: string) => void): Reply {
  if (error instanceof DomainError) return { ok: false, error: { code: error.code, detail: error.detail } }
  if (error instanceof z.ZodError) return refused('invalidInput')
  log(problemLine(`${name} failed`, error))
  return {
    ok: false,
    error: {
      code: 'invalidInput',
      detail: { message: '工作台内部出错，没有完成。请重试；若再次出现，请查看运行记录。' },
    },
  }
}
