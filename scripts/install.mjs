// What `npm start` and `npm test` do first: the packages of package-lock.json, and the Node 24 that comes as one of them.
// Plain JavaScript without dependencies: it runs on the machine's own Node (18 or newer) before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(projectFolder, 'node_modules')
const stampFile = join(modules, '.installed-lock')
const neededMajor = 24

/** Installs what is missing; the path of a Node 24. Ends the process with a sentence where that cannot be had. */
export function ensureInstalled() {
  if (!isCurrent()) {
    console.log('正在安装依赖（只在首次或依赖变化时需要）…')
    // Not `npm ci`: it refuses a lock file without the binaries of every platform, and not every registry mirror has
    // them all. --no-save keeps to the lock file and leaves it as it is.
    // No install scripts: the one that matters is run by ensureNode, and npm would start node-gyp, hence ask for Python
    // and a compiler, for better-sqlite3, which brings its binaries along.
    const quiet = ['--no-fund', '--no-audit', '--loglevel=error']
    if (!npm(['install', '--no-save', '--include=dev', '--ignore-scripts', ...quiet])) {
      fail('依赖安装失败：请检查 npm 镜像设置（npm config get registry）与网络，然后重试。')
    }
    writeFileSync(stampFile, lockHash())
  }
  return ensureNode()
}

function isCurrent() {
  const hidden = join(modules, '.package-lock.json')
  if (!existsSync(hidden)) return false
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === lockHash()
  // Installed by hand with npm: as new as the lock file is good enough.
  return statSync(hidden).mtimeMs >= statSync(join(projectFolder, 'package-lock.json')).mtimeMs
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(projectFolder, 'package-lock.json')))
    .digest('hex')
}

function ensureNode() {
  let node = findNode()
  // The package `node` fetches the package with the machine's binary by its install script.
  if (!node) {
    npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'], { stdio: 'ignore' })
    node = findNode()
  }
  if (!node && existsSync(join(modules, 'node', 'installArchSpecificPackage.js'))) {
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: join(modules, 'node'),
      stdio: 'inherit',
    })
    node = findNode()
  }
  if (!node) {
    fail(
      `没有取得 Node ${neededMajor}：npm 包 node 的安装脚本没有成功。请执行 npm rebuild node 查看原因，或在本机安装 Node ${neededMajor} 后重试。`,
    )
  }
  return node
}

function findNode() {
  const folder = join(modules, 'node', 'bin')
  const candidates = [join(folder, 'node.exe'), join(folder, 'node'), process.execPath]
  return candidates.find((path) => existsSync(path) && majorOf(path) >= neededMajor)
}

function majorOf(path) {
  const { stdout, status } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return status === 0 ? Number(/^v(\d+)/.exec(stdout)?.[1] ?? 0) : 0
}

/** Runs the npm that started us, else the one on the PATH; whether it succeeded. */
export function npm(args, options = {}) {
  const own = process.env.npm_execpath
  const settings = { cwd: projectFolder, stdio: 'inherit', ...options }
  const result =
    own && /\.c?js$/.test(own)
      ? spawnSync(process.execPath, [own, ...args], settings)
      : spawnSync('npm', args, { ...settings, shell: process.platform === 'win32' })
  return result.status === 0
}

export function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
