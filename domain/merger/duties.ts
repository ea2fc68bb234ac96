/** 一、 （一） 1. (2) ① at the head of a line: how the paper counts, not what it says. */
const numbering = /^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]+|[①-⑳])\s*/

/** 主要职责 as its lines: one for each line or each sentence that ends with ；. */
export function dutyLines(duties: string | null): string[] {
  const lines = (duties ?? '').split(/[\n\r；;]+/).map((line) => line.trim())
  const seen = new Set<string>()
  return lines.filter((line) => {
    const key = dutyKey(line)
    if (key === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** By which two lines are the same duty: without numbering, spaces and the stop at the end. */
export function dutyKey(line: string): string {
  return line
    .trim()
    .replace(numbering, '')
    .replace(/\s+/g, '')
    .replace(/[。．.，,；;]+$/, '')
}

export function hasDuty(duties: string | null, line: string): boolean {
  return dutyLines(duties).some((each) => dutyKey(each) === dutyKey(line))
}

/** The duties with a line at their end; as they were where it is there already. */
export function withDuty(duties: string | null, line: string): string | null {
  if (hasDuty(duties, line)) return duties
  return duties?.trim() ? `${duties.trimEnd()}\n${line}` : line
}

export function withoutDuty(duties: string | null, line: string): string | null {
  if (!hasDuty(duties, line)) return duties
  const left = dutyLines(duties).filter((each) => dutyKey(each) !== dutyKey(line))
  return left.length === 0 ? null : left.join('\n')
}

/** The duties with a line back in its old place; `old` is the whole as it was, where that is known. */
export function withDutyBack(duties: string | null, line: string, old: string | null): string | null {
  if (hasDuty(duties, line)) return duties
  const order = dutyLines(old).map(dutyKey)
  const at = (each: string) => {
    const index = order.indexOf(dutyKey(each))
    return index < 0 ? order.length : index
  }
  const lines = [...dutyLines(duties), line].sort((a, b) => at(a) - at(b))
  return lines.map(dutyKey).join('\n') === order.join('\n') ? old : lines.join('\n')
}
