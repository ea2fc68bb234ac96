import { personRetirement, retirementBasis } from '../retirement.ts'
import { personRule } from './rule.ts'

/** V14: who has reached the statutory age and is still on the list waits for a decision. */
export const retirementReached = personRule(
  { codes: ['V14'], title: '已到法定退休年龄', basis: retirementBasis },
  function* (model, person) {
    if (person.status !== 'active') return
    const retirement = personRetirement(model, person)
    if (retirement === null || retirement.on > model.asOf) return
    yield {
      code: 'V14',
      severity: 'warn',
      subject: { table: 'person', id: person.id },
      aspect: 'retirement',
      sentence: `${person.name}已于 ${retirement.on} 到法定退休年龄，仍为在职。`,
    }
  },
)
