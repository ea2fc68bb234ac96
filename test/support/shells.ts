import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import {
  _electron,
  type BrowserContext,
  chromium,
  type Download,
  type ElectronApplication,
  type FileChooser,
  type Page,
} from 'playwright-core'
import { tracedProgram } from './sockets.ts'

export type ShellKind = 'electron' | 'browser'

export interface AppOptions {
  readonly shell: ShellKind
  readonly dataDir: string
  readonly viewport?: { readonly width: number; readonly height: number }
  /** Every network call of the app's processes is written to this file (test/support/sockets.ts). */
  readonly socketLog?: string
}

/** A running app as an end-to-end test holds it; the same in both shells. */
export interface RunningApp {
  /** Another object after a restart. */
  readonly page: Page
  /** Electron's main process, for the tests of its locks; null in the browser shell. */
  readonly electron: ElectronApplication | null
  close(): Promise<void>
  /** Closes the app and opens it again on the same data. */
  restart(): Promise<void>
  /** Prints the page as it stands to a PDF file, paper size by its @page rule. */
  pdf(path: string): Promise<void>
  /** The next file that the app asks for. */
  chooseFile(path: string): Promise<void>
  /** The folder in which the next saved files land, under the names that the app suggests. */
  saveTo(folder: string): Promise<void>
  /** Resolves when everything that was saved is on the disk (a browser downloads in the background). */
  saved(): Promise<void>
}

type Session = Omit<RunningApp, 'restart'>

const projectFolder = resolve(import.meta.dirname, '..', '..')
const webProgram = join(projectFolder, 'dist', 'web', 'main.cjs')

/** The shell that this run of the e2e project is for; scripts/test.mjs runs it once for each. */
export const shellUnderTest: ShellKind = process.env.E2E_SHELL === 'electron' ? 'electron' : 'browser'

export async function openApp(options: AppOptions): Promise<RunningApp> {
  const open = () => (options.shell === 'electron' ? openElectron(options) : openBrowser(options))
  let session = await open()
  return {
    get page() {
      return session.page
    },
    get electron() {
      return session.electron
    },
    close: () => session.close(),
    pdf: (path) => session.pdf(path),
    chooseFile: (path) => session.chooseFile(path),
    saveTo: (folder) => session.saveTo(folder),
    saved: () => session.saved(),
    restart: async () => {
      await session.close()
      session = await open()
    },
  }
}

/** Root needs the first; without the second the start hangs now and then where there is no graphics card. */
const electronFlags = ['--no-sandbox', '--disable-gpu']

async function openElectron({ dataDir, viewport, socketLog }: AppOptions): Promise<Session> {
  const binary = required('E2E_ELECTRON')
  const app = await _electron.launch({
    executablePath: socketLog ? tracedProgram(binary, socketLog) : binary,
    args: [...electronFlags, projectFolder],
    env: { ...definedEnvironment(), WORKBENCH_DATA_DIR: dataDir },
  })
  const page = await app.firstWindow()
  if (viewport) await resizeWindow(app, viewport)
  return {
    page,
    electron: app,
    close: () => app.close(),
    pdf: async (path) => writeFileSync(path, await printWindow(app)),
    chooseFile: (path) => answerOpenDialog(app, path),
    saveTo: async (folder) => {
      mkdirSync(folder, { recursive: true })
      await answerSaveDialogs(app, folder)
    },
    saved: async () => {},
  }
}

/** What a second start on the same data says before it ends by itself. */
export async function startAgain({ shell, dataDir }: AppOptions): Promise<string> {
  const [command, args] =
    shell === 'electron'
      ? [required('E2E_ELECTRON'), [...electronFlags, projectFolder]]
      : [process.execPath, [webProgram, '--data', dataDir]]
  const child = spawn(command, args, {
    env: { ...process.env, WORKBENCH_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const said = await child.stdout.toArray()
  return said.join('')
}

async function resizeWindow(
  app: ElectronApplication,
  size: { width: number; height: number },
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
}

async function printWindow(app: ElectronApplication): Promise<Buffer> {
  const base64 = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const pdf = await contents?.printToPDF({ preferCSSPageSize: true, printBackground: true })
    return pdf?.toString('base64') ?? ''
  })
  return Buffer.from(base64, 'base64')
}

/** A system dialog cannot be driven from outside: main's is replaced, the rest of the way is the real one. */
async function answerOpenDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
  }, path)
}

async function answerSaveDialogs(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, target) => {
    dialog.showSaveDialog = async (...given: unknown[]) => {
      const { defaultPath = '' } = given.at(-1) as { defaultPath?: string }
      const name = defaultPath.split(/[\\/]/).at(-1)
      return { canceled: false, filePath: `${target}/${name}` }
    }
  }, folder)
}

const chromiumFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

async function openBrowser({ dataDir, viewport, socketLog }: AppOptions): Promise<Session> {
  const server = await startServer(dataDir, socketLog)
  const profile = mkdtempSync(join(tmpdir(), 'workbench-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: required('E2E_CHROMIUM'),
    headless: true,
    args: chromiumFlags,
    viewport: viewport ?? { width: 1366, height: 768 },
    acceptDownloads: true,
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const saving = followDownloads(page)
  await page.goto(server.address)
  return {
    page,
    electron: null,
    close: () => closeBrowser(context, server.process, profile),
    pdf: async (path) => {
      await page.pdf({ path, preferCSSPageSize: true, printBackground: true })
    },
    chooseFile: async (path) => {
      page.once('filechooser', (chooser: FileChooser) => void chooser.setFiles(path))
    },
    saveTo: async (folder) => saving.into(folder),
    saved: () => saving.done(),
  }
}

function followDownloads(page: Page) {
  let target: string | null = null
  let pending: Promise<void>[] = []
  const waiting: (() => void)[] = []
  page.on('download', (download: Download) => {
    if (target) pending.push(download.saveAs(join(target, download.suggestedFilename())))
    for (const resume of waiting.splice(0)) resume()
  })
  return {
    into: (folder: string) => {
      target = folder
      pending = []
    },
    /** A click returns before its download begins: the first one is waited for. */
    done: async () => {
      if (pending.length === 0) await new Promise<void>((resume) => waiting.push(resume))
      await Promise.all(pending)
      pending = []
    },
  }
}

async function startServer(
  dataDir: string,
  socketLog?: string,
): Promise<{ process: ChildProcess; address: string }> {
  const node = socketLog ? tracedProgram(process.execPath, socketLog) : process.execPath
  const child = spawn(node, [webProgram, '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)?.[0]
    if (address) return { process: child, address }
  }
  throw new Error('the browser shell ended before it printed its address')
}

async function closeBrowser(context: BrowserContext, server: ChildProcess, profile: string): Promise<void> {
  await context.close()
  if (server.exitCode === null) {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  rmSync(profile, { recursive: true, force: true })
}

function required(variable: string): string {
  const value = process.env[variable]
  if (!value) throw new Error(`${variable} is not set: run the end-to-end tests by npm test -- --only e2e`)
  return value
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
