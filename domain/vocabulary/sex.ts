import { codeSchema } from './code-table.ts'

/** 性别，GB/T 2261.1. */
export const sexes = [
  { code: 'male', name: '男', aliases: ['男性', 'm', '1'] },
  { code: 'female', name: '女', aliases: ['女性', 'f', '2'] },
  { code: 'unknown', name: '未说明', aliases: ['未知', '0', '9'] },
] as const
export type Sex = (typeof sexes)[number]['code']
export const sexSchema = codeSchema(sexes)
