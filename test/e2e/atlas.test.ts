import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Clerk, testFolder } from '../support/clerk.ts'
import { shellUnderTest } from '../support/shells.ts'

const folder = testFolder()
let clerk: Clerk
const page = () => clerk.page
const out = join(folder.path, 'out')

beforeAll(async () => {
  clerk = await Clerk.withWorkbook(join(folder.path, 'data'))
})

afterAll(async () => {
  await clerk?.app.close()
  folder.remove()
})

/** Opens a product and waits until its pages stand. */
async function openProduct(id: string): Promise<void> {
  await clerk.goTo(`/print?product=${id}`)
  await page().waitForFunction(() =>
    /^共 [1-9]/.test(document.querySelector('[data-testid=page-count]')?.textContent ?? ''),
  )
}

/** The product that is shown as PDF, on the way that a clerk of this shell takes. */
async function pdfOf(id: string): Promise<string> {
  await openProduct(id)
  if (shellUnderTest === 'electron') {
    await clerk.app.saveTo(out)
    await page().getByTestId('save-pdf').click()
    await clerk.heard(`已导出 ${fileNames[id]}`)
    const file = readdirSync(out).find(
      (name) => name.endsWith('.pdf') && name.startsWith(fileNames[id] ?? ''),
    )
    return join(out, file ?? '')
  }
  // A print dialog cannot be driven from outside: what it would be given is printed.
  await page().evaluate(() => {
    window.print = () => {}
  })
  await page().getByTestId('print').click()
  await page().locator('.printed-paper').waitFor({ state: 'attached' })
  const path = join(folder.path, `${id}.pdf`)
  await clerk.app.pdf(path)
  await page().evaluate(() => window.dispatchEvent(new Event('afterprint')))
  return path
}

const fileNames: Readonly<Record<string, string>> = { atlas: '机构图册', 'wall-chart': '上墙拼版图' }

/** The lines of each page, box by box, as they stand in the PDF. */
function linesOf(pdf: string): string[][] {
  const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' })
  return text
    .split('\f')
    .slice(0, -1)
    .map((one) => one.split('\n').map((line) => line.replaceAll(/\s/g, '')))
}

/** What the workbook holds, read past the app. */
function namesIn(): { units: string[]; people: string[] } {
  const books = join(folder.path, 'data', 'workbooks')
  const file = readdirSync(books).find((name) => name.endsWith('.orgbook')) ?? ''
  // The app keeps its file to itself: a copy of it and of its log is read.
  const copy = join(mkdtempSync(join(folder.path, 'copy-')), file)
  for (const end of ['', '-wal'])
    if (existsSync(join(books, file + end))) copyFileSync(join(books, file + end), copy + end)
  const db = new Database(copy)
  const list = (sql: string) => db.prepare(sql).pluck().all() as string[]
  const units = list("SELECT name FROM unit WHERE kind <> 'external' AND endedOn IS NULL")
  const people = list(
    'SELECT person.name FROM appointment JOIN person ON person.id = personId WHERE endedOn IS NULL',
  )
  db.close()
  return { units, people }
}

const count = (text: string, piece: string) => text.split(piece).length - 1

describe('the atlas of the sample', () => {
  let pages: string[][]

  test('as PDF holds every unit, and every person in a box and in the index', async () => {
    const pdf = await pdfOf('atlas')
    await clerk.shot('atlas-preview')
    pages = linesOf(pdf)
    const indexed = pages.findIndex((lines) => lines.join('').includes('索引'))
    const drawn = pages.slice(0, indexed).flat().join('\n')
    const index = pages.slice(indexed).flat().join('\n')
    const { units, people } = namesIn()
    expect(units.length).toBeGreaterThan(8)
    expect(people.length).toBeGreaterThan(80)
    for (const name of units) for (const text of [drawn, index]) expect(text, name).toContain(name)
    for (const name of people) {
      const times = people.filter((other) => other === name).length
      expect(count(drawn, name), name).toBe(times)
      expect(count(index, name), name).toBe(times)
    }
  })

  test('tells pages that hold what they are said to hold', () => {
    const { units } = namesIn()
    let references = 0
    for (const lines of pages) {
      lines.forEach((line, at) => {
        const number = /^见第(\d+)页$/.exec(line)?.[1]
        if (!number) return
        const name = lines.slice(0, at).findLast((before) => units.includes(before.replace(/^〔待核〕/, '')))
        const target = pages[Number(number) - 1] ?? []
        expect(target, `${name} on page ${number}`).toContain(name)
        references += 1
      })
      for (const [, name, number] of lines.join('\n').matchAll(/上级机构：(\S+?)（见第(\d+)页）/g)) {
        expect(pages[Number(number) - 1]).toContain(name)
        references += 1
      }
    }
    expect(references).toBeGreaterThan(10)
    pages.forEach((lines, at) => {
      expect(lines).toContain(`第${at + 1}页共${pages.length}页`)
    })
  })
})

test('the wall chart has a map that names every sheet, and the sheets', async () => {
  const pages = linesOf(await pdfOf('wall-chart'))
  await clerk.shot('wall-preview')
  expect(pages.length).toBeGreaterThan(3)
  const names = pages.slice(1).map((lines) => /([A-Z]\d)第\d+张/.exec(lines.join(''))?.[1] ?? '')
  for (const name of names) expect(pages[0]?.join('')).toContain(name)
  const text = pages.flat().join('')
  for (const name of namesIn().people) expect(text, name).toContain(name)
})

describe('the tray', () => {
  test('shows what was made', async () => {
    await page().getByTestId('jobs').click()
    await page().getByTestId('jobs-tray').waitFor()
    await clerk.shot('jobs-tray')
    const first = page().getByTestId('job').first()
    expect(await first.getAttribute('data-state')).toBe('done')
    expect(await first.getByTestId('job-folder').count()).toBe(shellUnderTest === 'electron' ? 1 : 0)
  })

  test('cancels what is being made', async () => {
    if (shellUnderTest === 'electron') {
      await openProduct('atlas')
      await page().getByTestId('save-pdf').click()
    } else {
      // The backend is quick: its answer is held up.
      await page().route('**/api/exportTable', () => {})
      await clerk.goTo('/reports')
      await page().getByTestId('export-paper').click()
    }
    const cancel = page().getByTestId('job-cancel')
    await cancel.click()
    await page().locator('[data-testid=job][data-state=cancelled]').waitFor()
    expect(await cancel.count()).toBe(0)
    await page().unroute('**/api/exportTable')
    await page().getByTestId('jobs').click()
  })
})

test('several papers and tables go out at once', async () => {
  const batch = join(folder.path, 'batch')
  await clerk.goTo('/print?product=batch')
  for (const name of ['机构设置图', '机构图册', '编制使用情况统计表'])
    await page().getByRole('checkbox', { name }).check()
  await clerk.shot('batch')
  await clerk.app.saveTo(batch)
  if (shellUnderTest === 'electron') await clerk.app.chooseFile(batch)
  await page().getByTestId('batch-start').click()
  await clerk.heard('编制使用情况')
  await clerk.app.saved()
  const names = existsSync(batch) ? readdirSync(batch) : []
  const ends = names.map((name) => name.split('.').at(-1)).sort()
  expect(ends).toEqual(shellUnderTest === 'electron' ? ['pdf', 'pdf', 'xlsx'] : ['xlsx'])
})
