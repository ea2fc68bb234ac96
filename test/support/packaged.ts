import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium, type Page } from 'playwright-core'

/** The packaged program that scripts/test.mjs made. */
export const packagedProgram = process.env.E2E_PACKAGED ?? ''

export interface PackagedApp {
  readonly page: Page
  /** All that it wrote to its error stream. */
  readonly said: () => string
  close(): Promise<void>
}

export interface PackagedStart {
  /** Takes the place of the user's settings folder: a packaged app listens to no variable of ours. */
  readonly home: string
  readonly program?: string
  readonly args?: readonly string[]
  readonly environment?: NodeJS.ProcessEnv
}

const running = new Set<ChildProcess>()

/** Ends what a failed test left open: it would take the next start for a second one. */
export function endPackaged(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Root needs the first; without a graphics card the second keeps the start from hanging. */
const flags = ['--no-sandbox', '--disable-gpu']

export function spawnPackaged({ home, program, args = [], environment }: PackagedStart): ChildProcess {
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), ...environment }
  const stdio = ['ignore', 'ignore', 'pipe'] as const
  const child = spawn(program ?? packagedProgram, [...flags, ...args], { env, stdio: [...stdio] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/**
 * Starts the packaged app and holds its page by Chromium's own port: the way through Node's inspector, which
 * Playwright takes else, is closed in a package.
 */
export async function openPackaged(start: PackagedStart): Promise<PackagedApp> {
  const { child, lines, browser, page } = await shownPage(start)
  return {
    page,
    said: () => lines.join('\n'),
    close: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      // Only now: asked of a living Electron, it waits for half a minute now and then.
      await browser.close()
    },
  }
}

/** Where the test machine's display lets the first window hang, the app is started anew, once. */
async function shownPage(start: PackagedStart) {
  for (const patience of [30_000, 60_000]) {
    const child = spawnPackaged({ ...start, args: ['--remote-debugging-port=0', ...(start.args ?? [])] })
    const lines: string[] = []
    const browser = await connect(child, lines)
    const context = browser.contexts()[0]
    const waited = context?.waitForEvent('page', { timeout: patience }).catch(() => undefined)
    const page = context?.pages()[0] ?? (await waited)
    if (page) return { child, lines, browser, page }
    console.warn(`the packaged app shows no page\n${lines.join('\n')}`)
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  throw new Error('the packaged app shows no page')
}

async function connect(child: ChildProcess, lines: string[]): Promise<Browser> {
  const { stderr } = child
  if (!stderr) throw new Error('the packaged app has no error stream')
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stderr }).on('line', (line) => {
      lines.push(line)
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', (code) =>
      reject(new Error(`the packaged app ended with ${code}\n${lines.join('\n')}`)),
    )
  })
  // Electron knows no other context than its own: nothing of it may be set from outside.
  return chromium.connectOverCDP(address, { noDefaults: true })
}
