import type { PlanFile } from '../../domain/branch.ts'
import type { Book } from '../book.ts'
import type { Library } from '../library.ts'

export interface FamilyFile {
  readonly file: string
  readonly path: string
  /** What the clerk calls it. */
  readonly name: string
}

/** The other files of the open workbook, which share its key: 现行 and its plans, the open one left out. */
export function otherFilesOf(library: Library, book: Book): FamilyFile[] {
  const open = library.fileOf(book.path)
  const main = library.mainFileOf(open)
  const plans = library
    .plansOf(open)
    .list(ownPlan(open, book))
    .filter(({ state }) => state !== 'missing')
    .map(({ file, branch }) => ({ file, name: `方案 ${branch.name}` }))
  return [{ file: main, name: '现行' }, ...plans]
    .filter(({ file }) => file !== open)
    .map((each) => ({ ...each, path: library.pathOf(each.file) }))
}

/** The open file is locked: the list does not look into it. */
function ownPlan(file: string, { branch }: Book): PlanFile | null {
  return branch && { file, state: 'ready', branch, changeCount: 0, modifiedAt: null }
}
