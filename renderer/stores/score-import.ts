import type { ScoreChoice, ScorePreview } from '../../domain/score-import.ts'
import { api } from '../api/client.ts'
import { fileImport } from './file-import.ts'

export const scoreImport = fileImport<ScoreChoice, ScorePreview>({
  begin: (token) => ({ token }),
  preview: (choice) => api.previewScores(choice),
  errors: (choice) => api.scoreErrors(choice),
})

export const confirmScores = () =>
  scoreImport.confirm({
    load: (choice) => api.importScores(choice),
    same: '计分表与工作簿一致，没有需要改动的内容',
  })
