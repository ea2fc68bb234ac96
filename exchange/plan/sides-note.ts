import type { ComparedSides } from '../../domain/exchange-port.ts'

/** Which two states a paper compares. */
export function sidesNote({ before, after, beforeTitle, afterTitle }: ComparedSides): string {
  return `调整前：${sideText(beforeTitle, before.asOf)}；调整后：${sideText(afterTitle, after.asOf)}。`
}

/** The title of a side names its day where a clerk has chosen one. */
function sideText(title: string, asOf: string): string {
  return title.includes('截至') ? title : `${title}（截至 ${asOf}）`
}
