import type { ExchangePort } from '../domain/exchange-port.ts'
import { errorWorkbook } from './error-workbook.ts'
import { asOneSheet } from './one-sheet.ts'
import { previewPay } from './pay/preview.ts'
import { previewScores } from './performance/preview.ts'
import { previewPowers } from './powers/preview.ts'
import { previewRoster } from './roster/preview.ts'
import { previewRound } from './rounds/preview.ts'
import { readSpreadsheet } from './spreadsheet.ts'
import { previewStructure } from './structure/preview.ts'
import { structureTemplate } from './structure/template.ts'
import { exportTable, previewTable } from './tables/export.ts'

/** The readers and writers themselves, with the libraries that they stand on. */
export const formats: Omit<ExchangePort, 'writePackage' | 'readPackage' | 'readPictureShape'> = {
  previewRoster: async (file, choice, context) =>
    previewRoster(readSpreadsheet(file.bytes, file.name), choice, context),
  rosterErrors: async (file, choice, context) => {
    const spreadsheet = readSpreadsheet(file.bytes, file.name)
    return errorWorkbook(spreadsheet, previewRoster(spreadsheet, choice, context))
  },
  previewStructure: async (file, choice, context) =>
    previewStructure(readSpreadsheet(file.bytes, file.name), choice, context),
  structureErrors: async (file, choice, context) => {
    const spreadsheet = readSpreadsheet(file.bytes, file.name)
    return errorWorkbook(spreadsheet, previewStructure(spreadsheet, choice, context))
  },
  structureTemplate,
  previewPowers: async (file, choice, context) =>
    previewPowers(readSpreadsheet(file.bytes, file.name), choice, context),
  powerErrors: async (file, choice, context) => {
    const spreadsheet = readSpreadsheet(file.bytes, file.name)
    return errorWorkbook(spreadsheet, previewPowers(spreadsheet, choice, context))
  },
  previewPay: async (file, choice, model) =>
    previewPay(readSpreadsheet(file.bytes, file.name), choice, model),
  payErrors: async (file, choice, model) => {
    const spreadsheet = readSpreadsheet(file.bytes, file.name)
    return errorWorkbook(spreadsheet, previewPay(spreadsheet, choice, model))
  },
  previewScores: async (file, choice, model) =>
    previewScores(asOneSheet(readSpreadsheet(file.bytes, file.name), '识别码'), choice, model),
  scoreErrors: async (file, choice, model) => {
    const spreadsheet = asOneSheet(readSpreadsheet(file.bytes, file.name), '识别码')
    return errorWorkbook(spreadsheet, previewScores(spreadsheet, choice, model))
  },
  previewRound: async (file, choice, model) =>
    previewRound(readSpreadsheet(file.bytes, file.name), choice, model),
  roundErrors: async (file, choice, model) => {
    const spreadsheet = readSpreadsheet(file.bytes, file.name)
    return errorWorkbook(spreadsheet, previewRound(spreadsheet, choice, model))
  },
  exportTable,
  previewTable,
}
