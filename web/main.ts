import { rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createBackend } from '../db/backend.ts'
import { exchangePort } from '../exchange/port.ts'
import { dataFolder } from './data-folder.ts'
import { findRunning, holdLock } from './lock.ts'
import { openBrowser } from './open-browser.ts'
import { problemLine } from './problem-line.ts'
import { startWebShell, type WebShell } from './server.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    data: { type: 'string' },
    open: { type: 'boolean', default: false },
  },
})

const dataDir = values.data ? resolve(values.data) : dataFolder(process.env, process.platform)
void start().catch(explain)

async function start(): Promise<void> {
  const running = await findRunning(dataDir)
  if (!running) return serve()
  console.log(`工作台已在运行（进程 ${running.pid}），请使用已打开的窗口，或打开：${running.address}`)
  if (values.open) openBrowser(running.address)
}

async function serve(): Promise<void> {
  const backend = createBackend({ dataDir, exchange: exchangePort, log: logProblem })
  const uploadDir = join(dataDir, 'uploads')
  rmSync(uploadDir, { recursive: true, force: true })
  const shell = await startWebShell({
    backend,
    // Beside this program in dist/.
    rendererDir: resolve(dirname(process.argv[1] ?? '.'), '..', 'renderer'),
    uploadDir,
    port: Number(values.port),
    onError: (error) => logProblem('request failed', error),
  }).catch((error: unknown) => {
    backend.close()
    throw error
  })
  const release = holdLock(dataDir, shell.address)
  closeOnSignal(shell, () => {
    backend.close()
    rmSync(uploadDir, { recursive: true, force: true })
    release()
  })
  console.log(
    `工作台已启动，请在浏览器中打开（只限本机）：\n  ${shell.address}\n数据文件夹：${dataDir}\n按 Ctrl+C 关闭工作台。`,
  )
  if (values.open) openBrowser(shell.address)
}

/** Ctrl+C reaches this process twice, from the terminal and from `npm start`: the second one must not cut the closing short. */
function closeOnSignal(shell: WebShell, end: () => void): void {
  let closing = false
  const close = () => {
    if (closing) return
    closing = true
    void shell.close().finally(() => {
      end()
      process.exit(0)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close)
}

/** Where the port is taken or the folder cannot be written: a sentence instead of a stack. */
function explain(error: unknown): void {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') console.error(`端口 ${values.port} 已被占用，请换一个端口（--port）或省略它。`)
  else if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    console.error(`数据文件夹不能写入：${dataDir}。请检查权限，或用 --data 指定另一个文件夹。`)
  else if (code === 'ENOSPC') console.error('磁盘空间不足，工作台没有启动。')
  else throw error
  process.exitCode = 1
}

function logProblem(message: string, error?: unknown): void {
  console.error(`[${new Date().toISOString()}] ${problemLine(message, error)}`)
}
