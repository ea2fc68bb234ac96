// npm test: format, lint, unused code, types, build, all vitest projects, then end to end in every shell that this machine runs.
//   npm test -- --only unit            without the long tests of trust and the end-to-end tests
//   npm test -- --only trust           the crash and model tests alone (builds first where a source is newer)
//   npm test -- --only e2e             the end-to-end tests alone (builds first where a source is newer)
//   npm test -- --only e2e --shell electron smoke    one shell, the files whose name contains "smoke"
import { spawn } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parseArgs } from 'node:util'
import { displayProblem, fetchTestRuntime, findPinnedElectron } from './electron-runtime.mjs'
import { build, ensureBuilt } from './fresh-build.mjs'
import { ensureInstalled, fail, projectFolder } from './install.mjs'
import { findChromium, hasXvfb } from './machine.mjs'
import { packForTests } from './pack-for-tests.mjs'

const { values: options, positionals: filters } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, shell: { type: 'string' } },
})
if (options.only && !['unit', 'trust', 'e2e'].includes(options.only))
  fail('--only 只接受 unit、trust 或 e2e。')
if (options.shell && !['electron', 'browser'].includes(options.shell))
  fail('--shell 只接受 electron 或 browser。')

const node = ensureInstalled()
const modules = join(projectFolder, 'node_modules')
const environment = { ...process.env, PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter) }
const reports = mkdtempSync(join(tmpdir(), 'workbench-test-'))
const packagedTest = 'test/e2e/packaged.test.ts'
/** In the order in which they are reported, whichever ends first. */
const parts = []

try {
  const wants = (part) => !options.only || options.only === part
  const first = newPart()
  if (wants('unit')) await checkSources(first)
  const built = wants('unit') ? build(node) : ensureBuilt(node)
  tally(first, built, '构建')
  if (wants('unit')) await runVitest(first, '单元测试', ['--project', 'node', '--project', 'renderer'])
  await runSideBySide(wants, built)
} finally {
  rmSync(reports, { recursive: true, force: true })
}
report()

/** What a part of the run comes to, and where its programs write: to the console, or to an open file. */
function newPart(output = 'inherit') {
  const part = { output, passed: 0, failures: [], skips: [] }
  parts.push(part)
  return part
}

/**
 * Electron runs beside the tests of trust and the browser shell: much of their time all of them wait for windows and
 * disks. What it writes is shown when the others have ended, so that nothing is mixed.
 */
async function runSideBySide(wants, built) {
  const wantsTrust = wants('trust') && built
  const wantsBrowser = wants('e2e') && options.shell !== 'electron'
  const wantsElectron = wants('e2e') && options.shell !== 'browser'
  const isBeside = wantsElectron && (wantsTrust || wantsBrowser)
  const log = join(reports, 'electron.log')
  const front = newPart()
  const beside = newPart(isBeside ? openSync(log, 'w') : 'inherit')
  if (isBeside) say(front, '\n（Electron 外壳的测试同时进行，其输出列在最后。）')
  const electron = wantsElectron ? runShell(beside, 'electron', 'Electron 外壳', built, findElectron()) : null
  // Half of the machine is Electron's.
  if (wantsTrust) await runVitest(front, '可靠性测试', ['--project', 'trust', '--maxWorkers=50%'])
  if (wantsBrowser) await runShell(front, 'browser', '浏览器外壳', built, findBrowser())
  await electron
  if (isBeside) process.stdout.write(readFileSync(log))
}

/** Each check counts as one test. */
async function checkSources(part) {
  const biome = [
    join(modules, '@biomejs', 'biome', 'bin', 'biome'),
    process.env.CI ? 'ci' : 'check',
    '--error-on-warnings',
    '.',
  ]
  await check(part, '格式与规范（biome）', biome)
  await check(part, '未使用的代码与依赖（knip）', [join(modules, 'knip', 'bin', 'knip.js'), '--no-progress'])
  for (const project of ['domain', 'node', 'web']) {
    await check(part, `类型（tsconfig.${project}.json）`, [
      join(modules, 'typescript', 'bin', 'tsc'),
      '-p',
      `tsconfig.${project}.json`,
    ])
  }
}

async function check(part, title, args) {
  say(part, `\n== ${title}`)
  tally(part, await run(part, [node, ...args]), title)
}

function say({ output }, text) {
  if (output === 'inherit') console.log(text)
  else writeSync(output, `${text}\n`)
}

function tally(part, passed, title) {
  if (passed) part.passed += 1
  else part.failures.push(title)
}

/** Whether a program ended well. */
function run(part, [command, ...args], extra = {}) {
  const env = { ...environment, ...extra }
  const stdio = ['inherit', part.output, part.output]
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: projectFolder, env, stdio })
    child.once('error', ({ message }) => {
      say(part, message)
      done(false)
    })
    child.once('close', (status) => done(status === 0))
  })
}

async function runVitest(part, title, args, { wrapper = [], extra = {}, files = filters } = {}) {
  say(part, `\n== ${title}`)
  const file = join(reports, `${title}.json`)
  const vitest = [join(modules, 'vitest', 'vitest.mjs'), 'run', '--passWithNoTests', ...args, ...files]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const passed = await run(part, [...wrapper, node, ...vitest, ...reporters], extra)
  const failedBefore = part.failures.length
  for (const result of readResults(file)) takeResult(part, result, title)
  // Something beside a test: an unhandled error, a crash of the runner.
  if (!passed && part.failures.length === failedBefore) tally(part, false, title)
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults
  } catch {
    return []
  }
}

function takeResult(part, { name, status, assertionResults }, title) {
  const place = name.slice(projectFolder.length + 1)
  for (const test of assertionResults) {
    if (test.status === 'passed') part.passed += 1
    else if (test.status === 'failed') part.failures.push(`${title} ${place}：${test.fullName}`)
    else part.skips.push(`${title} ${place}：${test.fullName}`)
  }
  // A file that could not even be loaded has no tests to count, one that fails around its tests has passed ones.
  if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
    tally(part, false, `${title} ${place}`)
}

async function runShell(part, shell, title, built, { problem, wrapper, extra }) {
  if (!built) return skipShell(part, title, '没有构建成功')
  if (problem) return skipShell(part, title, problem)
  const variables = { ...extra, E2E_SHELL: shell }
  // By itself and first, on a display of its own: after many other windows on the same display it showed none.
  if (shell === 'electron' && wantsPackage()) {
    const packaged = { ...variables, E2E_PACKAGED: await pack(part) }
    await runVitest(part, '打包的程序', ['--project', 'e2e'], {
      wrapper,
      extra: packaged,
      files: [packagedTest],
    })
  }
  await runVitest(part, `端到端测试 ${title}`, ['--project', 'e2e'], { wrapper, extra: variables })
}

/** The packaged app is tried where it can be made and no filter leaves it out. */
function wantsPackage() {
  const isWanted = filters.length === 0 || filters.some((word) => packagedTest.includes(word))
  return process.platform === 'linux' && isWanted
}

/** The path of the packaged program; empty, and counted as failed, where there is none. */
async function pack(part) {
  const title = '打包（electron-builder）'
  say(part, `\n== ${title}`)
  try {
    const program = await packForTests()
    tally(part, true, title)
    return program
  } catch (error) {
    say(part, error.message)
    tally(part, false, title)
    return ''
  }
}

/** On a build server nobody reads notices: there a shell that was not tested is a failure. */
function skipShell(part, title, problem) {
  const notice = `端到端测试 ${title}：${problem}`
  if (process.env.CI) tally(part, false, notice)
  else part.skips.push(notice)
}

function findBrowser() {
  const chromium = findChromium()
  if (!chromium)
    return { problem: '没有找到 Chromium。请安装 chromium 或 Chrome，或用环境变量 CHROMIUM 指明其路径' }
  return { extra: { E2E_CHROMIUM: chromium } }
}

function findElectron() {
  const binary = findPinnedElectron() ?? fetchTestRuntime()
  if (!binary) return { problem: '没有 Electron 运行时。请在能下载的网络上执行一次 npm start -- --electron' }
  const extra = { E2E_ELECTRON: binary, WORKBENCH_BACKEND_NODE: node }
  if (displayProblem() === null) return { extra }
  if (!hasXvfb())
    return { problem: `${displayProblem()}。请安装 xvfb 与 xauth（Debian：apt-get install xvfb xauth）` }
  return { extra, wrapper: ['xvfb-run', '-a', '-s', '-screen 0 2048x1280x24'] }
}

function report() {
  const passed = parts.reduce((sum, part) => sum + part.passed, 0)
  const failures = parts.flatMap((part) => part.failures)
  const skips = parts.flatMap((part) => part.skips)
  console.log('')
  for (const name of skips) console.log(`跳过：${name}`)
  for (const name of failures) console.log(`失败：${name}`)
  console.log(`${passed} passed, ${failures.length} failed, ${skips.length} skipped`)
  process.exitCode = failures.length > 0 ? 1 : 0
}
