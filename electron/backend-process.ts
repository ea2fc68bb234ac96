import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, utilityProcess } from 'electron'
import type { BackendMessage, BackendProcess } from './backend-link.ts'

/** better-sqlite3 13 is built for this version of Node-API and aborts on an older one. */
const neededNodeApi = 10

/** Starts the backend as Electron's utility process, or, in tests on an old runtime, on the Node that they name. */
export function startBackend(program: string, dataDir: string): BackendProcess {
  if (Number(process.versions.napi) >= neededNodeApi) return startUtility(program, dataDir)
  const node = app.isPackaged ? packagedTestNode() : process.env.WORKBENCH_BACKEND_NODE
  if (!node) throw new Error(`Node-API ${process.versions.napi} is too old for the database`)
  return startOnNode(node, program.replace('app.asar', 'app.asar.unpacked'), dataDir)
}

/** The Node that only the package of scripts/pack-for-tests.mjs has; a plain Node cannot read programs in the archive. */
function packagedTestNode(): string | undefined {
  const node = join(process.resourcesPath, 'node-for-tests')
  return existsSync(node) ? node : undefined
}

function startUtility(program: string, dataDir: string): BackendProcess {
  const child = utilityProcess.fork(program, [dataDir], { serviceName: 'workbench-backend', stdio: 'ignore' })
  return {
    send: (request) => child.postMessage(request),
    onMessage: (listener) => void child.on('message', (message: BackendMessage) => listener(message)),
    onExit: (listener) => void child.once('exit', (code) => listener(code)),
    kill: () => void child.kill(),
  }
}

function startOnNode(node: string, program: string, dataDir: string): BackendProcess {
  const child = fork(program, [dataDir], {
    execPath: node,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Bytes stay bytes.
    serialization: 'advanced',
  })
  return {
    // A send that meets a dead process is answered by its exit.
    send: (request) => void child.send(request, () => {}),
    onMessage: (listener) =>
      void child.on('message', (message) => listener(ownBytes(message as BackendMessage))),
    onExit: (listener) => {
      child.once('exit', (code) => listener(code))
      child.once('error', () => listener(null))
    },
    kill: () => void child.kill(),
  }
}

/** Node gives bytes as a view of all that came along with them; whoever sent the view on would send all of that. */
function ownBytes(message: BackendMessage): BackendMessage {
  return 'piece' in message ? { ...message, piece: new Uint8Array(message.piece) } : message
}
