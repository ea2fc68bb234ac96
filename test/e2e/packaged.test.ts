import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createBackend } from '../../db/backend.ts'
import type { Reply } from '../../domain/errors.ts'
import type { FileToken } from '../../domain/shell.ts'
import { exchangePort } from '../../exchange/port.ts'
import { testFolder } from '../support/clerk.ts'
import { endPackaged, openPackaged, packagedProgram, spawnPackaged } from '../support/packaged.ts'

const folder = testFolder()
const home = join(folder.path, 'home')
const packagePictures = resolve(import.meta.dirname, '..', '..', 'test-results', 'pictures', 'electron')
const workbooks = join(home, '.config', '街道机构编制工作台', 'data', 'workbooks')

const workbookFiles = () =>
  readdirSync(workbooks)
    .filter((file) => file.endsWith('.orgbook'))
    .sort()

beforeAll(() => mkdirSync(home))
afterEach(endPackaged)
afterAll(() => folder.remove())

async function startWithSample(page: Page): Promise<void> {
  await page.getByTestId('template-sample').click()
  await page.getByTestId('workbook-name').fill('打包试用')
  await page.getByTestId('operator').fill('张甲')
  await page.getByTestId('start').click()
  await page.getByTestId('chart').waitFor()
}

async function rename(page: Page, from: string, to: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByTestId('palette-input').fill(from)
  await page.locator('[role=option]').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByTestId('unit-rename').click()
  await page.getByTestId('unit-rename-form').getByRole('textbox').first().fill(to)
  await page.keyboard.press('Enter')
  await page.getByTestId('notice').getByText(to).waitFor()
}

const isShown = (page: Page, name: string) => page.getByTestId('chart').getByText(name).first().waitFor()

test('the packaged app opens, takes a change and has it after a restart', async () => {
  const first = await openPackaged({ home })
  await startWithSample(first.page)
  await rename(first.page, '巨野河街道办事处', '巨野河街道办事处（东区）')
  await first.close()
  const second = await openPackaged({ home })
  await isShown(second.page, '巨野河街道办事处（东区）')
  await second.close()
  expect(workbookFiles()).toEqual(['打包试用.orgbook'])
})

test('a double click on a workbook opens it, in the window that is open where there is one', async () => {
  const stick = join(folder.path, '优盘')
  mkdirSync(stick)
  const own = join(workbooks, '打包试用.orgbook')
  const other = join(stick, '外来.orgbook')
  copyFileSync(own, other)
  const app = await openPackaged({ home, args: [other] })
  await app.page.getByTestId('notice').getByText('已把“外来.orgbook”复制到数据文件夹并打开').waitFor()
  expect(workbookFiles()).toEqual(['外来.orgbook', '打包试用.orgbook'].sort())
  const again = spawnPackaged({ home, args: [own] })
  await once(again, 'exit')
  await rename(app.page, '巨野河街道办事处（东区）', '巨野河街道（东区）')
  await app.close()
  const later = await openPackaged({ home })
  await isShown(later.page, '巨野河街道（东区）')
  await later.close()
  // The double click on one of our own changed to that one: no third file was made.
  expect(workbookFiles()).toHaveLength(2)
})

/** An 交换包 of another clerk's workbook. */
async function packageFrom(dataDir: string): Promise<string> {
  const backend = createBackend({ dataDir, exchange: exchangePort })
  try {
    await backend.handle('createWorkbook', { template: 'reform', name: '同事的工作簿', operator: '李乙' })
    const reply = (await backend.handle('makePackage', {})) as Reply<FileToken>
    if (!reply.ok) throw new Error(reply.error.code)
    const path = join(folder.path, '同事的工作簿.orgpack')
    copyFileSync(backend.filePath(reply.value.token) ?? '', path)
    return path
  } finally {
    backend.close()
  }
}

test('a package that is double-clicked while a workbook is open is asked what it is for', async () => {
  const pack = await packageFrom(join(folder.path, 'colleague'))
  const app = await openPackaged({ home })
  await app.page.getByTestId('chart').waitFor()
  await once(spawnPackaged({ home, args: [pack] }), 'exit')
  await app.page.getByTestId('received-package').getByText('同事的工作簿.orgpack').waitFor()
  mkdirSync(packagePictures, { recursive: true })
  await app.page.screenshot({ path: join(packagePictures, 'packaged-received.png') })
  await app.page.keyboard.press('Tab')
  await app.page.keyboard.press('Enter')
  await app.page.getByTestId('branch-menu').getByText('交换副本').waitFor()
  await app.close()
  expect(workbookFiles()).toContain('同事的工作簿 副本.orgbook')
})

test('every fuse of the packaged program is as the configuration says', async () => {
  const wire = await getCurrentFuseWire(packagedProgram)
  // The wire has a digit for each fuse.
  const isOn = (fuse: FuseV1Options) => String.fromCharCode(Number(wire[fuse])) === '1'
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    encryptedCookies: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspector: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    integrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
  }).toEqual({
    runAsNode: false,
    encryptedCookies: true,
    nodeOptions: false,
    inspector: false,
    integrity: true,
    onlyFromAsar: true,
  })
})

test('neither a variable nor a switch makes a Node of it', async () => {
  const mark = join(folder.path, 'node-ran')
  const script = join(folder.path, 'mark.cjs')
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`)
  const app = await openPackaged({
    home,
    args: ['--inspect=0', script],
    environment: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${script}` },
  })
  await app.page.getByTestId('chart').waitFor()
  expect(app.said()).not.toContain('Debugger listening')
  await app.close()
  expect(existsSync(mark)).toBe(false)
})

test('a program that was put beside the archive, or in its place, does not run', async () => {
  const copy = join(folder.path, 'copy')
  spawnSync('cp', ['-a', dirname(packagedProgram), copy])
  const resources = join(copy, 'resources')
  const mark = join(folder.path, 'foreign-ran')
  mkdirSync(join(resources, 'app'))
  writeFileSync(join(resources, 'app', 'package.json'), '{"name":"foreign","main":"main.js"}')
  writeFileSync(
    join(resources, 'app', 'main.js'),
    `require('node:fs').writeFileSync(${JSON.stringify(mark)}, ''); require('electron').app.quit()`,
  )
  rmSync(join(resources, 'app.asar'))
  const child = spawnPackaged({
    home: folder.path,
    program: join(copy, 'subdistrict-establishment-workbench'),
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await once(child, 'exit')
  clearTimeout(timer)
  expect(existsSync(mark)).toBe(false)
})
