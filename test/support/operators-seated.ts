import type { OperatorPolicy, OperatorProfile, OperatorStatus } from '../../domain/operator.ts'
import type { WorkbookStatus } from '../../domain/workbook.ts'
import { noOperators, openNumbers, statusWith } from './personal.ts'

const profile = (name: string, role: OperatorProfile['role']): OperatorProfile => ({
  id: `id-${name}`,
  name,
  role,
  active: true,
})

const office = [
  profile('王审', 'reviewer'),
  profile('赵审', 'reviewer'),
  profile('李录', 'clerk'),
  profile('孙读', 'reader'),
]

/** One of 王审, 赵审 (审核), 李录 (录入) and 孙读 (只读) is signed in. */
export function seated(name: string, policy: Partial<OperatorPolicy> = {}): OperatorStatus {
  const current = office.find((each) => each.name === name) ?? null
  return {
    ...noOperators,
    state: 'signedIn',
    current,
    profiles: office,
    policy: { ...noOperators.policy, ...policy },
  }
}

/** The status of an open workbook at which one of them sits. */
export function statusOf(
  name: string,
  policy: Partial<OperatorPolicy> = {},
  open: Partial<NonNullable<WorkbookStatus['open']>> = {},
): WorkbookStatus {
  const status = statusWith(openNumbers)
  return {
    ...status,
    open: status.open && { ...status.open, ...open },
    operators: seated(name, policy),
  }
}
