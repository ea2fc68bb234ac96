import { z } from 'zod'
import { dayAfter, daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { codeSchema } from './vocabulary/code-table.ts'

/** fixed, openEnded, task: 劳动合同 of people without an establishment; service: 事业单位聘用合同. */
export const contractTermTable = [
  { code: 'fixed', name: '固定期限劳动合同', aliases: ['固定期限', '固定期', '有固定期限', '劳动合同'] },
  { code: 'openEnded', name: '无固定期限劳动合同', aliases: ['无固定期限', '无固定期', '长期'] },
  {
    code: 'task',
    name: '以完成一定工作任务为期限的劳动合同',
    aliases: ['以完成一定工作任务为期限', '项目合同'],
  },
  { code: 'service', name: '聘用合同', aliases: ['事业单位聘用合同', '事业聘用合同'] },
] as const
export type ContractTerm = (typeof contractTermTable)[number]['code']

export const contractTermNames = Object.fromEntries(
  contractTermTable.map(({ code, name }) => [code, name]),
) as Readonly<Record<ContractTerm, string>>

/** A contract of employment. It stands apart from the 聘期 of the post: either can end while the other runs on. */
export const labourContractRow = z.object({
  id: idSchema,
  personId: idSchema,
  term: codeSchema(contractTermTable),
  startedOn: daySchema.nullable(),
  /** Last day as agreed; null where the contract is open-ended. */
  endsOn: daySchema.nullable(),
  probationUntil: daySchema.nullable(),
  /** 派遣单位, where it is not the body that the person works for. */
  employer: z.string().max(80).nullable(),
  /** 经费渠道. */
  payer: z.string().max(40).nullable(),
  /** The first day on which it no longer holds; null while it runs. */
  endedOn: daySchema.nullable(),
  documentNumber: z.string().max(80).nullable(),
  note: z.string().max(2000).nullable(),
})
export type LabourContract = Readonly<z.infer<typeof labourContractRow>>

/**
 * The longest 试用期 in months. 劳动合同: none under three months or for a task, one under a year, two under three
 * years, else six; 聘用合同: twelve (domain-facts.md 3.3, S58, S62). A contract without known days is not judged (null).
 */
export function longestProbation(row: Pick<LabourContract, 'term' | 'startedOn' | 'endsOn'>): number | null {
  if (row.term === 'service') return 12
  if (row.term === 'openEnded') return 6
  if (row.term === 'task') return 0
  if (row.startedOn === null || row.endsOn === null) return null
  const months = wholeMonths(row.startedOn, row.endsOn)
  if (months < 3) return 0
  if (months < 12) return 1
  return months < 36 ? 2 : 6
}

/** Whole months from the first to the last day of a term, both counted: 2016-01-01 to 2016-12-31 is twelve. */
function wholeMonths(first: string, last: string): number {
  const [y = 0, m = 0, d = 0] = first.split('-').map(Number)
  const [endY = 0, endM = 0, endD = 0] = dayAfter(last).split('-').map(Number)
  return (endY - y) * 12 + (endM - m) - (endD < d ? 1 : 0)
}
