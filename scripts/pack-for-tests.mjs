// A package as it ships, unpacked in release/for-tests, for test/e2e/packaged.test.ts. Nothing is downloaded.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fetchTestRuntime, findPinnedElectron, pinnedVersion, testRuntime } from './electron-runtime.mjs'
import { projectFolder } from './install.mjs'

/** The path of the packaged program. Throws with what the packager said where it did not succeed. */
export function packForTests() {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-pack-'))
  try {
    const runtime = join(folder, 'electron')
    const { binary, version } = findRuntime()
    cpSync(dirname(binary), runtime, { recursive: true })
    // The loader of the tests' runtime: no package has it.
    rmSync(join(runtime, 'resources', 'app'), { recursive: true, force: true })
    runBuilder([`-c.electronDist=${runtime}`, `-c.electronVersion=${version}`])
    return join(
      projectFolder,
      'release',
      'for-tests',
      'linux-unpacked',
      'subdistrict-establishment-workbench',
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function findRuntime() {
  const pinned = findPinnedElectron()
  if (pinned) return { binary: pinned, version: pinnedVersion() }
  const old = fetchTestRuntime()
  if (!old) throw new Error('no Electron to package')
  return { binary: old, version: testRuntime.electronVersion }
}

function runBuilder(more) {
  const builder = join(projectFolder, 'node_modules', 'electron-builder', 'cli.js')
  const args = ['--linux', 'dir', '--config', 'electron-builder-for-tests.config.ts', ...more]
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, ...args], {
    cwd: projectFolder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`electron-builder ended with ${status}\n${stdout}${stderr}`)
}
