import type { ImportCell } from '../../domain/import-table.ts'
import { type PowerOfficeRole, powerModes, powerStatuses } from '../../domain/power.ts'
import type { PowerField } from '../../domain/power-import.ts'
import type { PowerContext } from '../../domain/reports/power-context.ts'
import { blankCell, failedCell, goodCell } from '../cell.ts'
import { type Coded, codedBy, codeOf, unknownCode } from '../codes.ts'
import { readDay } from '../dates.ts'
import type { SheetCell } from '../spreadsheet.ts'
import { PowerUnits } from './units.ts'

export type Cells = Partial<Record<PowerField, ImportCell>>

/** A row's cells, and the offices that it names. */
export interface ReadPower {
  readonly cells: Cells
  readonly offices: { unitId: string; role: PowerOfficeRole }[]
}

const nothing = /^(?:无|暂无|空|null|n\/a|[-—–/\\、.]+)$/i
const scientific = /^\d(?:\.\d+)?E\+?\d+$/i
const dayFields: ReadonlySet<PowerField> = new Set([
  'intendedOn',
  'giverConfirmedOn',
  'takerConfirmedOn',
  'confirmedOn',
  'reviewedOn',
  'publishedOn',
  'handedOverOn',
])

/** The most letters that the workbook keeps; the same bounds as the power and batch rows. */
const lengths: Partial<Record<PowerField, number>> = {
  code: 60,
  name: 400,
  subitem: 400,
  basis: 4000,
  level: 40,
  batch: 60,
  dispute: 2000,
  note: 2000,
}

/** Reads the mapped cells of one row after the other, each cell for itself. */
export class PowerReader {
  private readonly units: PowerUnits
  private readonly coded: Partial<Record<PowerField, Coded>>

  constructor(context: PowerContext) {
    this.units = new PowerUnits(context)
    const categories = context.categories.map(({ id, name, aliases }) => ({
      code: id,
      name,
      aliases: aliases.split('、').filter((alias) => alias !== ''),
    }))
    this.coded = {
      category: codedBy('类别', categories),
      status: codedBy('状态', powerStatuses),
      mode: codedBy('承接方式', powerModes),
    }
  }

  read(fields: readonly (readonly [PowerField, SheetCell | undefined])[]): ReadPower {
    const read: ReadPower = { cells: {}, offices: [] }
    for (const [field, cell] of fields) {
      if (cell === undefined || cell.kind === 'empty') continue
      read.cells[field] = this.cell(field, cell, read)
    }
    return read
  }

  private cell(field: PowerField, cell: SheetCell, read: ReadPower): ImportCell {
    const raw = cell.text.trim()
    if (cell.kind === 'error') return failedCell(raw, `单元格是错误值 ${raw}，请在表中改正`)
    if (nothing.test(raw)) return blankCell(raw)
    const code = this.coded[field]
    if (code) {
      const value = codeOf(code, raw)
      return value === undefined ? unknownCode(code, raw) : goodCell(raw, value)
    }
    if (dayFields.has(field)) {
      const { day, issues } = readDay(cell)
      return { raw, value: day, issues }
    }
    if (field === 'holder') return this.units.holder(raw)
    if (field === 'bureau') return this.units.bureau(raw)
    if (field === 'office') return this.units.offices(raw, 'handles', read.offices)
    if (field === 'assistant') return this.units.offices(raw, 'assists', read.offices)
    return readPlain(field, raw)
  }
}

/** Lines of a cell are kept in the text of a law, and joined in a name: a name has none. */
function readPlain(field: PowerField, raw: string): ImportCell {
  if (field === 'code' && scientific.test(raw)) {
    return failedCell(raw, '编码在 Excel 中成了科学记数，请把该列设为“文本”后重填')
  }
  const lines = raw.replaceAll(/\r\n?/g, '\n').split('\n')
  const isLong = field === 'basis' || field === 'note' || field === 'dispute'
  const value = lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(isLong ? '\n' : '')
  const limit = lengths[field] ?? 80
  return value.length > limit ? failedCell(raw, `超过 ${limit} 个字，请缩短`) : goodCell(raw, value)
}
