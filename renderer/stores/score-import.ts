import type { ScoreChoice, ScorePreview } from '../../domain/score-import.ts'
import { api } from '../api/client.ts'
import { fileImport } from './file-import.ts'
import { notify } from './notice.ts'
import { refuseOnOtherDay, take } from './workbook.ts'

export const scoreImport = fileImport<ScoreChoice, ScorePreview>({
  begin: (token) => ({ token }),
  preview: (choice) => api.previewScores(choice),
  errors: (choice) => api.scoreErrors(choice),
})

export const confirmScores = () =>
  scoreImport.working(async () => {
    const { choice } = scoreImport.store.getState()
    if (!choice) return
    refuseOnOtherDay()
    const delta = await api.importScores(choice)
    take(delta)
    notify({ kind: 'done', text: delta.operation?.title ?? '计分表与工作簿一致，没有需要改动的内容' })
    scoreImport.cancel()
  })
