import type { RoundChoice, RoundPreview } from '../../domain/round-import.ts'
import { api } from '../api/client.ts'
import { fileImport } from './file-import.ts'

/** The round that the next file is read for. */
let asked = ''

export const roundImport = fileImport<RoundChoice, RoundPreview>({
  begin: (token) => ({ token, roundId: asked }),
  preview: (choice) => api.previewRound(choice),
  errors: (choice) => api.roundErrors(choice),
})

export function pickRoundFile(roundId: string): Promise<void> {
  asked = roundId
  return roundImport.pick()
}

export const confirmRound = () =>
  roundImport.confirm({
    load: (choice) => api.importRound(choice),
    same: '报名表与工作簿一致，没有需要改动的内容',
  })
