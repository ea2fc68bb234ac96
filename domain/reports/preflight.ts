import type { PaperPreview, PreviewTable } from '../paper.ts'

/** One line of 体检: ok ✓, ask ? (open, or to be decided), warn ▲ (will be seen on the paper). */
export interface PreflightLine {
  readonly state: 'ok' | 'ask' | 'warn'
  readonly sentence: string
}

/** More characters of width than these do not fit an A4 sheet lying across at 7.5 points, the smallest type of a table. */
const mostAcross = 266
/** Lines of a cell from which its row is told as too high to be read. */
const mostLines = 6
const personalHeaders = /身份证|电话|住址/

/** 体检 of a paper before it leaves, from what its preview shows. It refuses nothing. */
export function preflight(preview: PaperPreview, personal: 'masked' | 'full'): PreflightLine[] {
  const tables = preview.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  const emptyCells = tables.flatMap(emptyRequired)
  const open = openCount(preview)
  const columns = [...new Set(tables.flatMap(personalColumns))]
  const wide = tables.filter((table) => widthOf(table) > mostAcross)
  const long = tables.flatMap(longCells)
  return [
    line(emptyCells, '必填项（带 * 的列）都已填写。', (found) => `必填项空白：${found}。`, 'ask'),
    open === 0
      ? { state: 'ok', sentence: '没有待核、待填。' }
      : { state: 'ask', sentence: `待核、待填 ${open} 处，定稿前请核实。` },
    personalLine(columns, personal),
    line(
      wide.map(({ title }) => title),
      '列宽合 A4 纸。',
      (found) => `列太多，A4 横向排不下：${found}。建议导出 .xlsx。`,
      'warn',
    ),
    line(long, '没有过长的单元格。', (found) => `内容过长、行会很高：${found}。`, 'warn'),
  ]
}

/** What is named in one sentence; the others are counted. */
const mostNamed = 4

function line(
  found: readonly string[],
  fine: string,
  sentence: (found: string) => string,
  state: 'ask' | 'warn',
): PreflightLine {
  if (found.length === 0) return { state: 'ok', sentence: fine }
  const rest = found.length - mostNamed
  const named = found.slice(0, mostNamed).join('；')
  return { state, sentence: sentence(rest > 0 ? `${named}；另有 ${rest} 处` : named) }
}

function personalLine(columns: readonly string[], personal: 'masked' | 'full'): PreflightLine {
  if (columns.length === 0) return { state: 'ok', sentence: '没有身份证号、电话等个人信息列。' }
  const named = columns.join('、')
  return personal === 'full'
    ? { state: 'warn', sentence: `${named} 将完整导出，记入变更台账。` }
    : { state: 'ok', sentence: `${named} 已脱敏。` }
}

const nameOf = (header: readonly string[]) => header.join(' ')

function emptyRequired(table: PreviewTable): string[] {
  return table.columns
    .filter(({ header }) => nameOf(header).includes('*'))
    .flatMap(({ key, header }) => {
      const rows = table.rows.flatMap(({ kind, cells }, at) =>
        kind === 'line' && (cells[key] ?? '') === '' ? [at + 1] : [],
      )
      const name = nameOf(header).replace('*', '')
      return rows.length > 0 ? [`${name}空 ${rows.length} 行（第 ${rows[0]} 行起）`] : []
    })
}

function personalColumns({ columns }: PreviewTable): string[] {
  return columns.map(({ header }) => nameOf(header)).filter((name) => personalHeaders.test(name))
}

function openCount({ heading, blocks }: PaperPreview): number {
  const texts = blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.table.rows.flatMap(({ cells }) => Object.values(cells).map((cell) => String(cell ?? '')))
      : [block.text],
  )
  return [heading?.number ?? '', ...texts].reduce(
    (sum, text) => sum + (text.match(/待核|待填/g)?.length ?? 0),
    0,
  )
}

const widthOf = ({ columns }: PreviewTable) => columns.reduce((sum, { width }) => sum + width, 0)

function longCells(table: PreviewTable): string[] {
  return table.columns.flatMap(({ key, header, width }) => {
    const at = table.rows.findIndex(({ cells }) => String(cells[key] ?? '').length * 2 > width * mostLines)
    return at < 0 ? [] : [`${nameOf(header)}（第 ${at + 1} 行）`]
  })
}
