import { planPowerImport } from '../domain/commands/power-import.ts'
import type { PowerChoice } from '../domain/power-import.ts'
import { powerContext } from '../domain/reports/power-context.ts'
import type { Handler } from './dispatch.ts'
import type { FileSurroundings } from './file-handlers.ts'

/** The calls that read a 行政权力清单. */
export function powerHandlers(around: FileSurroundings): Record<string, Handler> {
  const contextNow = () => powerContext(around.requireBook().current())
  const preview = (choice: PowerChoice) =>
    around.exchange.previewPowers(around.files.source(choice.token), choice, contextNow())
  return {
    previewPowers: preview,
    powerErrors: async (choice: PowerChoice) => {
      const source = around.files.source(choice.token)
      const bytes = await around.exchange.powerErrors(source, choice, contextNow())
      return around.files.writeMarked(source, bytes)
    },
    // Strict, unlike a roster: nothing may come in as 已承接 without its papers (V19).
    importPowers: async (choice: PowerChoice) => {
      const book = around.requireBook()
      const plan = planPowerImport(book.current(), await preview(choice), book.context())
      const { name } = around.files.source(choice.token)
      return book.execute(
        { ...plan, title: `导入权力清单 ${name}（${plan.title}）` },
        { command: 'importPowers', operator: around.operator() },
      )
    },
  }
}
