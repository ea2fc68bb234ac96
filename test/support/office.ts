import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** LibreOffice is on every machine of ours and in CI, where its absence is a failure; elsewhere its tests are skipped. */
export const withOffice = Boolean(process.env.CI) || spawnSync('soffice', ['--version']).status === 0
if (!withOffice) console.warn('soffice is not there: what LibreOffice makes of our papers is not tested.')

/** Opens papers in LibreOffice and prints each to PDF in the folder, in one run; a profile of its own keeps runs apart. */
export function toPdf(folder: string, paths: readonly string[]): void {
  const home = `-env:UserInstallation=file://${join(folder, 'office')}`
  execFileSync('soffice', [home, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths], {
    stdio: 'ignore',
    timeout: 240_000,
  })
}

/** The text of a PDF without spaces: a line that was broken in a cell is found all the same. */
export function pdfText(path: string): string {
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s/g, '')
}

/** Pages of a PDF, and the size of the first in points. */
export function pdfPages(path: string): {
  readonly count: number
  readonly width: number
  readonly height: number
} {
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? []
  return { count: Number(/Pages:\s+(\d+)/.exec(info)?.[1]), width: Number(width), height: Number(height) }
}
