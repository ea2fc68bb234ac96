import { z } from 'zod'
import { templateColumnSchema, templateId, templateNameSchema } from '../column-template.ts'
import { DomainError } from '../errors.ts'
import { put, remove } from './change.ts'
import { command } from './command.ts'

const of = z.object({ table: z.string().regex(/^[a-zA-Z]{1,40}$/), name: templateNameSchema })

/** 保存栏目样式: a new one, or another content under the same name. */
export const saveColumnTemplate = command(
  of.extend({ columns: z.array(templateColumnSchema).min(1, '至少保留一栏').max(60) }),
  (model, { table, name, columns }) => {
    const id = templateId(table, name)
    const value = JSON.stringify(columns)
    if (value.length > 4000)
      throw new DomainError('invalidInput', { message: '栏目名称过长，请缩短后再存。' })
    if (model.get('setting', id)?.value === value) return { title: '', changes: [] }
    return { title: `保存栏目样式 ${name}`, changes: [put('setting', { id, value })] }
  },
)

/** 删除栏目样式; papers that were made by it stay as they are. */
export const removeColumnTemplate = command(of, (model, { table, name }) => {
  const id = templateId(table, name)
  if (!model.get('setting', id)) throw new DomainError('notFound')
  return { title: `删除栏目样式 ${name}`, changes: [remove('setting', id)] }
})
