// npm test: format, lint, unused code, types, build, all vitest projects, then end to end in every shell that this machine runs.
//   npm test -- --only unit            without the long tests of trust and the end-to-end tests
//   npm test -- --only trust           the crash and model tests alone (builds first where a source is newer)
//   npm test -- --only e2e             the end-to-end tests alone (builds first where a source is newer)
//   npm test -- --only e2e --shell electron smoke    one shell, the files whose name contains "smoke"
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
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
const count = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const skips = []
const packagedTest = 'test/e2e/packaged.test.ts'

try {
  const wants = (part) => !options.only || options.only === part
  if (wants('unit')) checkSources()
  const built = wants('unit') ? build(node) : ensureBuilt(node)
  tally(built, '构建')
  if (wants('unit')) runVitest('单元测试', ['--project', 'node', '--project', 'renderer'])
  if (wants('trust') && built) runVitest('可靠性测试', ['--project', 'trust'])
  if (wants('e2e')) await runShells(built)
} finally {
  rmSync(reports, { recursive: true, force: true })
}
report()

/** Each check counts as one test. */
function checkSources() {
  const biome = [
    join(modules, '@biomejs', 'biome', 'bin', 'biome'),
    process.env.CI ? 'ci' : 'check',
    '--error-on-warnings',
    '.',
  ]
  check('格式与规范（biome）', biome)
  check('未使用的代码与依赖（knip）', [join(modules, 'knip', 'bin', 'knip.js'), '--no-progress'])
  for (const part of ['domain', 'node', 'web']) {
    check(`类型（tsconfig.${part}.json）`, [
      join(modules, 'typescript', 'bin', 'tsc'),
      '-p',
      `tsconfig.${part}.json`,
    ])
  }
}

function check(title, args) {
  console.log(`\n== ${title}`)
  tally(run([node, ...args]), title)
}

function tally(passed, title) {
  if (passed) count.passed += 1
  else {
    count.failed += 1
    failures.push(title)
  }
}

function run([command, ...args], extra = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: projectFolder,
    env: { ...environment, ...extra },
    stdio: 'inherit',
  })
  if (error) console.error(error.message)
  return status === 0
}

function runVitest(title, args, { wrapper = [], extra = {}, files = filters } = {}) {
  console.log(`\n== ${title}`)
  const file = join(reports, `${title}.json`)
  const vitest = [join(modules, 'vitest', 'vitest.mjs'), 'run', '--passWithNoTests', ...args, ...files]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const passed = run([...wrapper, node, ...vitest, ...reporters], extra)
  const failedBefore = count.failed
  for (const result of readResults(file)) takeResult(result, title)
  // Something beside a test: an unhandled error, a crash of the runner.
  if (!passed && count.failed === failedBefore) tally(false, title)
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults
  } catch {
    return []
  }
}

function takeResult({ name, status, assertionResults }, title) {
  const place = name.slice(projectFolder.length + 1)
  for (const test of assertionResults) {
    if (test.status === 'passed') count.passed += 1
    else if (test.status === 'failed') {
      count.failed += 1
      failures.push(`${title} ${place}：${test.fullName}`)
    } else {
      count.skipped += 1
      skips.push(`${title} ${place}：${test.fullName}`)
    }
  }
  // A file that could not even be loaded has no tests to count, one that fails around its tests has passed ones.
  if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
    tally(false, `${title} ${place}`)
}

async function runShells(built) {
  if (options.shell !== 'electron') await runShell('browser', '浏览器外壳', built, findBrowser())
  if (options.shell !== 'browser') await runShell('electron', 'Electron 外壳', built, findElectron())
}

async function runShell(shell, title, built, { problem, wrapper, extra }) {
  if (!built) return skipShell(title, '没有构建成功')
  if (problem) return skipShell(title, problem)
  const variables = { ...extra, E2E_SHELL: shell }
  // By itself and first, on a display of its own: after many other windows on the same display it showed none.
  if (shell === 'electron' && wantsPackage()) {
    const packaged = { ...variables, E2E_PACKAGED: await pack() }
    runVitest('打包的程序', ['--project', 'e2e'], { wrapper, extra: packaged, files: [packagedTest] })
  }
  runVitest(`端到端测试 ${title}`, ['--project', 'e2e'], { wrapper, extra: variables })
}

/** The packaged app is tried where it can be made and no filter leaves it out. */
function wantsPackage() {
  const isWanted = filters.length === 0 || filters.some((word) => packagedTest.includes(word))
  return process.platform === 'linux' && isWanted
}

/** The path of the packaged program; empty, and counted as failed, where there is none. */
async function pack() {
  const title = '打包（electron-builder）'
  console.log(`\n== ${title}`)
  try {
    const program = await packForTests()
    tally(true, title)
    return program
  } catch (error) {
    console.error(error.message)
    tally(false, title)
    return ''
  }
}

/** On a build server nobody reads notices: there a shell that was not tested is a failure. */
function skipShell(title, problem) {
  const notice = `端到端测试 ${title}：${problem}`
  if (process.env.CI) tally(false, notice)
  else {
    count.skipped += 1
    skips.push(notice)
  }
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
  console.log('')
  for (const name of skips) console.log(`跳过：${name}`)
  for (const name of failures) console.log(`失败：${name}`)
  console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
  process.exitCode = count.failed > 0 ? 1 : 0
}
