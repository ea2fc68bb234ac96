import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { tempFolder } from './workbook.ts'

/** Whether this machine lets a test mount a file system of its own: root on Linux. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && triedMount()

function run(tool: string, ...args: string[]): void {
  execFileSync(tool, args, { stdio: 'ignore' })
}

function triedMount(): boolean {
  try {
    run('unshare', '--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt')
    return true
  } catch {
    return false
  }
}

export interface SmallDisk {
  readonly folder: string
  /** Leaves this much of it free. */
  fill(freeKilobytes: number): void
  /** Takes away what `fill` put there. */
  clear(): void
  /** 写保护. */
  protect(): void
  unprotect(): void
}

/** A real disk of a few kilobytes, mounted for one test: only where `canMount`. */
export function mountSmallDisk(kilobytes: number): SmallDisk {
  const folder = tempFolder()
  const filler = join(folder, '占满')
  run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder)
  onTestFinished(() => run('umount', '-l', folder))
  return {
    folder,
    fill: (free) => {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - free * 1024)))
    },
    clear: () => rmSync(filler),
    protect: () => run('mount', '-o', 'remount,ro', folder),
    unprotect: () => run('mount', '-o', 'remount,rw', folder),
  }
}
