import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PaperFacts } from '../../domain/exchange-port.ts'
import { fontNamesOf } from '../../domain/paper-fonts.ts'
import type { ExportTable } from '../../domain/workbook.ts'
import { exportTable } from '../../exchange/tables/export.ts'
import { openTestWorkbook, perform, tempFolder } from '../support/workbook.ts'

/** The names of type in a paper of the sample, after the clerk chose substitutes (or none). */
async function typeOf(
  table: ExportTable,
  format: 'docx' | 'xlsx',
  values: Readonly<Record<string, string>>,
): Promise<string[]> {
  const book = openTestWorkbook('sample')
  perform(book, 'changeSettings', { values })
  const model = book.current()
  const facts: PaperFacts = {
    preparedBy: '测试单位',
    operator: '张甲',
    today: '2016-06-30',
    madeAt: '2016-06-30 09:30',
    scopeName: '测试',
    fonts: fontNamesOf(model),
  }
  const path = join(tempFolder(), `paper.${format}`)
  await exportTable(path, { model }, { table, format }, facts)
  const parts =
    format === 'docx' ? ['word/document.xml', 'word/styles.xml', 'word/footer1.xml'] : ['xl/styles.xml']
  const xml = execFileSync('unzip', ['-p', path, ...parts], { encoding: 'utf8' })
  const pattern = format === 'docx' ? /w:eastAsia="([^"]+)"/g : /<name val="([^"]+)"/g
  return [...new Set([...xml.matchAll(pattern)].map(([, name]) => name ?? ''))].sort()
}

const substitutes = {
  fontXiaobiaosong: '华文中宋',
  fontFangsong: '仿宋',
  fontKaiti: '华文楷体',
  fontHeiti: 'Noto Sans CJK SC',
  fontSongti: 'Noto Serif CJK SC',
}

describe('the fonts of papers', () => {
  it('are the official ones where nothing was chosen', async () => {
    expect(await typeOf('usage', 'docx', {})).toEqual([
      '仿宋_GB2312',
      '方正小标宋简体',
      '楷体_GB2312',
      '黑体',
    ])
    expect(await typeOf('usage', 'xlsx', {})).toEqual(expect.arrayContaining(['宋体', '方正小标宋简体']))
  })

  it.each(['usage', 'auditReport'] as const)(
    'are the substitutes of the workbook in %s.docx',
    async (table) => {
      const type = await typeOf(table, 'docx', substitutes)
      expect(type).toEqual(expect.arrayContaining(['仿宋', '华文中宋', 'Noto Sans CJK SC']))
      expect(type.filter((name) => !Object.values(substitutes).includes(name))).toEqual([])
    },
  )

  it('are the substitutes in a sheet, too', async () => {
    expect(await typeOf('usage', 'xlsx', substitutes)).toEqual(
      expect.arrayContaining(['Noto Serif CJK SC', '华文中宋']),
    )
  })
})
