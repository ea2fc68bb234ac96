import type { RoundChoice, RoundPreview } from '../../domain/round-import.ts'
import { api } from '../api/client.ts'
import { fileImport } from './file-import.ts'
import { notify } from './notice.ts'
import { refuseOnOtherDay, take } from './workbook.ts'

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
  roundImport.working(async () => {
    const { choice } = roundImport.store.getState()
    if (!choice) return
    refuseOnOtherDay()
    const delta = await api.importRound(choice)
    take(delta)
    notify({ kind: 'done', text: delta.operation?.title ?? '报名表与工作簿一致，没有需要改动的内容' })
    roundImport.cancel()
  })
