import { planRosterImport } from '../domain/commands/roster.ts'
import type { ExchangePort } from '../domain/exchange-port.ts'
import type { Signature } from '../domain/operator.ts'
import { rosterContext } from '../domain/reports/roster-context.ts'
import type { RosterChoice, RosterDecision } from '../domain/roster.ts'
import type { Book } from './book.ts'
import type { Handler } from './dispatch.ts'
import type { FileDesk } from './file-desk.ts'
import { structureHandlers } from './structure-handlers.ts'

export interface FileSurroundings {
  readonly exchange: ExchangePort
  readonly requireBook: () => Book
  readonly operator: () => Signature
  readonly files: FileDesk
}

const contextOf = (book: Book) => rosterContext(book.current(), book.vault.cipher !== null)

/** The calls that read a file of the clerk's or make one for them. */
export function fileHandlers(around: FileSurroundings): Record<string, Handler> {
  const preview = (choice: RosterChoice) => {
    const book = around.requireBook()
    return around.exchange.previewRoster(around.files.source(choice.token), choice, contextOf(book))
  }
  return {
    previewRoster: preview,
    rosterErrors: async (choice: RosterChoice) => {
      const book = around.requireBook()
      const source = around.files.source(choice.token)
      const bytes = await around.exchange.rosterErrors(source, choice, contextOf(book))
      return around.files.writeMarked(source, bytes)
    },
    importRoster: async (input: RosterChoice & { readonly decisions: readonly RosterDecision[] }) => {
      const book = around.requireBook()
      const plan = planRosterImport(book.current(), await preview(input), input.decisions, book.context())
      const source = around.files.source(input.token)
      return book.execute(
        { ...plan, title: `导入名册 ${source.name}（${plan.title}）` },
        { command: 'importRoster', operator: around.operator() },
        'load',
      )
    },
    ...structureHandlers(around),
  }
}
