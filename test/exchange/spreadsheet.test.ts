import * as XLSX from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../domain/errors.ts'
import { dayOfSerial, readSpreadsheet } from '../../exchange/spreadsheet.ts'
import { type Line, workbookFile } from '../fixtures/rosters.ts'

const lines: Line[] = [
  ['姓名', '性别'],
  ['张示例', '男'],
]
const gbkLines = [0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd0, 0xd4, 0xb1, 0xf0, 0x0d, 0x0a]

function textOf(bytes: Uint8Array, name = 'a.xlsx'): string[][] {
  return (readSpreadsheet(bytes, name).sheets[0]?.rows ?? []).map((row) => row.map((cell) => cell.text))
}

function failure(read: () => unknown): DomainError {
  try {
    read()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('the file was read')
}

describe('what a file holds', () => {
  it.each(['xlsx', 'biff8', 'biff5', 'xlsb', 'html'] as const)('is read from %s by its content', (type) => {
    // BIFF5 is written in the codepage of the library, so it stays in Latin letters here.
    const plain: Line[] =
      type === 'biff5'
        ? [
            ['name', 'sex'],
            ['Zhang', 'm'],
          ]
        : lines
    expect(textOf(workbookFile(plain, { type }), '名册.et')).toEqual(plain)
  })

  it('is read from text in UTF-8, with a mark, in UTF-16 and in GBK', () => {
    const text = '姓名,性别\n"张,示例","他说""好"""\n'
    const expected = [
      ['姓名', '性别'],
      ['张,示例', '他说"好"'],
    ]
    expect(textOf(Buffer.from(text), 'a.csv')).toEqual(expected)
    expect(textOf(Buffer.from(`\ufeff${text}`), 'a.csv')).toEqual(expected)
    expect(
      textOf(Buffer.from(`\ufeff${text.replaceAll(',', '\t').replace('张\t', '张,')}`, 'utf16le')),
    ).toEqual(expected)
    expect(textOf(new Uint8Array(gbkLines), 'a.csv')).toEqual([['姓名', '性别']])
  })

  it('is told apart into columns below a title that has no separator', () => {
    expect(textOf(Buffer.from('孙村街道花名册\n姓名\t性别\n张示例\t男\n'), 'a.csv')[1]).toEqual([
      '姓名',
      '性别',
    ])
  })

  it('is not read as gibberish where the last letter of a text file is cut', () => {
    const cut = Buffer.from('姓名,性别\n张示例,男').subarray(0, -1)
    expect(failure(() => readSpreadsheet(cut, 'a.csv')).code).toBe('fileTruncated')
  })

  it('keeps the digits of an id number in a text file, and the letters ID at its start', () => {
    expect(textOf(Buffer.from('ID,姓名\n370112198503120014,张示例\n'), 'a.csv')[1]?.[0]).toBe(
      '370112198503120014',
    )
  })

  it('fills a merged cell down, and leaves the rows after it alone', () => {
    const bytes = workbookFile(
      [
        ['科室', '姓名'],
        ['党群办', '甲'],
        [null, '乙'],
        [null, '丙'],
      ],
      {
        merges: ['A2:A3'],
      },
    )
    expect(textOf(bytes).map((row) => row[0])).toEqual(['科室', '党群办', '党群办', ''])
  })

  it('reads dates as days in both date systems', () => {
    const one = { dates: { A1: 'yyyy"年"m"月"' } }
    expect(textOf(workbookFile([[42509]], one))).toEqual([['2016-05-19']])
    expect(textOf(workbookFile([[42509 - 1462]], { ...one, is1904: true }))).toEqual([['2016-05-19']])
    expect([dayOfSerial(1, false), dayOfSerial(59, false), dayOfSerial(61, false)]).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
    ])
  })

  it('is not slowed down by a used range that is claimed and not filled', () => {
    const zip = XLSX.CFB.read(workbookFile([['姓名']]), { type: 'array' })
    const part = XLSX.CFB.find(zip, '/xl/worksheets/sheet1.xml')
    const xml = Buffer.from(part?.content ?? []).toString()
    expect(xml).toContain('<dimension ref="A1"/>')
    XLSX.CFB.utils.cfb_add(
      zip,
      '/xl/worksheets/sheet1.xml',
      Buffer.from(xml.replace('ref="A1"', 'ref="A1:XFD1048576"')),
    )
    const bytes = new Uint8Array(XLSX.CFB.write(zip, { type: 'buffer', fileType: 'zip' }) as Buffer)
    expect(textOf(bytes)).toEqual([['姓名']])
  })
})

describe('a file that cannot be read', () => {
  const xlsx = workbookFile(lines)
  const xls = workbookFile(lines, { type: 'biff8' })

  it.each([
    ['nothing at all', new Uint8Array(), 'fileEmpty'],
    ['sheets without a cell', workbookFile([]), 'fileEmpty'],
    ['half of an .xlsx', xlsx.subarray(0, xlsx.length / 2), 'fileTruncated'],
    ['half of an .xls', xls.subarray(0, xls.length / 2), 'fileTruncated'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'fileUnsupported'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'fileUnsupported'],
    ['JSON', Buffer.from('{"a":1}'), 'fileUnsupported'],
    ['text in no known encoding', new Uint8Array([0xff, 0x41, 0xff, 0xff]), 'fileUnsupported'],
    ['an encrypted workbook', encryptedFile(), 'fileEncrypted'],
    ['a document in a zip', documentFile(), 'fileUnsupported'],
    ['a zip bomb', bomb(xlsx), 'fileTooLarge'],
  ] as const)('%s: says which file and why', (_, bytes, code) => {
    const error = failure(() => readSpreadsheet(bytes, '名册.xlsx'))
    expect(error.code).toBe(code)
    expect(error.detail.message).toMatch(/^“名册.xlsx”.*。$/)
  })
})

function encryptedFile(): Uint8Array {
  const container = XLSX.CFB.utils.cfb_new()
  XLSX.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from('x'))
  XLSX.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.from('y'))
  return new Uint8Array(XLSX.CFB.write(container, { type: 'buffer' }) as Buffer)
}

function documentFile(): Uint8Array {
  const zip = XLSX.CFB.utils.cfb_new()
  XLSX.CFB.utils.cfb_add(zip, '/word/document.xml', Buffer.from('<w/>'))
  return new Uint8Array(XLSX.CFB.write(zip, { type: 'buffer', fileType: 'zip' }) as Buffer)
}

/** The same file with a first entry that claims to unpack to 400 MB. */
function bomb(xlsx: Uint8Array): Uint8Array {
  const copy = Buffer.from(xlsx)
  const entry = copy.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  copy.writeUInt32LE(400 * 1024 * 1024, entry + 24)
  return copy
}
