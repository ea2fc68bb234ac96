import type { Day } from '../day.ts'
import { personRule } from './rule.ts'
import { sources, unitTitle } from './wording.ts'

/** A term's end is shown this many days ahead (domain.md rule 5). */
const noticeDays = 60

/** P6: every appointment says in which of the modes of the reform it was made. */
export const appointmentMode = personRule(
  {
    codes: ['P6'],
    title: '聘任方式已填',
    basis: `${sources.reform}：直接聘任、竞争聘任、双向选择聘任、社会招聘`,
  },
  function* (model, person) {
    for (const row of model.openBy('appointment.personId', person.id)) {
      if (row.mode !== null) continue
      yield {
        code: 'P6',
        severity: 'list',
        subject: { table: 'appointment', id: row.id },
        sentence: `${person.name}在${unitTitle(model, row.unitId)}的聘任未填聘任方式。`,
      }
    }
  },
)

/** P7: a term that has run out, or does so within 60 days, waits for a decision. */
export const termEnd = personRule(
  { codes: ['P7'], title: '聘期届满提醒', basis: `${sources.reform}：聘期届满须续聘或解聘` },
  function* (model, person) {
    for (const row of model.openBy('appointment.personId', person.id)) {
      if (row.termEndsOn === null) continue
      const left = daysBetween(model.asOf, row.termEndsOn)
      if (left > noticeDays) continue
      const place = `${person.name}在${unitTitle(model, row.unitId)}的聘期`
      yield {
        code: 'P7',
        severity: 'warn',
        subject: { table: 'appointment', id: row.id },
        aspect: row.termEndsOn,
        sentence:
          left < 0
            ? `${place}已于 ${row.termEndsOn} 届满，尚未续聘或解聘。`
            : `${place}将于 ${row.termEndsOn} 届满（还有 ${left} 天）。`,
      }
    }
  },
)

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
