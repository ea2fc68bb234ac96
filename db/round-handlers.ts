import { planRoundImport } from '../domain/commands/round-import.ts'
import type { RoundChoice, RoundPreview } from '../domain/round-import.ts'
import type { Handler } from './dispatch.ts'
import type { FileSurroundings } from './file-handlers.ts'

/** The calls that read a filled-in 报名表 of a round. */
export function roundHandlers(around: FileSurroundings): Record<string, Handler> {
  const preview = async (choice: RoundChoice) => {
    const book = around.requireBook()
    const read = await around.exchange.previewRound(around.files.source(choice.token), choice, book.current())
    return book.vault.cipher ? read : withoutNumbers(read)
  }
  return {
    previewRound: preview,
    roundErrors: async (choice: RoundChoice) => {
      const source = around.files.source(choice.token)
      const bytes = await around.exchange.roundErrors(source, choice, around.requireBook().current())
      return around.files.writeMarked(source, bytes)
    },
    importRound: async (choice: RoundChoice) => {
      const book = around.requireBook()
      const read = await preview(choice)
      const plan = planRoundImport(book.current(), choice.roundId, read, book.context())
      const { name } = around.files.source(choice.token)
      return book.execute(
        { ...plan, title: `导入报名表 ${name}（${plan.title}）` },
        { command: 'importRound', operator: around.operator() },
      )
    },
  }
}

/** Numbers of people from outside that cannot be encrypted now do not come in; the screen says so beside the table. */
function withoutNumbers(preview: RoundPreview): RoundPreview {
  const rows = preview.rows.map((row) => {
    if (!row.outside) return row
    const { idNumber: _idNumber, phone: _phone, ...outside } = row.outside
    return { ...row, outside }
  })
  return { ...preview, rows }
}
