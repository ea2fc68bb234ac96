import { planStructureImport } from '../domain/commands/structure.ts'
import { structureContext } from '../domain/reports/structure-context.ts'
import type { StructureChoice } from '../domain/structure.ts'
import type { Handler } from './dispatch.ts'
import type { FileSurroundings } from './file-handlers.ts'

/** 从表格导入机构: read and check a structure table, write it as one operation, hand out the blank one. */
export function structureHandlers(around: FileSurroundings): Record<string, Handler> {
  const context = () => structureContext(around.requireBook().current())
  const preview = (choice: StructureChoice) =>
    around.exchange.previewStructure(around.files.source(choice.token), choice, context())
  return {
    previewStructure: preview,
    structureErrors: async (choice: StructureChoice) => {
      const source = around.files.source(choice.token)
      const bytes = await around.exchange.structureErrors(source, choice, context())
      return around.files.writeMarked(source, bytes)
    },
    structureTemplate: async () =>
      around.files.write('机构表空白模板.xlsx', await around.exchange.structureTemplate()),
    importStructure: async (input: StructureChoice & { readonly asSources: boolean }) => {
      const read = await preview(input)
      const book = around.requireBook()
      const isPlan = book.branch?.kind === 'plan'
      // A table of what is has been so before; a plan's new units begin when the plan takes effect.
      const startedOn = isPlan && !input.asSources ? book.today() : null
      const plan = planStructureImport(
        book.current(),
        read,
        { startedOn, asSources: input.asSources },
        book.context(),
      )
      return book.execute(
        { ...plan, title: `导入机构 ${around.files.source(input.token).name}（${plan.title}）` },
        { command: 'importStructure', operator: around.operator() },
      )
    },
  }
}
