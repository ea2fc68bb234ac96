import type { ImportCell } from '../domain/import-table.ts'
import type { SheetCell } from './spreadsheet.ts'

const total = /^(?:合计|总计|小计|共计|累计)|(?:小计|合计|总计)$/
const remark =
  /^(?:注|备注|说明|填表说明|填表人|填报|制表|审核|复核|单位负责人|负责人签|打印|第\d+页|\*)[:：0-9\s]?/
const sample = /^(?:示例|样例|填写示例|例如|例[:：])/

/** What a row of the table is about: its name's cell, how that column's header reads when it comes once more. */
export interface RowSubject {
  readonly name: ImportCell | undefined
  readonly header: RegExp
  /** Said of a row that has something, but no name. */
  readonly nameless: string
}

/** Why a row is none of the table's: a total, a note, an empty line, the header once more; null where it is one. */
export function skipReason(
  line: readonly SheetCell[],
  cells: Readonly<Partial<Record<string, ImportCell>>>,
  subject: RowSubject,
): string | null {
  const first = line.find((cell) => cell.kind !== 'empty')
  if (!first) return '空行'
  const name = subject.name?.raw.replaceAll(/\s/g, '') ?? ''
  const opening = first.text.replaceAll(/\s/g, '')
  if (total.test(opening) || total.test(name)) return '合计行'
  if (subject.header.test(name)) return '重复的表头'
  if (sample.test(opening)) return '示例行'
  const filled = Object.values(cells).filter(
    (cell) => cell && (cell.value !== null || cell.issues.length > 0),
  )
  if (name === '') {
    if (remark.test(opening)) return '说明行'
    if (filled.length >= 2) return null
    return filled.length === 0 ? '没有可导入的内容' : subject.nameless
  }
  // A note stands alone in its line; what has a name has more to say.
  return filled.length < 2 && /^(?:注|备注|说明|填表人|制表|审核|复核)[:：]/.test(opening) ? '说明行' : null
}
