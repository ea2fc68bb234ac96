import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { DomainError } from '../domain/errors.ts'
import type { PageFile } from '../web/page-files.ts'
import { printPage } from './print.ts'
import { denyNavigation, denyNewWindows, type PaperSource, pageAddress } from './security.ts'

const prefix = '/paper/'

/** No script, no request: a paper is drawings and the style that puts them on sheets. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/**
 * Papers that are printed beside the page: their pages gather in a file, a hidden window of the same origin loads it
 * and prints, in a process of its own. The window that the clerk works in is never held up.
 */
export class Papers implements PaperSource {
  private readonly folder: string
  private readonly windows = new Map<string, BrowserWindow | null>()

  constructor(folder: string) {
    this.folder = folder
    // What an earlier run left behind when it was killed.
    rmSync(folder, { recursive: true, force: true })
  }

  async begin(style: string): Promise<string> {
    const paper = randomUUID()
    await mkdir(this.folder, { recursive: true })
    await writeFile(this.pathOf(paper), `<!doctype html><meta charset="utf-8"><style>${style}</style>\n`)
    this.windows.set(paper, null)
    return paper
  }

  async add(paper: string, pages: string): Promise<void> {
    this.require(paper)
    await appendFile(this.pathOf(paper), pages)
  }

  async read(path: string): Promise<PageFile | null> {
    const paper = path.startsWith(prefix) ? path.slice(prefix.length) : ''
    if (!this.windows.has(paper)) return null
    return { body: new Uint8Array(await readFile(this.pathOf(paper))), headers }
  }

  /** Errors: cancelled, where the paper is dropped meanwhile. */
  async pdf(paper: string): Promise<Uint8Array> {
    return this.inWindow(paper, ({ webContents }) =>
      webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }),
    )
  }

  async print(paper: string): Promise<void> {
    return this.inWindow(paper, ({ webContents }) => printPage(webContents))
  }

  async drop(paper: string): Promise<void> {
    if (!this.windows.has(paper)) return
    this.windows.get(paper)?.destroy()
    this.windows.delete(paper)
    await rm(this.pathOf(paper), { force: true })
  }

  close(): void {
    for (const window of this.windows.values()) window?.destroy()
    this.windows.clear()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async inWindow<T>(paper: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
    this.require(paper)
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        disableBlinkFeatures: 'Auxclick',
        spellcheck: false,
      },
    })
    denyNavigation(window.webContents)
    denyNewWindows(window.webContents)
    this.windows.set(paper, window)
    try {
      const closed = new Promise<never>((_, reject) => {
        window.once('closed', () => reject(new DomainError('cancelled', { message: '已取消。' })))
      })
      closed.catch(() => {})
      const made = window.loadURL(`${pageAddress}paper/${paper}`).then(() => work(window))
      return await Promise.race([made, closed])
    } finally {
      if (!window.isDestroyed()) window.destroy()
      if (this.windows.has(paper)) this.windows.set(paper, null)
    }
  }

  private require(paper: string): void {
    if (!this.windows.has(paper)) throw new DomainError('cancelled', { message: '已取消。' })
  }

  /** Only tokens that were given out come here: none of them leaves the folder. */
  private pathOf(paper: string): string {
    return join(this.folder, `${paper}.html`)
  }
}
