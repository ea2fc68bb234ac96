import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShellApi } from '../../domain/shell.ts'
import { testFolder } from '../support/clerk.ts'
import { openApp, type RunningApp, shellUnderTest } from '../support/shells.ts'
import { callsBeyondLoopback, withTracing } from '../support/sockets.ts'

declare global {
  interface Window {
    /** What the preload gives to the page. */
    readonly workbench?: ShellApi
  }
}

const folder = testFolder()
const socketLog = join(folder.path, 'sockets.log')
let app: RunningApp

beforeAll(async () => {
  const dataDir = join(folder.path, 'data')
  app = await openApp({ shell: shellUnderTest, dataDir, ...(withTracing ? { socketLog } : {}) })
  await app.page.getByTestId('template-sample').click()
  await app.page.getByTestId('operator').fill('张甲')
  await app.page.getByTestId('start').click()
  await app.page.getByTestId('chart').waitFor()
})

afterAll(async () => {
  await app?.close()
  folder.remove()
})

test('the policy of the page lets no text become script', async () => {
  const policy = await app.page.evaluate(async () => {
    const { headers } = await fetch(location.pathname)
    return headers.get('content-security-policy') ?? ''
  })
  const ran = await app.page.evaluate(
    () =>
      new Promise<string[]>((done) => {
        // In a task of its own: what a debugger itself runs is allowed more.
        setTimeout(() => {
          const attempt = (work: () => unknown) => {
            try {
              return String(work())
            } catch {
              return 'refused'
            }
          }
          // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
          done([attempt(() => globalThis.eval('1')), attempt(() => new Function('return 1')())])
        })
      }),
  )
  expect(ran).toEqual(['refused', 'refused'])
  expect(policy).toContain("default-src 'self'")
  expect(policy).not.toMatch(/script-src|unsafe-eval|\*|https?:/)
})

test('no page of another address can be framed, and ours in no other', async () => {
  const framed = await app.page.evaluate(async () => {
    const contents = await Promise.all(
      ['data:text/html,<p id=inside>', 'https://example.org/', location.href].map(async (address) => {
        const frame = document.createElement('iframe')
        const settled = new Promise((done) => {
          frame.onload = frame.onerror = done
          setTimeout(done, 2000)
        })
        frame.src = address
        document.body.append(frame)
        await settled
        const root = frame.contentDocument?.querySelector('#root, #inside')
        frame.remove()
        return Boolean(root)
      }),
    )
    return contents
  })
  expect(framed).toEqual([false, false, false])
})

test.runIf(withTracing)('no process of the app reaches for an address beyond this machine', async () => {
  for (const path of ['/home', '/people', '/reports', '/print', '/history']) {
    await app.page.evaluate((hash) => {
      location.hash = hash
    }, `#${path}`)
    await app.page.waitForTimeout(700)
  }
  // Chromium's own errands begin some seconds after the start.
  await app.page.waitForTimeout(8000)
  expect(existsSync(socketLog)).toBe(true)
  expect(callsBeyondLoopback(socketLog)).toEqual([])
})

// A browser's own locks are the browser's.
if (shellUnderTest === 'electron') {
  test('the window has a sandbox, a world of its own for the preload, and no Node', async () => {
    const preferences = await app.electron?.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      // Not in the published types.
      return (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    })
    for (const name of ['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'experimentalFeatures'])
      expect(preferences?.[name] ?? false).toBe(false)
    expect(preferences?.webSecurity ?? true).toBe(true)
    expect(preferences?.allowRunningInsecureContent ?? false).toBe(false)
    expect(preferences?.enableBlinkFeatures ?? '').toBe('')
  })

  test('the page comes by its own scheme, and that scheme gives nothing but the built page', async () => {
    expect(await app.page.evaluate(() => location.origin)).toBe('app://workbench')
    const answers = await app.page.evaluate(() =>
      Promise.all(
        [
          'app://workbench/../../package.json',
          'app://workbench/%2e%2e/%2e%2e/package.json',
          'app://workbench/..%5c..%5cpackage.json',
          'app://elsewhere/index.html',
          'file:///etc/hostname',
        ].map((address) =>
          fetch(address).then(
            ({ ok }) => ok,
            () => false,
          ),
        ),
      ),
    )
    expect(answers).toEqual(answers.map(() => false))
  })

  test('what a page could ask the system for is refused', async () => {
    const refused = await app.page.evaluate(async () => {
      const state = (name: string) =>
        navigator.permissions.query({ name: name as PermissionName }).then(
          (status) => status.state,
          () => 'denied',
        )
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']
      const states = await Promise.all(names.map(state))
      const camera = await navigator.mediaDevices?.getUserMedia({ video: true }).then(
        () => 'given',
        () => 'refused',
      )
      const place = await new Promise((done) =>
        navigator.geolocation.getCurrentPosition(
          () => done('given'),
          () => done('refused'),
        ),
      )
      return { granted: states.filter((one) => one === 'granted'), camera, place }
    })
    expect(refused).toEqual({ granted: [], camera: 'refused', place: 'refused' })
  })

  test('only the page in our window is answered', async () => {
    const answer = await app.electron?.evaluate(async ({ app: electronApp, BrowserWindow }) => {
      const preload = `${electronApp.getAppPath()}/dist/electron/preload.cjs`
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await other.loadURL('app://workbench/')
      const said = await other.webContents.executeJavaScript("window.workbench.invoke('status', {})")
      other.destroy()
      return JSON.parse(said) as unknown
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    const own = await app.page.evaluate(() => window.workbench?.invoke('status', {}))
    expect(JSON.parse(own ?? '')).toMatchObject({ ok: true })
  })

  test('the bridge is the shell api and nothing of Electron', async () => {
    const bridge = await app.page.evaluate(() => Object.keys(window.workbench ?? {}))
    expect(bridge).toContain('invoke')
    expect(bridge.filter((name) => /ipc|send|require|process|exec|remote/i.test(name))).toEqual([])
    const webview = await app.page.evaluate(() => 'loadURL' in document.createElement('webview'))
    expect(webview).toBe(false)
  })
}
