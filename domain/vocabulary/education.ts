import { codeSchema } from './code-table.ts'

/** 学历，实名制花名册的填法（domain-facts.md 2.2）. */
export const educations = [
  { code: 'doctor', name: '博士研究生', aliases: ['博士', '研究生（博士）'] },
  { code: 'master', name: '硕士研究生', aliases: ['硕士', '研究生', '硕研'] },
  { code: 'bachelor', name: '本科', aliases: ['大学', '大学本科', '大本'] },
  { code: 'college', name: '大专', aliases: ['专科', '大学专科'] },
  { code: 'secondary', name: '中专', aliases: ['中等专科', '中技', '技校'] },
  { code: 'highSchool', name: '高中', aliases: ['普通高中'] },
  { code: 'other', name: '其他', aliases: ['初中', '小学', '初中及以下'] },
] as const
export type Education = (typeof educations)[number]['code']
export const educationSchema = codeSchema(educations)
