import { setPay } from '../domain/commands/pay.ts'
import { DomainError } from '../domain/errors.ts'
import { type Pay, readablePay } from '../domain/pay.ts'
import type { PayChoice } from '../domain/pay-import.ts'
import type { Book } from './book.ts'
import type { Handler } from './dispatch.ts'
import type { FileSurroundings } from './file-handlers.ts'

/**
 * The calls that show amounts of pay, and read a sheet of them. They are in no snapshot, delta or ledger view; who wants
 * to see them says why, and that is ledgered. Until it is closed again the screen can ask anew after each change.
 */
export function payHandlers(around: FileSurroundings): Record<string, Handler> {
  let opened: Book | null = null
  const rows = (book: Book): readonly Pay[] => [...book.current().rows.pay.values()].map(readablePay)
  const openBook = () => {
    const book = around.requireBook()
    book.vault.requireOpen('pay')
    if (opened === book) return book
    throw new DomainError('invalidInput', { message: '请先写明查看薪酬金额的事由。' })
  }
  const preview = (choice: PayChoice) =>
    around.exchange.previewPay(around.files.source(choice.token), choice, openBook().current())
  return {
    openPay: ({ reason }: { reason: string }) => {
      const book = around.requireBook()
      book.vault.requireOpen('pay', 'reason')
      book.trace('查看薪酬金额', { command: 'openPay', operator: around.operator(), reason })
      opened = book
      return rows(book)
    },
    payRows: () => rows(openBook()),
    closePay: () => {
      opened = null
      return {}
    },
    previewPay: preview,
    payErrors: async (choice: PayChoice) => {
      const source = around.files.source(choice.token)
      const bytes = await around.exchange.payErrors(source, choice, openBook().current())
      return around.files.writeMarked(source, bytes)
    },
    importPay: async (choice: PayChoice) => {
      const book = openBook()
      if (!book.vault.cipher) throw book.vault.locked(undefined, 'pay')
      const entries = (await preview(choice)).rows.flatMap(({ action, personId, patch }) =>
        personId !== null && (action === 'create' || action === 'update') ? [{ personId, patch }] : [],
      )
      if (entries.length === 0) throw new DomainError('invalidInput', { message: '表中没有可以导入的金额。' })
      const plan = setPay.plan(book.current(), { year: choice.year, entries }, book.context())
      const { name } = around.files.source(choice.token)
      return book.execute(
        { ...plan, title: `导入薪酬表 ${name}（${plan.title}）` },
        { command: 'importPay', operator: around.operator() },
      )
    },
  }
}
