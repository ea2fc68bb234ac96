import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import * as XLSX from '@e965/xlsx'

const project = resolve(import.meta.dirname, '..', '..')
const version = '1.10.3'
const home = join(project, 'node_modules', '.cache', `electronegativity-${version}`)
const scanner = join(home, 'node_modules', '@doyensec', 'electronegativity')
const program = join(scanner, 'dist', 'index.js')

export interface Finding {
  readonly check: string
  readonly file: string
  readonly sample: string
}

/**
 * The scanner of Electron programs, fetched from the npm registry at first use, without install scripts. It is no
 * dependency of ours: its four hundred packages, some of them old, are wanted nowhere else. False where it cannot be had.
 */
export function fetchScanner(): boolean {
  if (existsSync(program)) return true
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{"private":true}')
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', home]
  // It forgets to name the reader of its command line, and takes whichever lies above it; it can do with this one.
  const packages = [`@doyensec/electronegativity@${version}`, 'commander@5.1.0']
  spawnSync('npm', [...args, ...packages], { stdio: 'ignore' })
  if (existsSync(program)) keepFromNetwork()
  return existsSync(program)
}

/** At each start it asks a server for newer translations, and where none answers it breaks now and then. */
function keepFromNetwork(): void {
  const file = join(scanner, 'package.json')
  const facts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  writeFileSync(file, JSON.stringify({ ...facts, i18nSource: '' }))
}

/** What it finds in the built programs, and in their sources, where it recognises more. */
export function scanShell(): readonly Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-scan-'))
  try {
    // It reads no .cjs.
    for (const file of readdirSync(join(project, 'dist', 'electron')))
      copyFileSync(join(project, 'dist', 'electron', file), join(folder, file.replace(/\.cjs$/, '.js')))
    copyFileSync(join(project, 'dist', 'renderer', 'index.html'), join(folder, 'index.html'))
    const { version: electron } = JSON.parse(
      readFileSync(join(project, 'node_modules', 'electron', 'package.json'), 'utf8'),
    ) as { version: string }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'scanned', main: 'main.js' }))
    return [...scan(folder, electron), ...scan(join(project, 'electron'), electron)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function scan(folder: string, electron: string): Finding[] {
  const out = join(mkdtempSync(join(tmpdir(), 'workbench-findings-')), 'findings.csv')
  const { stdout, stderr } = spawnSync(
    process.execPath,
    // Of Electron's own releases it asks the network; npm outdated says the same.
    [program, '-r', '-i', folder, '-o', out, '-e', electron, '-x', 'AvailableSecurityFixesGlobalCheck'],
    { encoding: 'utf8', timeout: 180_000 },
  )
  if (!existsSync(out)) throw new Error(`the scanner wrote nothing\n${stdout}${stderr}`)
  const sheet = XLSX.read(readFileSync(out, 'utf8'), { type: 'string', raw: true })
  const lines = XLSX.utils.sheet_to_json<string[]>(
    sheet.Sheets[sheet.SheetNames[0] ?? ''] as XLSX.WorkSheet,
    {
      header: 1,
      defval: '',
    },
  )
  return (
    lines
      .slice(1)
      // It writes its file in overlapping pieces: the tail of one may stand at the end.
      .filter(([check]) => /^\w+_CHECK$/.test(check ?? ''))
      .map(([check = '', , , file = '', , sample = '']) => ({
        check,
        file: file === 'N/A' ? '–' : basename(file),
        sample,
      }))
  )
}
