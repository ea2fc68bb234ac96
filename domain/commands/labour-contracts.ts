import { z } from 'zod'
import { dayBefore, daySchema } from '../day.ts'
import { DomainError } from '../errors.ts'
import { idSchema } from '../id.ts'
import { type LabourContract, labourContractRow } from '../labour-contract.ts'
import type { Model } from '../model.ts'
import { endRow, patched, put, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined } from './units.ts'

const contractFields = labourContractRow.omit({ id: true, personId: true, endedOn: true })

/** 登记合同 of a person. Errors: invalidInput at its field for days out of order or a contract that still runs. */
export const addLabourContract = command(
  contractFields.partial().required({ term: true }).extend({ personId: idSchema }),
  (model, { personId, ...input }, context) => {
    const person = requireRow(model, 'person', personId)
    const row: LabourContract = {
      ...emptyContract,
      ...defined(input),
      ...{ id: context.newId(), personId, endedOn: null },
    }
    checkContract(model, row)
    return { title: `登记合同 ${person.name}`, changes: [put('labourContract', row)] }
  },
)

export const updateLabourContract = command(
  z.object({ id: idSchema, patch: labourContractRow.omit({ id: true, personId: true }).partial() }),
  (model, { id, patch }) => {
    const row = requireRow(model, 'labourContract', id)
    const person = requireRow(model, 'person', row.personId)
    checkContract(model, { ...row, ...defined(patch) })
    const change = patched('labourContract', row, defined(patch))
    return { title: `修改合同 ${person.name}`, changes: change ? [change] : [] }
  },
)

/** 终止合同: the contract no longer holds from the day on; the post is ended on its own. */
export const endLabourContract = command(
  z.object({ id: idSchema, on: daySchema.optional() }),
  (model, { id, on }, context) => {
    const row = requireRow(model, 'labourContract', id)
    const person = requireRow(model, 'person', row.personId)
    return { title: `终止合同 ${person.name}`, changes: [endRow('labourContract', row, on ?? context.today)] }
  },
)

export const emptyContract = {
  startedOn: null,
  endsOn: null,
  probationUntil: null,
  employer: null,
  payer: null,
  endedOn: null,
  documentNumber: null,
  note: null,
} as const

function refuse(field: keyof LabourContract, message: string): never {
  throw new DomainError('invalidInput', { message, field })
}

function checkContract(model: Model, row: LabourContract): void {
  const { term, startedOn, endsOn, probationUntil, endedOn } = row
  if (term === 'openEnded' && endsOn !== null) refuse('endsOn', '无固定期限的合同没有截止日期，请留空。')
  if (term === 'fixed' && endsOn === null) refuse('endsOn', '固定期限的合同请填写截止日期。')
  const born = model.get('person', row.personId)?.birthDate
  if (born && startedOn !== null && startedOn <= born)
    refuse('startedOn', `合同开始 ${startedOn} 不晚于出生日期 ${born}。`)
  if (startedOn === null) return
  if (endsOn !== null && endsOn < startedOn)
    refuse('endsOn', `合同截止 ${endsOn} 早于合同开始 ${startedOn}。`)
  if (probationUntil !== null && probationUntil < startedOn)
    refuse('probationUntil', `试用期截止 ${probationUntil} 早于合同开始 ${startedOn}。`)
  if (probationUntil !== null && endsOn !== null && probationUntil > endsOn)
    refuse('probationUntil', `试用期截止 ${probationUntil} 晚于合同截止 ${endsOn}。`)
  if (endedOn !== null && endedOn < startedOn)
    refuse('endedOn', `终止日期 ${endedOn} 早于合同开始 ${startedOn}。`)
  checkOverlap(model, row)
}

/** A person has one contract at a time; the next may begin on the day after the last of the one before. */
function checkOverlap(model: Model, row: LabourContract): void {
  const other = model
    .by('labourContract.personId', row.personId)
    .find((one) => one.id !== row.id && startOf(one) <= lastOf(row) && startOf(row) <= lastOf(one))
  if (!other) return
  const span = `${other.startedOn ?? '早前'} 至 ${other.endsOn ?? '无固定期限'}`
  refuse('startedOn', `与已登记的合同（${span}）重叠；请先终止原合同，或改开始日期。`)
}

const startOf = (row: LabourContract) => row.startedOn ?? ''

/** The last day on which a contract holds; a contract that ended on a day held until the day before. */
function lastOf({ endsOn, endedOn }: LabourContract): string {
  const last = [endsOn ?? '9999', endedOn === null ? '9999' : dayBefore(endedOn)].sort()
  return last[0] ?? ''
}
