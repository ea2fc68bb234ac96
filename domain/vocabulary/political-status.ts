import { codeSchema } from './code-table.ts'

/** 政治面貌，GB/T 4762. */
export const politicalStatuses = [
  { code: 'member', name: '中共党员', aliases: ['党员', '中国共产党党员'] },
  { code: 'probationary', name: '中共预备党员', aliases: ['预备党员'] },
  { code: 'league', name: '共青团员', aliases: ['团员'] },
  { code: 'revolutionaryCommittee', name: '民革党员', aliases: ['民革', '民革会员'] },
  { code: 'democraticLeague', name: '民盟盟员', aliases: ['民盟'] },
  { code: 'constructionAssociation', name: '民建会员', aliases: ['民建'] },
  { code: 'progressAssociation', name: '民进会员', aliases: ['民进'] },
  { code: 'peasantsWorkers', name: '农工党党员', aliases: ['农工党'] },
  { code: 'publicInterest', name: '致公党党员', aliases: ['致公党'] },
  { code: 'september3', name: '九三学社社员', aliases: ['九三学社'] },
  { code: 'taiwanLeague', name: '台盟盟员', aliases: ['台盟'] },
  { code: 'nonParty', name: '无党派人士', aliases: ['无党派', '无党派民主人士'] },
  { code: 'masses', name: '群众', aliases: ['普通公民'] },
] as const
export type PoliticalStatus = (typeof politicalStatuses)[number]['code']
export const politicalStatusSchema = codeSchema(politicalStatuses)
