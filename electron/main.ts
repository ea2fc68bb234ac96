import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, type BrowserWindow, safeStorage, session } from 'electron'
import type { BackendEvent } from '../domain/shell.ts'
import { answerPage } from './api.ts'
import { BackendLink } from './backend-link.ts'
import { startBackend } from './backend-process.ts'
import { openLog } from './log.ts'
import { machineKeyOf } from './machine-key.ts'
import { installMenu } from './menu.ts'
import { fileInArguments, OpenedFiles } from './opened-files.ts'
import { Papers } from './papers.ts'
import { RememberedFolder } from './remembered-folder.ts'
import {
  denyNameLookups,
  denyPermissions,
  denyRemoteRequests,
  registerScheme,
  servePage,
} from './security.ts'
import { openWindow } from './window.ts'

/** Where the bundles of main, preload, backend and renderer lie together. */
const programs = join(app.getAppPath(), 'dist', 'electron')
const rendererDir = join(app.getAppPath(), 'dist', 'renderer')

const dataDir = chooseFolders()
let window: BrowserWindow | null = null
const openedFiles = new OpenedFiles()

registerScheme()
denyNameLookups(app.commandLine)
if (app.requestSingleInstanceLock()) {
  openedFiles.offer(fileInArguments(process.argv, process.cwd()))
  app.on('second-instance', (_event, args, folder) => openFromOutside(fileInArguments(args, folder)))
  // A Mac names the file by an event, before the app is ready where it starts the app.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openFromOutside(path)
  })
  void app.whenReady().then(start)
} else {
  console.log('工作台已在运行，已切换到打开的窗口。')
  app.quit()
}

/** Tests and trials bring their own folder; a packaged app always uses the user's. */
function chooseFolders(): string {
  app.setName('街道机构编制工作台')
  const given = app.isPackaged ? undefined : process.env.WORKBENCH_DATA_DIR
  const userData = given ? join(resolve(given), '.electron') : join(app.getPath('appData'), app.getName())
  mkdirSync(userData, { recursive: true })
  app.setPath('userData', userData)
  return given ? resolve(given) : join(userData, 'data')
}

function start(): void {
  const userData = app.getPath('userData')
  const logDir = join(userData, 'logs')
  const log = openLog(logDir)
  const link = new BackendLink({
    start: () => startBackend(join(programs, 'backend.cjs'), dataDir),
    machineKey: machineKeyOf(join(userData, 'machine-key'), safeStorage, process.platform),
    onEvent: sendEvent,
    log,
  })
  const papers = new Papers(join(userData, 'papers'))
  servePage(session.defaultSession, rendererDir, papers)
  denyRemoteRequests(session.defaultSession)
  denyPermissions(session.defaultSession)
  installMenu({ dataDir, logDir })
  window = openWindow(join(programs, 'preload.cjs'))
  const folder = new RememberedFolder(join(userData, 'dialogs.json'), app.getPath('documents'))
  answerPage({ window, link, folder, papers, openedFiles }, log)
  // A paper's hidden window must not keep the app alive.
  window.once('closed', () => papers.close())
  quitWithBackend(link)
}

function sendEvent(event: BackendEvent): void {
  if (window && !window.isDestroyed()) window.webContents.send('event', event)
}

function openFromOutside(path: string | null): void {
  openedFiles.offer(path)
  showWindow()
  if (path) sendEvent({ type: 'fileOpened' })
}

function showWindow(): void {
  if (!window || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** The backend closes its workbook before the app ends. */
function quitWithBackend(link: BackendLink): void {
  let closed = false
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void link.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}
