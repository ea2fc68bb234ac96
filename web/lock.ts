import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'

interface Holder {
  readonly pid: number
  readonly address: string
}

/** The workbench that already serves a data folder; null where none does, a stale lock included. */
export async function findRunning(dataDir: string): Promise<Holder | null> {
  const holder = readHolder(lockPath(dataDir))
  if (!holder || !isAlive(holder.pid)) return null
  // The system may have given the number to another process since: ours would also answer on its port.
  return (await answers(holder.address)) ? holder : null
}

/** Notes that this process serves the folder; the function that takes the note away again. */
export function holdLock(dataDir: string, address: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const path = lockPath(dataDir)
  // The address carries the token, hence for the owner's eyes only.
  rmSync(path, { force: true })
  writeFileSync(path, JSON.stringify({ pid: process.pid, address } satisfies Holder), { mode: 0o600 })
  return () => {
    if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true })
  }
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'browser-shell.lock')
}

function readHolder(path: string): Holder | null {
  try {
    const { pid, address } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>
    return typeof pid === 'number' && typeof address === 'string' ? { pid, address } : null
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function answers(address: string): Promise<boolean> {
  if (!URL.canParse(address)) return Promise.resolve(false)
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  return new Promise((resolve) => {
    const end = (found: boolean) => {
      socket.destroy()
      resolve(found)
    }
    socket.setTimeout(1000, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
