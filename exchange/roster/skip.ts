import type { SheetCell } from '../spreadsheet.ts'
import type { Cells } from './values.ts'

const total = /^(?:合计|总计|小计|共计|累计)|(?:小计|合计|总计)$/
const remark =
  /^(?:注|备注|说明|填表说明|填表人|填报|制表|审核|复核|单位负责人|负责人签|打印|第\d+页|\*)[:：0-9\s]?/
const sample = /^(?:示例|样例|填写示例|例如|例[:：])/
const repeatedHeader = /^(?:姓名|名字|必填|选填|name)[*＊]?$/i

/** Why a row is no person: a total, a note, an empty line, the header once more; null where it is one. */
export function skipReason(line: readonly SheetCell[], cells: Cells): string | null {
  const first = line.find((cell) => cell.kind !== 'empty')
  if (!first) return '空行'
  const name = cells.name?.raw.replaceAll(/\s/g, '') ?? ''
  const opening = first.text.replaceAll(/\s/g, '')
  if (total.test(opening) || total.test(name)) return '合计行'
  if (repeatedHeader.test(name)) return '重复的表头'
  if (sample.test(opening)) return '示例行'
  const filled = Object.values(cells).filter((cell) => cell.value !== null || cell.issues.length > 0).length
  if (name === '') {
    if (remark.test(opening)) return '说明行'
    return filled < 2 ? (filled === 0 ? '没有可导入的内容' : '没有姓名') : null
  }
  // A note stands alone in its line; a person of that name has more to say.
  return filled < 2 && /^(?:注|备注|说明|填表人|制表|审核|复核)[:：]/.test(opening) ? '说明行' : null
}
