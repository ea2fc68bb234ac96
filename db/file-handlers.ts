import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { modelOn } from '../domain/as-of.ts'
import { planRosterImport } from '../domain/commands/roster.ts'
import { DomainError } from '../domain/errors.ts'
import type { ExchangePort, SourceFile } from '../domain/exchange-port.ts'
import { Model } from '../domain/model.ts'
import { rosterContext } from '../domain/reports/roster-context.ts'
import type { RosterChoice, RosterDecision } from '../domain/roster.ts'
import type { FileToken } from '../domain/shell.ts'
import { type ExportRequest, exportTableNames } from '../domain/workbook.ts'
import type { Book } from './book.ts'
import type { Handler } from './dispatch.ts'
import { maskRows } from './masking.ts'
import { unitHistoryOf } from './unit-history.ts'

export interface FileSurroundings {
  readonly exchange: ExchangePort
  readonly requireBook: () => Book
  readonly operator: () => string
  readonly sourceFile: (token: string) => SourceFile
  readonly newFile: (name: string) => FileToken
  readonly filePath: (token: string) => string
}

/** The calls that read a file of the clerk's or make one for them. */
export function fileHandlers(around: FileSurroundings): Record<string, Handler> {
  const preview = (choice: RosterChoice) => {
    const book = around.requireBook()
    return around.exchange.previewRoster(
      around.sourceFile(choice.token),
      choice,
      rosterContext(book.current()),
    )
  }
  return {
    previewRoster: preview,
    rosterErrors: async (choice: RosterChoice) => {
      const book = around.requireBook()
      const source = around.sourceFile(choice.token)
      const bytes = await around.exchange.rosterErrors(source, choice, rosterContext(book.current()))
      const file = around.newFile(`${source.name.replace(/\.[^.]*$/, '')}（问题标注）.xlsx`)
      writeFileSync(around.filePath(file.token), bytes)
      return file
    },
    importRoster: async (input: RosterChoice & { readonly decisions: readonly RosterDecision[] }) => {
      const book = around.requireBook()
      const plan = planRosterImport(book.current(), await preview(input), input.decisions, book.context())
      const source = around.sourceFile(input.token)
      return book.execute(
        { ...plan, title: `导入名册 ${source.name}（${plan.title}）` },
        { command: 'importRoster', operator: around.operator() },
        'load',
      )
    },
    exportTable: (request: ExportRequest) => exportTable(around, request),
  }
}

/** Writes a table, and leaves its trace in the ledger: rows, masked or not, purpose, file name, SHA-256 (domain.md). */
async function exportTable(around: FileSurroundings, request: ExportRequest): Promise<FileToken> {
  if (request.personal === 'full' && !request.purpose) {
    throw new DomainError('invalidInput', { message: '导出完整身份证号和电话须写明用途。', field: 'purpose' })
  }
  const book = around.requireBook()
  const live =
    request.personal === 'full' ? book.current() : new Model(maskRows(book.allRows()), book.today())
  const model = request.asOf ? modelOn(live, request.asOf) : live
  const unit = model.get('unit', request.unitId ?? null)
  if (request.table === 'history' && !unit) {
    throw new DomainError('invalidInput', { message: '机构沿革表按机构导出，请选择机构。', field: 'unitId' })
  }
  const title = exportTableNames[request.table]
  const scopeName = unit?.name ?? model.setting('workbookName')
  const file = around.newFile(safeName(`${title}_${scopeName}_${model.asOf}.xlsx`))
  const path = around.filePath(file.token)
  const facts = {
    preparedBy: model.setting('preparedBy'),
    operator: around.operator(),
    today: model.asOf,
    scopeName,
  }
  const history = request.table === 'history' && unit ? unitHistoryOf(book, unit.id) : undefined
  const rows = await around.exchange.exportTable(path, model, request, facts, history)
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex')
  const masked = request.personal === 'full' ? '未脱敏' : '已脱敏'
  book.trace(`导出${title} ${scopeName} ${rows} 行 ${masked} ${file.name} SHA-256 ${hash.slice(0, 16)}`, {
    command: 'exportTable',
    operator: around.operator(),
    reason: request.purpose,
  })
  return file
}

function safeName(name: string): string {
  return name.replace(/[\\/:*?"<>|]/g, '_')
}
