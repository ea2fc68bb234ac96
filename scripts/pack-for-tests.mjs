// A package as it ships, unpacked in release/for-tests, for test/e2e/packaged.test.ts. Nothing is downloaded.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fetchTestRuntime, findPinnedElectron, pinnedVersion, testRuntime } from './electron-runtime.mjs'
import { projectFolder } from './install.mjs'

/** The path of the packaged program. Throws with what the packager said where it did not succeed. */
export async function packForTests() {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-pack-'))
  try {
    const runtime = join(folder, 'electron')
    const { binary, version } = findRuntime()
    cpSync(dirname(binary), runtime, { recursive: true })
    // The loader of the tests' runtime: no package has it.
    rmSync(join(runtime, 'resources', 'app'), { recursive: true, force: true })
    const configuration = join(folder, 'electron-builder.json')
    writeFileSync(
      configuration,
      JSON.stringify({ ...(await configurationForTests()), electronDist: runtime, electronVersion: version }),
    )
    runBuilder(configuration)
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

/**
 * What ships, on the old Electron that tests have. Its Node is too old for the database, so a Node 24 goes along, and
 * what that one must read lies outside the archive; it lacks the newest fuse.
 */
async function configurationForTests() {
  // Not above: `npm test` reads this file before anything is installed.
  const { load } = await import('js-yaml')
  const shipped = load(readFileSync(join(projectFolder, 'electron-builder.yml'), 'utf8'))
  const { grantFileProtocolExtraPrivileges: _newer, ...fusesOfOldElectron } = shipped.electronFuses
  return {
    ...shipped,
    directories: { output: 'release/for-tests' },
    asarUnpack: ['node_modules/better-sqlite3/**', 'dist/electron/backend*.cjs'],
    extraResources: [{ from: 'node_modules/node/bin/node', to: 'node-for-tests' }],
    electronFuses: fusesOfOldElectron,
  }
}

function runBuilder(configuration) {
  const builder = join(projectFolder, 'node_modules', 'electron-builder', 'cli.js')
  const args = ['--linux', 'dir', '--config', configuration]
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, ...args], {
    cwd: projectFolder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`electron-builder ended with ${status}\n${stdout}${stderr}`)
}
