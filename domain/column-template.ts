import { z } from 'zod'
import type { Model } from './model.ts'

/**
 * 栏目样式: which columns of a table a clerk wants, in which order and under which names, kept in the workbook under a
 * name. The official form is what the table itself declares; a template never changes that.
 */
export const templateColumnSchema = z.object({
  key: z.string().min(1).max(60),
  /** The clerk's own name of the column; absent: the official one. */
  name: z.string().trim().min(1).max(40).optional(),
})
export type TemplateColumn = z.output<typeof templateColumnSchema>

export const templateNameSchema = z.string().trim().min(1, '请填写样式名称').max(30)

export interface ColumnTemplate {
  readonly name: string
  readonly columns: readonly TemplateColumn[]
}

/** A template is a row of the settings, so that it is ledgered, undone and handed on like everything else. */
export function templateId(table: string, name: string): string {
  return `columns:${table}:${name}`
}

/** The templates of a table by name; a row that cannot be read counts as none. */
export function templatesOf(model: Model, table: string): ColumnTemplate[] {
  const prefix = templateId(table, '')
  return [...model.rows.setting.values()]
    .filter(({ id }) => id.startsWith(prefix))
    .flatMap(({ id, value }) => {
      const columns = readColumns(value)
      return columns ? [{ name: id.slice(prefix.length), columns }] : []
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}

export function readColumns(value: string): TemplateColumn[] | null {
  try {
    return z.array(templateColumnSchema).min(1).parse(JSON.parse(value))
  } catch {
    return null
  }
}
