import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { modelOn, shownModel } from '../domain/as-of.ts'
import { templatesOf } from '../domain/column-template.ts'
import { DomainError } from '../domain/errors.ts'
import type { ComparedSides, PaperFacts, PaperSource } from '../domain/exchange-port.ts'
import type { PaperPreview } from '../domain/paper.ts'
import { fontNamesOf } from '../domain/paper-fonts.ts'
import type { FileToken } from '../domain/shell.ts'
import type { TableRows } from '../domain/tables.ts'
import { type ExportRequest, exportTableFacts } from '../domain/workbook.ts'
import type { Handler } from './dispatch.ts'
import { maskRows } from './masking.ts'
import { fullSideRows, type PlanSurroundings } from './plan-handlers.ts'
import { unitHistoryOf } from './unit-history.ts'

/** Tables and papers: looked at, and exported with a trace in the ledger. */
export function paperHandlers(around: PlanSurroundings): Record<string, Handler> {
  return {
    previewTable: (request: ExportRequest) => previewTable(around, request),
    exportTable: (request: ExportRequest) => exportTable(around, request),
    cancelJob: ({ job }: { job: string }) => {
      around.jobs.cancel(job)
      return null
    },
  }
}

async function previewTable(around: PlanSurroundings, request: ExportRequest): Promise<PaperPreview> {
  const source = await sourceOf(around, { ...request, personal: 'masked' })
  return around.exchange.previewTable(source, request, factsOf(around, source, request))
}

/** Writes a table, and leaves its trace in the ledger: rows, masked or not, purpose, file name, SHA-256 (domain.md). */
async function exportTable(around: PlanSurroundings, request: ExportRequest): Promise<FileToken> {
  const { name: title, formats, personalTable } = exportTableFacts[request.table]
  if (request.personal === 'full' && !request.purpose) {
    throw new DomainError('invalidInput', { message: '导出完整身份证号和电话须写明用途。', field: 'purpose' })
  }
  if (!(formats as readonly string[]).includes(request.format)) {
    throw new DomainError('invalidInput', {
      message: `${title}只有 .${formats.join('、.')} 格式。`,
      field: 'format',
    })
  }
  const book = around.requireBook()
  if (request.personal === 'full') book.vault.requireOpen(personalTable ?? 'person', 'personal')
  const source = await sourceOf(around, request)
  const facts = factsOf(around, source, request)
  const name = safeName(`${title}_${facts.scopeName}_${facts.today}.${request.format}`)
  const { file, path } = around.files.make(name)
  const rows = await around.jobs.watch(request.job, (step) =>
    around.exchange.exportTable(path, source, request, facts, step),
  )
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex')
  const masked = request.personal === 'full' ? '未脱敏' : '已脱敏'
  const sides = source.compared ? `${source.compared.beforeTitle} 与 ${source.compared.afterTitle}` : ''
  book.trace(
    `导出${title} ${sides || facts.scopeName} ${rows} 行 ${masked} ${file.name} SHA-256 ${hash.slice(0, 16)}`,
    { command: 'exportTable', operator: around.operator(), reason: request.purpose },
  )
  return file
}

async function sourceOf(around: PlanSurroundings, request: ExportRequest): Promise<PaperSource> {
  return { ...(await rowsBehind(around, request)), columns: columnsOf(around, request) }
}

/** The clerk's own columns, as the open workbook keeps them. */
function columnsOf(around: PlanSurroundings, { table, template }: ExportRequest) {
  if (template === undefined) return undefined
  const known = templatesOf(around.requireBook().current(), table).find(({ name }) => name === template)
  if (known) return known.columns
  throw new DomainError('invalidInput', {
    message: `没有栏目样式“${template}”，请重新选择。`,
    field: 'template',
  })
}

async function rowsBehind(around: PlanSurroundings, request: ExportRequest): Promise<PaperSource> {
  const { name, scope } = exportTableFacts[request.table]
  const rowsOf = (rows: TableRows) => (request.personal === 'full' ? rows : maskRows(rows))
  if (scope === 'sides') {
    if (!request.sides) {
      throw new DomainError('invalidInput', { message: `${name}须选择比较的两边。`, field: 'sides' })
    }
    const before = await fullSideRows(around, request.sides.before)
    const after = await fullSideRows(around, request.sides.after)
    const compared: ComparedSides = {
      before: shownModel(rowsOf(before.rows), before.asOf),
      after: shownModel(rowsOf(after.rows), after.asOf),
      beforeTitle: before.title,
      afterTitle: after.title,
    }
    return { model: compared.after, compared }
  }
  const book = around.requireBook()
  const live = shownModel(rowsOf(book.allRows()), book.today())
  const model = request.asOf ? modelOn(live, request.asOf) : live
  if (request.since && request.since > model.asOf) {
    throw new DomainError('invalidInput', { message: '起始日期不能晚于截至日期。', field: 'since' })
  }
  const historyOf = (id: string) => unitHistoryOf(book, id)
  if (scope === 'branch') {
    const { since, personIds, postIds, villagesBy, assessmentPeriodId, roundId } = request
    return { model, historyOf, since, personIds, postIds, villagesBy, assessmentPeriodId, roundId }
  }
  const unit = model.get('unit', request.unitId ?? null)
  if (!unit) {
    throw new DomainError('invalidInput', { message: `${name}按机构导出，请选择机构。`, field: 'unitId' })
  }
  return { model, history: historyOf(unit.id), historyOf }
}

function factsOf(around: PlanSurroundings, { model }: PaperSource, request: ExportRequest): PaperFacts {
  return {
    preparedBy: model.setting('preparedBy'),
    operator: around.operator().name,
    today: model.asOf,
    madeAt: minuteOf(around.now()),
    posted: exportTableFacts[request.table].posted ?? false,
    scopeName: model.get('unit', request.unitId ?? null)?.name ?? model.setting('workbookName'),
    // Of the open workbook, whichever state is printed: they belong to who prints it.
    fonts: fontNamesOf(around.requireBook().current()),
  }
}

/** 2016-06-30 14:05, by the clock on the wall. */
function minuteOf(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `${day} ${two(now.getHours())}:${two(now.getMinutes())}`
}

function safeName(name: string): string {
  return name.replace(/[\\/:*?"<>|]/g, '_')
}
