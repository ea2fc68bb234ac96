import type { ExchangePort } from '../domain/exchange-port.ts'

const load = async () => (await import('./formats.ts')).formats

/**
 * The readers and writers of the outside world, as the backend takes them in. The spreadsheet libraries take longer to
 * load than everything else together: they are loaded at their first use, so that no start waits for them.
 */
export const exchangePort: ExchangePort = {
  previewRoster: async (...call) => (await load()).previewRoster(...call),
  rosterErrors: async (...call) => (await load()).rosterErrors(...call),
  previewStructure: async (...call) => (await load()).previewStructure(...call),
  structureErrors: async (...call) => (await load()).structureErrors(...call),
  structureTemplate: async () => (await load()).structureTemplate(),
  previewPowers: async (...call) => (await load()).previewPowers(...call),
  powerErrors: async (...call) => (await load()).powerErrors(...call),
  previewPay: async (...call) => (await load()).previewPay(...call),
  payErrors: async (...call) => (await load()).payErrors(...call),
  previewScores: async (...call) => (await load()).previewScores(...call),
  scoreErrors: async (...call) => (await load()).scoreErrors(...call),
  previewRound: async (...call) => (await load()).previewRound(...call),
  roundErrors: async (...call) => (await load()).roundErrors(...call),
  exportTable: async (...call) => (await load()).exportTable(...call),
  previewTable: async (...call) => (await load()).previewTable(...call),
  readPictureShape: async (...call) => (await import('./picture.ts')).readPictureShape(...call),
  writePackage: async (...call) => (await import('./package.ts')).writePackage(...call),
  readPackage: async (...call) => (await import('./package.ts')).readPackage(...call),
}
