import { birthDateOf, idNumberFault, isMasked, sexOf } from '../id-number.ts'
import type { Person } from '../person.ts'
import { personRule } from './rule.ts'

const faults = {
  form: '应为 18 位，前 17 位为数字',
  birthDate: '所含出生日期不存在',
  checkDigit: '校验码不符',
} as const

/** V13: an id number is well formed by GB 11643 and agrees with birth date and sex. Masked values are not looked at. */
export const idNumbers = personRule(
  {
    codes: ['V13'],
    title: '身份证号与出生日期、性别一致',
    basis: 'GB 11643《公民身份号码》',
    reads: ['person'],
  },
  function* (_model, person) {
    const { idNumber, name } = person
    if (!idNumber || isMasked(idNumber)) return
    const subject = { table: 'person', id: person.id } as const
    const fault = idNumberFault(idNumber)
    if (fault === 'legacy') {
      const sentence = `${name}的身份证号为 15 位旧号，应换为 18 位。`
      yield { code: 'V13', severity: 'warn', subject, aspect: 'legacy', sentence }
    } else if (fault !== null) {
      const sentence = `${name}的身份证号有误：${faults[fault]}。`
      yield { code: 'V13', severity: 'block', subject, aspect: 'number', sentence }
    }
    if (fault === 'form') return
    for (const [aspect, sentence] of mismatches(person, idNumber)) {
      yield { code: 'V13', severity: 'block', subject, aspect, sentence }
    }
  },
)

function mismatches(person: Person, idNumber: string): [aspect: string, sentence: string][] {
  const { name, birthDate, sex } = person
  const found: [string, string][] = []
  const born = birthDateOf(idNumber)
  if (born !== null && birthDate !== null && born !== birthDate) {
    found.push(['birthDate', `${name}的出生日期 ${birthDate} 与身份证号所载 ${born} 不符。`])
  }
  const coded = sexOf(idNumber)
  if (sex !== 'unknown' && coded !== sex) {
    found.push(['sex', `${name}的性别与身份证号所载（${coded === 'male' ? '男' : '女'}）不符。`])
  }
  return found
}
