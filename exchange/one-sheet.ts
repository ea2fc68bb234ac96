import type { Sheet, SheetCell, Spreadsheet } from './spreadsheet.ts'

/** How many rows from the top a header may stand. */
const searchDepth = 30

/**
 * Many sheets of one form as one: the header of the first, then the lines of all, each cell under the header of its
 * name. What an office filled in is a sheet of its own, and all of them come in together. A file without the header is
 * left as it is.
 */
export function asOneSheet(spreadsheet: Spreadsheet, key: string): Spreadsheet {
  const forms = spreadsheet.sheets.flatMap((sheet) => {
    const row = headerRow(sheet, key)
    return sheet.hidden || row < 0 ? [] : [{ sheet, row, titles: titlesOf(sheet, row) }]
  })
  const [first] = forms
  if (!first || forms.length === 1) return spreadsheet
  const lines = forms.flatMap(({ sheet, row, titles }) => {
    const places = first.titles.map((title) => titles.indexOf(title))
    return sheet.rows
      .slice(row + 1)
      .map((line) => places.map((place): SheetCell => line[place] ?? { text: '', kind: 'empty' }))
  })
  const header = first.sheet.rows[first.row] ?? []
  const name = `全部 ${forms.length} 张`
  return { ...spreadsheet, sheets: [{ name, hidden: false, rows: [header, ...lines], merges: [] }] }
}

function headerRow(sheet: Sheet, key: string): number {
  return sheet.rows.slice(0, searchDepth).findIndex((line) => line.some(({ text }) => plain(text) === key))
}

const plain = (text: string) => text.replaceAll(/[\s*＊]/g, '')

const titlesOf = (sheet: Sheet, row: number) => (sheet.rows[row] ?? []).map(({ text }) => plain(text))
