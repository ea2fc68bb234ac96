import { writeFile } from 'node:fs/promises'
import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TabStopType,
  TextRun,
} from 'docx'
import type { PaperFacts } from '../../domain/exchange-port.ts'
import { unwatched, type WorkStep } from '../../domain/work-step.ts'
import { fontOf } from '../documents/fonts.ts'
import { twips } from '../documents/page.ts'
import { docxTable, typeSize } from './docx-table.ts'
import {
  countedLine,
  footLines,
  preparedLine,
  type RowStep,
  secrecyLine,
  type Table,
  titleOf,
} from './table.ts'

/** A4 landscape. */
const sheet = {
  width: twips(297),
  height: twips(210),
  top: twips(18),
  bottom: twips(18),
  left: twips(15),
  right: twips(15),
}
const textWidth = sheet.width - sheet.left - sheet.right

/**
 * Writes tables as .docx, each from a page of its own: A4 landscape, repeated header rows, signature line, and on every
 * page 内部资料 with operator, time and 第 x 页 共 y 页. Answers the rows written; rejects with the system's error where
 * the path cannot be written.
 */
export async function writeDocx(
  path: string,
  tables: readonly Table[],
  facts: PaperFacts,
  step: WorkStep = unwatched,
): Promise<number> {
  const all = tables.reduce((rows, table) => rows + table.rows.length, 0)
  const sections: ISectionOptions[] = []
  let before = 0
  for (const table of tables) {
    const base = before
    // Measured: the second half of the time is the library's, in one piece.
    sections.push(await section(table, facts, (row) => step(base + row, all * 2)))
    before += table.rows.length
  }
  const paper = new Document({
    title: tables[0]?.title ?? '',
    creator: facts.operator,
    styles: { default: { document: { run: { ...fontOf(facts.fonts.fangsong), size: 21 } } } },
    sections,
  })
  const bytes = await Packer.toBuffer(paper)
  await step(all * 2, all * 2)
  await writeFile(path, bytes)
  return all
}

async function section(table: Table, facts: PaperFacts, onRow: RowStep): Promise<ISectionOptions> {
  const type = typeSize(table.columns, textWidth)
  const body = await docxTable(table, textWidth, type, facts.fonts, onRow)
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // The library turns the page itself: it takes the sides as they are on the upright sheet.
        size: { width: sheet.height, height: sheet.width, orientation: PageOrientation.LANDSCAPE },
        margin: { ...margins, header: twips(8), footer: twips(8) },
      },
    },
    footers: { default: footer(facts) },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 120 },
        children: [new TextRun({ ...fontOf(facts.fonts.xiaobiaosong), size: 44, text: titleOf(table) })],
      }),
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        spacing: { after: 60 },
        children: [
          new TextRun({
            ...fontOf(facts.fonts.kaiti),
            size: 21,
            text: `${preparedLine(facts)}\t${countedLine(table, facts)}`,
          }),
        ],
      }),
      body,
      ...footLines(table, facts).map(
        (text) =>
          new Paragraph({
            spacing: { before: 80 },
            children: [new TextRun({ ...fontOf(facts.fonts.fangsong), size: 21, text })],
          }),
      ),
    ],
  }
}

const margins = { top: sheet.top, bottom: sheet.bottom, left: sheet.left, right: sheet.right }

function footer(facts: PaperFacts): Footer {
  const look = { ...fontOf(facts.fonts.fangsong), size: 18 }
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [
          new TextRun({
            ...look,
            children: [
              `${secrecyLine(facts)}\t第 `,
              PageNumber.CURRENT,
              ' 页　共 ',
              PageNumber.TOTAL_PAGES,
              ' 页',
            ],
          }),
        ],
      }),
    ],
  })
}
