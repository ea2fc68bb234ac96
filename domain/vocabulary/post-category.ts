import { codeSchema } from './code-table.ts'

/** 岗位类别. */
export const postCategories = [
  { code: 'management', name: '管理岗位', aliases: ['管理', '管理岗', '管理类'] },
  { code: 'professional', name: '专业技术岗位', aliases: ['专业技术', '专技', '专技岗', '专业技术岗'] },
  { code: 'support', name: '工勤技能岗位', aliases: ['工勤', '工勤技能', '工勤岗', '工勤技能岗'] },
] as const
export type PostCategory = (typeof postCategories)[number]['code']
export const postCategorySchema = codeSchema(postCategories)
