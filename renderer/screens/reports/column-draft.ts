import type { TemplateColumn } from '../../../domain/column-template.ts'
import type { PreviewColumn } from '../../../domain/paper.ts'

/** A column in the form of 栏目样式: whether it is wanted, and under which name. */
export interface DraftColumn {
  readonly key: string
  readonly official: string
  readonly name: string
  readonly isShown: boolean
}

/** All columns of the official form: those of the template first, in its order, the others behind, not wanted. */
export function draftOf(
  official: readonly PreviewColumn[],
  chosen: readonly TemplateColumn[] | null,
): DraftColumn[] {
  const titleOf = ({ header }: PreviewColumn) => header.join(' ')
  const known = official.map((column) => ({ key: column.key, official: titleOf(column) }))
  if (!chosen) return known.map((column) => ({ ...column, name: '', isShown: true }))
  const wanted = chosen.flatMap(({ key, name }) => {
    const column = known.find((one) => one.key === key)
    return column ? [{ ...column, name: name ?? '', isShown: true }] : []
  })
  const rest = known.filter(({ key }) => !chosen.some((one) => one.key === key))
  return [...wanted, ...rest.map((column) => ({ ...column, name: '', isShown: false }))]
}

/** The draft with a column one place up or down. */
export function movedColumn(draft: readonly DraftColumn[], at: number, by: 1 | -1): DraftColumn[] {
  const [column, other] = [draft[at], draft[at + by]]
  if (!column || !other) return [...draft]
  return draft.map((one, index) => (index === at ? other : index === at + by ? column : one))
}

/** What is kept of a draft. */
export function templateOf(draft: readonly DraftColumn[]): TemplateColumn[] {
  return draft
    .filter(({ isShown }) => isShown)
    .map(({ key, name }) => (name.trim() === '' ? { key } : { key, name: name.trim() }))
}
