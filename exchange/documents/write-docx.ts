import { writeFile } from 'node:fs/promises'
import {
  AlignmentType,
  Document,
  DocumentGridType,
  type FileChild,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { PaperFacts } from '../../domain/exchange-port.ts'
import type { PaperFontNames } from '../../domain/paper-fonts.ts'
import { unwatched, type WorkStep } from '../../domain/work-step.ts'
import { docxTable, typeSize } from '../tables/docx-table.ts'
import { type RowStep, secrecyLine, type Table } from '../tables/table.ts'
import { type DocumentBlock, type OfficialDocument, withNumbers } from './document.ts'
import { fontOf } from './fonts.ts'
import { officialPage } from './page.ts'

/** Sizes in half points, as .docx counts them: 二号, 三号, 四号, 小四, 小五. */
const sizes = { title: 44, body: 32, pageNumber: 28, note: 24, secrecy: 18 } as const
const headingFonts = { 1: 'heiti', 2: 'kaiti', 3: 'fangsong' } as const

/** A line of the page's grid; fixed, so that WPS, Word and LibreOffice break pages at the same place. */
const gridLine = { line: officialPage.linePitch, lineRule: LineRuleType.EXACT } as const
const bodyRun = { size: sizes.body, characterSpacing: officialPage.characterSpacing } as const
const twoCharacters = Math.floor(officialPage.textWidth / 28) * 2

/**
 * Writes an official document as .docx on the page of GB/T 9704-2012: margins, line grid, fonts, page numbers with
 * dashes, right on odd and left on even pages. Answers the rows of its tables; rejects with the system's error where
 * the path cannot be written.
 */
export async function writeDocument(
  path: string,
  content: OfficialDocument,
  facts: PaperFacts,
  step: WorkStep = unwatched,
): Promise<number> {
  const { width, height, margin, linePitch } = officialPage
  const body = await bodyOf(content, facts.fonts, step)
  const paper = new Document({
    title: content.title.replaceAll('\n', ''),
    creator: facts.operator,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { ...fontOf(facts.fonts.fangsong), size: sizes.body } } } },
    sections: [
      {
        properties: {
          page: { size: { width, height }, margin },
          grid: { type: DocumentGridType.LINES, linePitch },
        },
        footers: {
          default: pageFooter(AlignmentType.RIGHT, facts),
          even: pageFooter(AlignmentType.LEFT, facts),
        },
        children: [...titleOf(content, facts.fonts), ...body],
      },
    ],
  })
  const bytes = await Packer.toBuffer(paper)
  await step(1, 1)
  await writeFile(path, bytes)
  return content.blocks.reduce(
    (rows, block) => rows + (block.kind === 'table' ? block.table.rows.length : 0),
    0,
  )
}

function titleOf({ title, number }: OfficialDocument, fonts: PaperFontNames): Paragraph[] {
  const heading = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: {
      line: 700,
      lineRule: LineRuleType.EXACT,
      before: officialPage.linePitch,
      after: number ? 0 : officialPage.linePitch,
    },
    children: title.split('\n').map(
      (text, index) =>
        new TextRun({
          ...fontOf(fonts.xiaobiaosong),
          size: sizes.title,
          text,
          ...(index > 0 ? { break: 1 } : {}),
        }),
    ),
  })
  if (!number) return [heading]
  return [
    heading,
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...gridLine, after: officialPage.linePitch },
      children: [new TextRun({ ...fontOf(fonts.fangsong), size: sizes.body, text: number })],
    }),
  ]
}

async function bodyOf(
  { blocks }: OfficialDocument,
  fonts: PaperFontNames,
  step: WorkStep,
): Promise<FileChild[]> {
  const children: FileChild[] = []
  for (const [index, block] of withNumbers(blocks).entries()) {
    const onRow = () => step(index, blocks.length * 2)
    // A signature never stands alone on the last page.
    const keepNext = blocks[index + 1]?.kind === 'signature'
    children.push(
      ...(block.kind === 'table'
        ? await tableOf(block.table, fonts, onRow)
        : childrenOf(block, keepNext, fonts)),
    )
    await onRow()
  }
  return children
}

function childrenOf(
  block: Exclude<DocumentBlock, { readonly kind: 'table' }>,
  keepNext: boolean,
  fonts: PaperFontNames,
): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        text(block.text, {
          font: fonts[headingFonts[block.level]],
          indent: twoCharacters,
          keepNext: true,
          newPage: block.newPage ?? false,
        }),
      ]
    case 'paragraph':
      return [text(block.text, { font: fonts.fangsong, indent: twoCharacters, keepNext })]
    case 'addressee':
      return [text(block.text, { font: fonts.fangsong })]
    case 'signature':
      return block.lines.map(
        (line, index) =>
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            indent: { right: twoCharacters * 2 },
            spacing: { ...gridLine, before: index === 0 ? officialPage.linePitch : 0 },
            keepNext: index < block.lines.length - 1,
            children: [new TextRun({ ...fontOf(fonts.fangsong), size: sizes.body, text: line })],
          }),
      )
  }
}

interface Look {
  readonly font: string
  readonly indent?: number
  readonly keepNext?: boolean
  readonly newPage?: boolean
}

function text(content: string, { font, indent = 0, keepNext = false, newPage = false }: Look): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    indent: { firstLine: indent },
    spacing: gridLine,
    keepNext,
    pageBreakBefore: newPage,
    children: [new TextRun({ ...fontOf(font), ...bodyRun, text: content })],
  })
}

/** A table inside the text: its name above, its notes below, as wide as the text. */
async function tableOf(table: Table, fonts: PaperFontNames, onRow: RowStep): Promise<FileChild[]> {
  const width = officialPage.textWidth
  const note = (content: string) =>
    new Paragraph({
      spacing: { line: 340, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ ...fontOf(fonts.fangsong), size: sizes.note, text: content })],
    })
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: gridLine,
      keepNext: true,
      children: [
        new TextRun({ ...fontOf(fonts.heiti), size: sizes.note, text: table.section ?? table.title }),
      ],
    }),
    await docxTable(table, width, typeSize(table.columns, width), fonts, onRow),
    ...table.footnotes.map((content, index) => note(`注${index + 1}：${content}`)),
    new Paragraph({ spacing: { line: 240, lineRule: LineRuleType.EXACT }, children: [] }),
  ]
}

type Outer = typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT

/** — 1 — one character in from the outer edge; below it 内部资料, small, with operator and time. */
function pageFooter(alignment: Outer, facts: PaperFacts): Footer {
  const oneCharacter = sizes.pageNumber * 10
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: oneCharacter, right: oneCharacter },
        children: [
          new TextRun({
            ...fontOf(facts.fonts.songti),
            size: sizes.pageNumber,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ ...fontOf(facts.fonts.fangsong), size: sizes.secrecy, text: secrecyLine(facts) }),
        ],
      }),
    ],
  })
}
