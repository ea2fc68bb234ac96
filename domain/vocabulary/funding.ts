import type { CodeEntry } from './code-table.ts'

/** 经费形式 of an 事业编制 (domain-facts.md 1.2); each has its own kind of establishment. */
export const fundings = [
  {
    code: 'institutionalFull',
    name: '财政拨款',
    aliases: ['全额拨款', '全额', '财政全额拨款', '财政全额', '全额财政拨款', '财政供养'],
  },
  {
    code: 'institutionalPartial',
    name: '财政补助',
    aliases: ['差额拨款', '差额补贴', '差额补助', '差额', '财政差额拨款', '财政补贴'],
  },
  { code: 'institutionalSelf', name: '经费自理', aliases: ['自收自支', '自理', '自筹', '经费自筹'] },
] as const satisfies readonly CodeEntry[]
