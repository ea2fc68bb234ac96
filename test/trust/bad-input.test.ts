import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../domain/errors.ts'
import type { ImportPreview, ImportRow } from '../../domain/import-table.ts'
import type { BackendHost, FileToken } from '../../domain/shell.ts'
import type { Snapshot, WorkbookStatus } from '../../domain/workbook.ts'
import { sentenceOf } from '../../renderer/text.ts'
import type { BadFile } from '../fixtures/bad-input/case.ts'
import { type Importer, importers, type Prepared } from '../fixtures/bad-input/importers.ts'
import { badPackages } from '../fixtures/bad-input/packages.ts'
import { badPictures } from '../fixtures/bad-input/pictures.ts'
import { badSpreadsheets } from '../fixtures/bad-input/spreadsheets.ts'
import { badWorkbooks } from '../fixtures/bad-input/workbooks.ts'
import { aPng } from '../fixtures/picture.ts'
import { workbookFile } from '../fixtures/rosters.ts'
import { ask, backendWithBook } from '../support/backend.ts'

/** Counts what was tried, so that a corpus that shrinks is noticed. */
const tried = new Set<string>()

/** One workbook with an importer that meets one bad file after the other. */
class Counter {
  readonly backend: BackendHost
  readonly dataDir: string
  private readonly wrong: string[] = []

  constructor(backend: BackendHost, dataDir: string) {
    this.backend = backend
    this.dataDir = dataDir
  }

  hand(file: string, bytes: Uint8Array): string {
    const path = join(this.dataDir, `${tried.size}-${file.replace(/.*\./, 'file.')}`)
    writeFileSync(path, bytes)
    return this.backend.registerFile(path, file).token
  }

  /** What must not change: the ledger's head, how many rows there are, which workbooks. */
  async state(): Promise<unknown> {
    const { rows, headSeq } = await ask<Snapshot>(this.backend, 'snapshot')
    const { open, workbooks } = await ask<WorkbookStatus>(this.backend, 'status')
    return [
      headSeq,
      Object.values(rows).map((each) => each.length),
      open?.file,
      workbooks.map(({ file }) => file),
    ]
  }

  expectSame(what: string, found: unknown, expected: unknown): void {
    if (JSON.stringify(found) !== JSON.stringify(expected))
      this.wrong.push(
        `${what}\n    says     ${JSON.stringify(found)}\n    expected ${JSON.stringify(expected)}`,
      )
  }

  done(): void {
    expect(this.wrong.join('\n')).toBe('')
  }
}

/** What the clerk reads where a call is refused. */
async function sentence(backend: BackendHost, name: string, input: unknown): Promise<string> {
  const reply = await backend.handle(name, input)
  return reply.ok ? 'was taken' : sentenceOf(new DomainError(reply.error.code, reply.error.detail))
}

/** A workbook in which there is what the importer's tables are about. */
async function ready({ prepare }: Importer) {
  const { backend, dataDir } = await backendWithBook()
  return { ...(await prepare(backend)), counter: new Counter(backend, dataDir) }
}

/** Each fault as the clerk reads it: the sheet, the cell (or the row where no cell is at fault), the reason. */
function faultsOf({ sheet, columns, rows }: ImportPreview<string, ImportRow>): string[] {
  return rows.flatMap((row) => {
    if (row.action !== 'error') return []
    const cells = Object.entries(row.cells).flatMap(([field, cell]) => {
      const column = columns.find((each) => each.field === field)
      const at = column ? XLSX.utils.encode_cell({ r: row.row, c: column.index }) : `第 ${row.row + 1} 行`
      const errors = cell?.issues.filter(({ severity }) => severity === 'error') ?? []
      return errors.map(({ message }) => `${sheet} ${at}：${message}`)
    })
    return cells.length > 0 ? cells : [`${sheet} 第 ${row.row + 1} 行：${row.reason}`]
  })
}

type Preview = ImportPreview<string, ImportRow>

describe.each(Object.keys(importers) as (keyof typeof importers)[])('the importer of %s', (kind) => {
  const { preview, run, headless } = importers[kind]

  /** The importer still takes a good file: whatever it met left nothing behind. */
  async function expectAlive({ counter, input, good }: Prepared & { readonly counter: Counter }) {
    const token = counter.hand('好.xlsx', workbookFile(good))
    const read = await ask<Preview>(counter.backend, preview, { token, ...input })
    counter.expectSame('a good file after it', [read.counts.create, faultsOf(read)], [1, []])
  }

  it('answers every file that cannot be read with its sentence, and writes nothing', async () => {
    const trial = await ready(importers[kind])
    const { counter, input, good } = trial
    const before = await counter.state()
    for (const { name, file, make, says } of badSpreadsheets(good, kind === 'roster')) {
      tried.add(`${kind} ${name}`)
      const token = counter.hand(file, make())
      for (const call of [preview, run]) {
        counter.expectSame(
          `${call} ${name}`,
          await sentence(counter.backend, call, { token, ...input }),
          says,
        )
      }
      counter.expectSame(`${name}: the workbook`, await counter.state(), before)
      await expectAlive(trial)
    }
    counter.done()
  }, 120_000)

  it('says of a table of another kind what it lacks, and writes nothing', async () => {
    const trial = await ready(importers[kind])
    const { counter, input } = trial
    const before = await counter.state()
    const others: [string, Uint8Array][] = [
      [
        'a table of rooms',
        workbookFile([
          ['房号', '用途', '面积'],
          ['101', '会议室', 30],
        ]),
      ],
      ['a column of numbers', workbookFile(Array.from({ length: 40 }, (_, at) => [at, at * 2]))],
      ['a page of a web site', workbookFile([['登录'], ['请输入验证码']], { type: 'html' })],
      ['a letter', workbookFile([['关于报送有关材料的通知'], ['有关同志：'], ['请于本周五前报送。']])],
      ['a header without a row', workbookFile([['房号', '用途', '面积']])],
    ]
    for (const [name, bytes] of others) {
      tried.add(`${kind} ${name}`)
      const token = counter.hand('别的表.xlsx', bytes)
      const read = await ask<Preview>(counter.backend, preview, { token, ...input })
      const sheet = name === 'a page of a web site' ? read.sheet : '花名册'
      counter.expectSame(name, read.problem, headless.replace('花名册', sheet))
      counter.expectSame(`${name}: file`, [read.fileName, read.rows.length], ['别的表.xlsx', 0])
      await counter.backend.handle(run, { token, ...input })
      counter.expectSame(`${name}: the workbook`, await counter.state(), before)
    }
    await expectAlive(trial)
    counter.done()
  })

  it('names sheet, cell and reason of every row that it does not take, and writes none of these', async () => {
    const trial = await ready(importers[kind])
    const { counter, input, faulty } = trial
    for (const { name, make, says } of faulty) {
      tried.add(`${kind} ${name}`)
      const token = counter.hand('有错.xlsx', make())
      const read = await ask<Preview>(counter.backend, preview, { token, ...input })
      counter.expectSame(name, faultsOf(read), says)
      const before = await ask<Snapshot>(counter.backend, 'snapshot')
      const taken = read.counts.create + read.counts.update
      const reply = await counter.backend.handle(run, { token, ...input })
      const after = await ask<Snapshot>(counter.backend, 'snapshot')
      if (taken === 0) counter.expectSame(`${name}: the ledger`, after.headSeq, before.headSeq)
      else {
        counter.expectSame(`${name}: is imported`, reply.ok, true)
        await ask(counter.backend, 'undo')
      }
    }
    await expectAlive(trial)
    counter.done()
  })
})

describe('every other file that is taken in', () => {
  async function meet(
    counter: Counter,
    files: readonly BadFile[],
    calls: readonly (readonly [string, (token: string) => unknown])[],
  ) {
    const before = await counter.state()
    for (const { name, file, make, says } of files) {
      tried.add(`${calls[0]?.[0]} ${name}`)
      const token = counter.hand(file, make())
      for (const [call, input] of calls) {
        counter.expectSame(`${call} ${name}`, await sentence(counter.backend, call, input(token)), says)
      }
      counter.expectSame(`${name}: the workbook`, await counter.state(), before)
    }
  }

  it('交换包: nothing of a bad one is read, opened or merged', async () => {
    const { backend, dataDir } = await backendWithBook()
    const counter = new Counter(backend, dataDir)
    const packed = async (passphrase?: string) => {
      const { token } = await ask<FileToken>(backend, 'makePackage', { passphrase })
      return readFileSync(backend.filePath(token) ?? '')
    }
    const [plain, secret] = [await packed(), await packed('密语密语密语密语')]
    await meet(counter, badPackages(plain, secret), [
      ['openPackage', (token) => ({ token })],
      ['previewMerge', (token) => ({ source: { token } })],
    ])
    const token = counter.hand('好.orgpack', plain)
    await ask(backend, 'previewMerge', { source: { token } })
    counter.done()
  })

  it('工作簿: a bad one is not taken in, and none of it stays in the folder', async () => {
    const { backend, dataDir } = await backendWithBook()
    const counter = new Counter(backend, dataDir)
    const { token } = await ask<FileToken>(backend, 'copyWorkbook')
    const good = readFileSync(backend.filePath(token) ?? '')
    await meet(counter, badWorkbooks(good), [['takeWorkbook', (file) => ({ token: file })]])
    counter.done()
    await ask(backend, 'takeWorkbook', { token: counter.hand('好.orgbook', good) })
  })

  it('底图: a bad one is not kept', async () => {
    const { backend, dataDir } = await backendWithBook()
    const counter = new Counter(backend, dataDir)
    await meet(counter, badPictures(), [['takePicture', (token) => ({ token })]])
    await ask(backend, 'takePicture', { token: counter.hand('好.png', aPng(10, 10)) })
    counter.done()
  })
})

it('are at least 350 files', () => {
  expect(tried.size).toBeGreaterThanOrEqual(350)
})
