import type { Table } from '../tables/table.ts'

/** One part of an official document. Headings are numbered by their level: 一、 （一） 1. */
export type DocumentBlock =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3
      readonly text: string
      /** What follows stands on a page of its own. */
      readonly newPage?: true
    }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** 主送机关: flush with the margin, with its colon. */
  | { readonly kind: 'addressee'; readonly text: string }
  | { readonly kind: 'table'; readonly table: Table }
  /** 发文机关署名 and 成文日期, or lines to be signed: at the right, one below the other. */
  | { readonly kind: 'signature'; readonly lines: readonly string[] }

/** What an official document says; how it stands on the page is the writer's matter (GB/T 9704-2012). */
export interface OfficialDocument {
  /** A long one is broken between words, by \n. */
  readonly title: string
  /** 发文字号, where it has one. */
  readonly number?: string
  readonly blocks: readonly DocumentBlock[]
}

/** The blocks with the numbers of their headings written out: 一、基本情况, （一）…, 1.… */
export function withNumbers(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  const counts = [0, 0, 0]
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    const at = block.level - 1
    counts[at] = (counts[at] ?? 0) + 1
    counts.fill(0, at + 1)
    return { ...block, text: `${numberOf(block.level, counts[at] ?? 1)}${block.text}` }
  })
}

function numberOf(level: 1 | 2 | 3, count: number): string {
  if (level === 3) return `${count}.`
  return level === 1 ? `${chineseNumber(count)}、` : `（${chineseNumber(count)}）`
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 999 as headings count: 一, 十, 十一, 二十, 二十一, 一百零一. */
export function chineseNumber(count: number): string {
  const hundreds = Math.floor(count / 100)
  if (hundreds > 0) {
    const rest = count % 100
    const tail =
      rest === 0 ? '' : rest < 10 ? `零${digits[rest]}` : `${rest < 20 ? '一' : ''}${chineseNumber(rest)}`
    return `${digits[hundreds]}百${tail}`
  }
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  const head = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return `${head}${digits[ones]}`
}
