import { codeSchema } from './code-table.ts'

/** 人员状态. */
export const personStatuses = [
  { code: 'active', name: '在职', aliases: ['在岗', '在编', '正常', '编内', '现任'] },
  // Somebody from outside in a round of 社会招聘: not in service yet, counted nowhere.
  { code: 'candidate', name: '拟聘', aliases: ['应聘', '报考', '待聘'] },
  { code: 'left', name: '离职', aliases: ['调出', '调离', '辞职', '辞退', '解聘', '死亡', '减少'] },
  { code: 'retired', name: '退休', aliases: ['离退休', '离休', '已退休'] },
] as const
export type PersonStatus = (typeof personStatuses)[number]['code']
export const personStatusSchema = codeSchema(personStatuses)
