import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppOptions, openApp, type RunningApp, shellUnderTest, startAgain } from '../support/shells.ts'

let options: AppOptions
let folder: string
let app: RunningApp

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-e2e-'))
  options = { shell: shellUnderTest, dataDir: join(folder, 'data') }
  app = await openApp(options)
})

afterAll(async () => {
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the app opens and shows something', async () => {
  await app.page.waitForFunction(() => document.getElementById('root')?.textContent?.trim())
  expect(await app.page.title()).toContain('街道机构编制工作台')
})

test('the page reaches nothing but its own shell', async () => {
  let reached = 0
  const outside = createServer((_request, response) => {
    reached += 1
    response.setHeader('access-control-allow-origin', '*').end()
  })
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done))
  const { port } = outside.address() as { port: number }
  await app.page.evaluate(async (address) => {
    const image = new Image()
    const tried = new Promise((done) => {
      image.onload = image.onerror = done
    })
    image.src = address
    await Promise.all([tried, fetch(address).catch(() => {})])
  }, `http://127.0.0.1:${port}/`)
  outside.close()
  expect(reached).toBe(0)
})

test('no script runs but that of our files, and none of it is Node', async () => {
  const ran = await app.page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = true'
    document.body.append(script)
    return 'inlineRan' in window
  })
  expect(ran).toBe(false)
  expect(await app.page.evaluate(() => 'require' in window || 'process' in window)).toBe(false)
})

// A browser's own window goes where the clerk takes it.
if (shellUnderTest === 'electron') {
  test('the window neither goes elsewhere nor opens another', async () => {
    const { page } = app
    const address = page.url()
    expect(await page.evaluate(() => window.open('about:blank') === null)).toBe(true)
    await page.evaluate(() => {
      location.href = 'data:text/html,elsewhere'
      document.body.append(
        Object.assign(document.createElement('a'), { href: 'http://127.0.0.1:9/', id: 'leave' }),
      )
      document.getElementById('leave')?.click()
    })
    await page.waitForTimeout(300)
    expect(page.url()).toBe(address)
    const permission = await page.evaluate(() => navigator.permissions.query({ name: 'geolocation' }))
    expect(permission).not.toMatchObject({ state: 'granted' })
  })
}

test('a second start on the same data says that the workbench is running, and ends', async () => {
  expect(await startAgain(options)).toContain('工作台已在运行')
  await app.page.waitForFunction(() => document.getElementById('root')?.textContent?.trim())
})
