import { setScores } from '../domain/commands/performance.ts'
import { DomainError } from '../domain/errors.ts'
import type { ScoreChoice } from '../domain/score-import.ts'
import type { Handler } from './dispatch.ts'
import type { FileSurroundings } from './file-handlers.ts'

/** The calls that read filled-in 考核计分表. */
export function performanceHandlers(around: FileSurroundings): Record<string, Handler> {
  const preview = (choice: ScoreChoice) =>
    around.exchange.previewScores(around.files.source(choice.token), choice, around.requireBook().current())
  return {
    previewScores: preview,
    scoreErrors: async (choice: ScoreChoice) => {
      const source = around.files.source(choice.token)
      const bytes = await around.exchange.scoreErrors(source, choice, around.requireBook().current())
      return around.files.writeMarked(source, bytes)
    },
    importScores: async (choice: ScoreChoice) => {
      const book = around.requireBook()
      const { rows } = await preview(choice)
      const scores = rows.flatMap(({ action, pickId, patch }) =>
        pickId !== null && (action === 'create' || action === 'update') ? [{ pickId, patch }] : [],
      )
      if (scores.length === 0) {
        throw new DomainError('invalidInput', { message: '表中没有可以导入的得分。' })
      }
      const plan = setScores.plan(book.current(), { scores }, book.context())
      const { name } = around.files.source(choice.token)
      return book.execute(
        { ...plan, title: `导入计分表 ${name}（${plan.title}）` },
        { command: 'importScores', operator: around.operator() },
      )
    },
  }
}
