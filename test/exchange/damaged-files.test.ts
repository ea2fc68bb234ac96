import * as XLSX from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../domain/errors.ts'
import { previewRoster } from '../../exchange/roster/preview.ts'
import { readSpreadsheet } from '../../exchange/spreadsheet.ts'
import { seeded } from '../bench/generate.ts'
import { damaged, endlessXls, wideFile, zipFile } from '../fixtures/damaged.ts'
import { context, idNumber, type Line, workbookFile } from '../fixtures/rosters.ts'

const lines: Line[] = [
  ['姓名', '性别', '身份证号', '出生年月', '科室'],
  ...Array.from({ length: 40 }, (_, at): Line => {
    const born = `19${60 + (at % 30)}-03-12`
    return [`张示例${at}`, '男', idNumber(born), born, '党群工作办公室']
  }),
]

/** What became of a file: how many rows, or the code of the answer. Anything else is a bug and is thrown. */
function outcome(bytes: Uint8Array, name = '名册.xlsx'): number | string {
  try {
    return previewRoster(readSpreadsheet(bytes, name), {}, context()).rows.length
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    expect(error.detail.message).toContain(`“${name}”`)
    return error.code
  }
}

const csv = new TextEncoder().encode(lines.map((line) => line.join(',')).join('\n'))
const html = Buffer.from(workbookFile(lines, { type: 'html' }))

describe('a damaged file', () => {
  it.each([
    ['xlsx', workbookFile(lines)],
    ['xlsx, packed', workbookFile(lines, { packed: true })],
    ['xlsb', workbookFile(lines, { type: 'xlsb' })],
    ['xls', workbookFile(lines, { type: 'biff8' })],
    ['html', new Uint8Array(html)],
    ['csv', csv],
  ])('%s is read or answered with a sentence, whatever bytes are wrong', (_, bytes) => {
    expect(outcome(bytes)).toBe(40)
    const random = seeded(20_160_630)
    for (let round = 0; round < 60; round += 1) outcome(damaged(bytes, random))
  })

  it('one byte wrong in packed cells is seen by its checksum, never imported', () => {
    const bytes = workbookFile(lines, { packed: true })
    const part = Buffer.from(bytes).indexOf('xl/worksheets/sheet1.xml')
    for (let at = 0; at < 20; at += 1) {
      const copy = bytes.slice()
      copy[part + 100 + at * 7] = (copy[part + 100 + at * 7] as number) ^ 0x10
      expect(outcome(copy)).toBe('fileTruncated')
    }
  })

  it('an .xls over which the library would loop for ever is given up', () => {
    expect(outcome(endlessXls(), '名册.xls')).toBe('fileTruncated')
  }, 30_000)
})

describe('a file that is larger than it looks', () => {
  it('is refused while it unpacks, whatever size it claims', () => {
    const sheet = Buffer.alloc(310 * 1024 * 1024, ' ')
    const bomb = zipFile(
      { 'xl/workbook.xml': Buffer.from('<workbook/>'), 'xl/sheet1.xml': sheet },
      { size: 9 },
    )
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(outcome(bomb)).toBe('fileTooLarge')
  })

  it('is refused where few cells stand very far to the right', () => {
    expect(outcome(wideFile(1000))).toBe('fileTooLarge')
  })

  it('is refused without a look into it where it is text of more than 100 MB', () => {
    expect(outcome(Buffer.alloc(100 * 1024 * 1024 + 1, '1'), '名册.csv')).toBe('fileTooLarge')
  })

  it('asks for no password that a picture in it has', () => {
    const zip = XLSX.CFB.read(workbookFile(lines), { type: 'array' })
    XLSX.CFB.utils.cfb_add(zip, '/xl/media/image1.png', Buffer.from('picture'))
    const bytes = new Uint8Array(XLSX.CFB.write(zip, { type: 'buffer', fileType: 'zip' }) as Buffer)
    const media = Buffer.from(bytes).indexOf('picture')
    bytes[media] = 0
    expect(outcome(bytes)).toBe(40)
  })
})
