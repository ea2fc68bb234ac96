import { addMonths } from '../day.ts'
import { contractTermNames, longestProbation } from '../labour-contract.ts'
import { personRule } from './rule.ts'

/** V15: a 试用期 within what the length of the contract allows. */
export const probationLength = personRule(
  { codes: ['V15'], title: '试用期不超规定时长', basis: '劳动合同、事业单位聘用合同的试用期规定（V15）' },
  function* (model, person) {
    for (const row of model.openBy('labourContract.personId', person.id)) {
      const { startedOn, probationUntil } = row
      const most = longestProbation(row)
      if (startedOn === null || probationUntil === null || most === null) continue
      // The day on which the longest one would be over is the first that is too late.
      if (probationUntil < addMonths(startedOn, most)) continue
      yield {
        code: 'V15',
        severity: 'warn',
        subject: { table: 'labourContract', id: row.id },
        sentence:
          `${person.name}的${contractTermNames[row.term]}试用期至 ${probationUntil}，` +
          (most === 0 ? '该类合同不得约定试用期。' : `超过 ${most} 个月。`),
      }
    }
  },
)
