import type { PreviewColumn } from '../../../domain/paper.ts'

export interface HeadCell {
  readonly key: string
  readonly text: string
  readonly across: number
  readonly down: number
}

/** The header as rows of cells: columns side by side with the same group share its cell. */
export function headRows(columns: readonly PreviewColumn[]): HeadCell[][] {
  const isDeep = columns.some(({ header }) => header.length === 2)
  const upper: HeadCell[] = []
  columns.forEach(({ key, header }, at) => {
    const [text, name] = header
    const last = upper.at(-1)
    const before = columns[at - 1]?.header
    if (last && name !== undefined && before?.length === 2 && before[0] === text) {
      upper[upper.length - 1] = { ...last, across: last.across + 1 }
    } else {
      upper.push({ key, text, across: 1, down: isDeep && name === undefined ? 2 : 1 })
    }
  })
  if (!isDeep) return [upper]
  const lower = columns.flatMap(({ key, header }) =>
    header.length === 2 ? [{ key: `${key} name`, text: header[1], across: 1, down: 1 }] : [],
  )
  return [upper, lower]
}

/** Type size in points at which columns of so many characters in all fill a width in millimetres; 5 to 10. */
export function typePoints(characters: number, millimetres: number): number {
  const halfWidthOfAPoint = 0.3528 / 2
  const points = millimetres / (characters * halfWidthOfAPoint)
  return Math.round(Math.min(10, Math.max(5, points)) * 10) / 10
}
