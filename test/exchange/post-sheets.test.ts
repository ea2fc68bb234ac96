import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { officialFontNames } from '../../domain/paper-fonts.ts'
import { chineseNumber } from '../../exchange/documents/document.ts'
import { postSheets } from '../../exchange/documents/post-sheets.ts'
import { exportTable } from '../../exchange/tables/export.ts'
import { keptFolder } from '../support/kept-folder.ts'
import { aWorkbook, builtAsOf as today } from '../support/model-builder.ts'

const office = spawnSync('soffice', ['--version']).status === 0
const facts = {
  preparedBy: '',
  operator: '张甲',
  today,
  madeAt: '2016-06-30 09:30',
  scopeName: '测试',
  fonts: officialFontNames,
}

const kept = keptFolder()

function book() {
  const workbook = aWorkbook()
    .unit('甲办')
    .post('甲办', '综合岗', { layer: 'lead', duties: '文稿起草\n会务组织', requirements: '本科以上学历' })
    .unit('乙办')
    .post('乙办', '窗口岗')
  return { model: workbook.model(), idOf: workbook.idOf.bind(workbook) }
}

it('each post has a page with its facts, duties and what it asks; what is not entered is marked', () => {
  const { model } = book()
  const { blocks } = postSheets(model, undefined, undefined)
  const heads = blocks.filter((block) => block.kind === 'heading' && block.level === 1)
  expect(heads).toEqual([
    { kind: 'heading', level: 1, text: '甲办综合岗' },
    { kind: 'heading', level: 1, text: '乙办窗口岗', newPage: true },
  ])
  const text = JSON.stringify(blocks)
  for (const words of ['责任主管', '1.文稿起草', '2.会务组织', '本科以上学历']) expect(text).toContain(words)
  expect(text).toContain('〔待填：岗位职责〕')
})

it('is of one unit, or of the posts that are named; without a post it says so', () => {
  const { model, idOf } = book()
  const names = (unitId?: string, postIds?: readonly string[]) =>
    postSheets(model, unitId, postIds).blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    )
  expect(names(idOf('unit', '甲办'))).toEqual(['甲办综合岗'])
  expect(names(undefined, [idOf('post', '窗口岗')])).toEqual(['乙办窗口岗'])
  expect(() => postSheets(aWorkbook().unit('丙办').model(), undefined, undefined)).toThrow('没有岗位')
})

it.runIf(office)(
  'leaves as a Word paper with a page for each post',
  async () => {
    const folder = kept()
    const path = join(folder, '岗位说明书.docx')
    await exportTable(path, { model: book().model }, { table: 'postSheets', format: 'docx' }, facts)
    execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, path], {
      stdio: 'ignore',
    })
    const pages = execFileSync('pdftotext', ['-layout', path.replace(/docx$/, 'pdf'), '-'], {
      encoding: 'utf8',
    }).split('\f')
    expect(pages.filter((page) => page.trim() !== '')).toHaveLength(2)
    expect(pages[1]?.replace(/\s/g, '')).toContain('二、乙办窗口岗')
  },
  120_000,
)

it('headings count beyond ninety-nine', () => {
  expect([99, 100, 101, 110, 111, 120, 299].map(chineseNumber)).toEqual([
    ...['九十九', '一百', '一百零一', '一百一十', '一百一十一', '一百二十', '二百九十九'],
  ])
})
