import type { EmptyColumn, Inspection, PreviewColumn, PreviewRow, RowSubject } from '../paper.ts'

/** One line of 体检: ok ✓, ask ? (open, or to be decided), warn ▲ (will be seen on the paper). */
export interface PreflightLine {
  readonly state: 'ok' | 'ask' | 'warn'
  readonly sentence: string
  /** Where what is missing can be filled in. */
  readonly links?: readonly PreflightLink[]
}

export interface PreflightLink {
  readonly name: string
  readonly subject: RowSubject
}

/** A table with all its rows, as 体检 looks at it. */
export interface InspectedTable {
  readonly title: string
  /** Those that are shown, in the clerk's order and under the clerk's names. */
  readonly columns: readonly PreviewColumn[]
  /** Those of the official form: what is required stays required where a 栏目样式 hides or renames it. */
  readonly official: readonly PreviewColumn[]
  readonly rows: readonly (PreviewRow & { readonly subject?: RowSubject })[]
}

/** More characters of width than these do not fit an A4 sheet lying across at 7.5 points, the smallest type of a table. */
const mostAcross = 266
/** Lines of a cell from which its row is told as too high to be read. */
const mostLines = 6
/** Empty cells of a column that are led to; the others are counted. */
const mostLinked = 12
const personalHeaders = /身份证|电话|住址/

/** Looks through a paper as a whole; `texts` is what stands in it outside its tables. */
export function inspect(tables: readonly InspectedTable[], texts: readonly string[]): Inspection {
  return {
    empty: tables.flatMap(emptyRequired),
    open: openCount(tables, texts),
    personal: [...new Set(tables.flatMap(personalColumns))],
    wide: tables.filter((table) => widthOf(table) > mostAcross).map(({ title }) => title),
    long: tables.flatMap(longCells),
  }
}

/** 体检 of a paper before it leaves. It refuses nothing. */
export function preflight(found: Inspection, personal: 'masked' | 'full'): PreflightLine[] {
  return [
    emptyLine(found.empty),
    found.open === 0
      ? { state: 'ok', sentence: '没有待核、待填。' }
      : { state: 'ask', sentence: `待核、待填 ${found.open} 处，定稿前请核实。` },
    personalLine(found.personal, personal),
    warning(found.wide, '列宽合 A4 纸。', (named) => `列太多，A4 横向排不下：${named}。建议导出 .xlsx。`),
    warning(found.long, '没有过长的单元格。', (named) => `内容过长、行会很高：${named}。`),
  ]
}

/** What is named in one sentence; the others are counted. */
const mostNamed = 4

function namesOf(found: readonly string[]): string {
  const rest = found.length - mostNamed
  const named = found.slice(0, mostNamed).join('；')
  return rest > 0 ? `${named}；另有 ${rest} 处` : named
}

function warning(found: readonly string[], fine: string, sentence: (named: string) => string): PreflightLine {
  if (found.length === 0) return { state: 'ok', sentence: fine }
  return { state: 'warn', sentence: sentence(namesOf(found)) }
}

function emptyLine(empty: readonly EmptyColumn[]): PreflightLine {
  if (empty.length === 0) return { state: 'ok', sentence: '必填项（带 * 的列）都已填写。' }
  const named = empty.map(({ column, count, rows }) => `${column}空 ${count} 行（第 ${rows[0]?.at} 行起）`)
  const links = new Map<string, PreflightLink>()
  for (const { name, subject } of empty.flatMap(({ rows }) => rows)) {
    if (subject) links.set(subject.id, { name, subject })
  }
  return { state: 'ask', sentence: `必填项空白：${namesOf(named)}。`, links: [...links.values()] }
}

function personalLine(columns: readonly string[], personal: 'masked' | 'full'): PreflightLine {
  if (columns.length === 0) return { state: 'ok', sentence: '没有身份证号、电话等个人信息列。' }
  const named = columns.join('、')
  return personal === 'full'
    ? { state: 'warn', sentence: `${named} 将完整导出，记入变更台账。` }
    : { state: 'ok', sentence: `${named} 已脱敏。` }
}

const nameOf = (header: readonly string[]) => header.join(' ')

function emptyRequired({ official, rows }: InspectedTable): EmptyColumn[] {
  return official
    .filter(({ header }) => nameOf(header).includes('*'))
    .flatMap(({ key, header }) => {
      const empty = rows.flatMap(({ kind, cells }, index) =>
        kind === 'line' && (cells[key] ?? '') === '' ? [index] : [],
      )
      if (empty.length === 0) return []
      const first = empty.slice(0, mostLinked).map((index) => {
        const subject = rows[index]?.subject
        return { at: index + 1, name: rowName(official, rows[index], index), ...(subject ? { subject } : {}) }
      })
      return [{ column: nameOf(header).replace('*', ''), count: empty.length, rows: first }]
    })
}

/** A row by what stands in its first column of text. */
function rowName(columns: readonly PreviewColumn[], row: PreviewRow | undefined, index: number): string {
  const named = columns.find(({ kind, key }) => kind === 'text' && row?.cells[key])
  return String(row?.cells[named?.key ?? ''] ?? '').trim() || `第 ${index + 1} 行`
}

function personalColumns({ columns, official }: InspectedTable): string[] {
  return columns.flatMap(({ key, header }) => {
    const own = nameOf(official.find((column) => column.key === key)?.header ?? header)
    return personalHeaders.test(own) ? [own] : []
  })
}

function openCount(tables: readonly InspectedTable[], texts: readonly string[]): number {
  const count = (text: unknown) =>
    typeof text === 'string' && text.includes('待') ? (text.match(/待核|待填/g)?.length ?? 0) : 0
  let sum = texts.reduce((all, text) => all + count(text), 0)
  for (const { columns, rows } of tables) {
    for (const { cells } of rows) {
      for (const { key } of columns) sum += count(cells[key])
    }
  }
  return sum
}

const widthOf = ({ columns }: InspectedTable) => columns.reduce((sum, { width }) => sum + width, 0)

function longCells({ columns, rows }: InspectedTable): string[] {
  return columns.flatMap(({ key, header, width }) => {
    const at = rows.findIndex(({ cells }) => String(cells[key] ?? '').length * 2 > width * mostLines)
    return at < 0 ? [] : [`${nameOf(header)}（第 ${at + 1} 行）`]
  })
}
