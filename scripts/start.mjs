// npm start: installs and builds what is missing, then opens the app in Electron or, where that cannot be, in the browser shell.
//   npm start -- --browser     the browser shell in any case
//   npm start -- --electron    tries again to fetch Electron where that failed before
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { displayProblem, fetchPinnedElectron, fetchTestRuntime, pinnedVersion } from './electron-runtime.mjs'
import { ensureBuilt } from './fresh-build.mjs'
import { ensureInstalled, fail, projectFolder } from './install.mjs'

const wants = new Set(process.argv.slice(2))
const node = ensureInstalled()
if (!ensureBuilt(node)) fail('构建失败：请看上面的错误信息。')

const choice = await chooseShell()
if (choice.binary) {
  console.log(`在 Electron 中打开：${choice.reason}。`)
  const problem = await runElectron(choice)
  if (problem) runBrowserShell(problem)
} else {
  runBrowserShell(choice.reason)
}

async function chooseShell() {
  if (wants.has('--browser')) return { reason: '按 --browser 的要求' }
  const display = displayProblem()
  if (display) return { reason: display }
  // The old runtime is for tests: whoever wants to see it with their own eyes says so.
  if (process.env.WORKBENCH_TEST_RUNTIME === '1') {
    const binary = fetchTestRuntime()
    if (binary)
      return {
        binary,
        args: asRoot() ? ['--no-sandbox'] : [],
        reason: '测试用运行时（WORKBENCH_TEST_RUNTIME=1），勿用于正式工作',
      }
  }
  if (asRoot()) return { reason: 'Electron 不能以 root 用户运行' }
  const binary = await fetchPinnedElectron(node, { insist: wants.has('--electron') })
  if (binary) return { binary, args: [], reason: `Electron ${pinnedVersion()}，本机有图形显示` }
  return {
    reason: `没有取得 Electron ${pinnedVersion()} 运行时（下载被阻断；一天内不再尝试，可用 npm start -- --electron 重试）`,
  }
}

function asRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0
}

/** Null when the app ran; a reason where it ended before its window could have been seen. */
function runElectron({ binary, args }) {
  const begun = Date.now()
  const child = spawn(binary, [...args, projectFolder], {
    stdio: 'inherit',
    env: { ...process.env, WORKBENCH_BACKEND_NODE: node },
  })
  return new Promise((done) => {
    child.once('error', (error) => done(`Electron 无法启动（${error.message}）`))
    child.once('exit', (code, signal) => {
      const failed = (code !== 0 || signal !== null) && Date.now() - begun < 10_000
      done(failed ? `Electron 启动后即退出（${signal ?? `代码 ${code}`}）` : null)
    })
  })
}

function runBrowserShell(reason) {
  console.log(`在浏览器中打开：${reason}。`)
  // A package of the spreadsheet writer still uses Buffer(): nothing that a clerk could do about.
  const args = ['--disable-warning=DEP0005', join('dist', 'web', 'main.cjs')]
  if (displayProblem() === null && !process.env.CI) args.push('--open')
  const child = spawn(node, args, { cwd: projectFolder, stdio: 'inherit' })
  // Ctrl+C reaches both; the shell closes the workbook and ends by itself, so we only wait.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal))
  }
  child.once('exit', (code) => {
    process.exitCode = code ?? 0
  })
}
