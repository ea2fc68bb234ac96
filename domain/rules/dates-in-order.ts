import { addMonths, type Day } from '../day.ts'
import type { Finding } from '../finding.ts'
import { personRule, postRule, unitRule, villageRule } from './rule.ts'
import { unitTitle } from './wording.ts'

/** Nobody is employed before this birthday (V14), in months. */
const employableAge = 16 * 12
const head = { codes: ['V14'], title: '日期先后合理', basis: '起始日期不晚于截止日期（V14）' }

type Span = { readonly id: string; readonly startedOn: Day | null; readonly endedOn: Day | null }

function reversed(table: Finding['subject']['table'], row: Span, what: string) {
  if (row.startedOn === null || row.endedOn === null || row.startedOn <= row.endedOn) return []
  return [
    {
      code: 'V14',
      severity: 'block',
      subject: { table, id: row.id },
      aspect: 'reversed',
      sentence: `${what}的起始日期 ${row.startedOn} 晚于截止日期 ${row.endedOn}。`,
    } as const,
  ]
}

/** V14 (units): a unit, its plates, relations and approved numbers start before they end. */
export const unitDates = unitRule(head, function* (model, unit) {
  const name = unitTitle(model, unit.id)
  yield* reversed('unit', unit, name)
  for (const row of model.by('plate.unitId', unit.id)) {
    yield* reversed('plate', row, `${name}的牌子“${row.name}”`)
  }
  for (const row of model.by('quota.unitId', unit.id)) yield* reversed('quota', row, `${name}的核定数`)
  for (const row of model.by('unitRelation.fromUnitId', unit.id)) {
    yield* reversed('unitRelation', row, `${name}与其他机构的关系`)
  }
})

/** V14 (posts). */
export const postDates = postRule(head, (_model, post) => reversed('post', post, `岗位“${post.name}”`))

/** V14 (villages): a village, its jurisdictions and who looks after it. */
export const villageDates = villageRule(head, function* (model, village) {
  yield* reversed('village', village, village.name)
  for (const row of model.by('jurisdiction.villageId', village.id)) {
    yield* reversed('jurisdiction', row, `${village.name}的${row.kind === 'legal' ? '行政隶属' : '代管'}`)
  }
  for (const row of model.by('villageLiaison.villageId', village.id)) {
    yield* reversed('villageLiaison', row, `${village.name}的包村`)
  }
  for (const row of model.by('villageCadre.villageId', village.id)) {
    yield* reversed('villageCadre', row, `${village.name}${row.title}${row.name}的任期`)
  }
  for (const row of model.by('gridCell.villageId', village.id)) {
    yield* reversed('gridCell', row, `${village.name}的网格“${row.name}”`)
  }
})

/** V14 (people): the positions and appointments of a person, and the working life against the birth date. */
export const personDates = personRule(head, function* (model, person) {
  const { id, name, birthDate, workStartedOn } = person
  yield* reversed('person', { id, startedOn: workStartedOn, endedOn: person.leftOn }, `${name}工作经历`)
  for (const row of model.by('position.personId', id)) {
    yield* reversed('position', row, `${name}的编制内任职`)
    if (row.startedOn === null || row.startedOn <= model.asOf) continue
    yield {
      code: 'V14',
      severity: 'warn',
      subject: { table: 'position', id: row.id },
      aspect: 'future',
      sentence: `${name}的任职时间 ${row.startedOn} 晚于 ${model.asOf}。`,
    }
  }
  for (const row of model.by('appointment.personId', id)) {
    yield* reversed('appointment', row, `${name}的岗位聘任`)
    const term = { id: row.id, startedOn: row.startedOn, endedOn: row.termEndsOn }
    for (const finding of reversed('appointment', term, `${name}的聘期`)) yield { ...finding, aspect: 'term' }
  }
  for (const row of model.by('labourContract.personId', id)) {
    yield* reversed('labourContract', row, `${name}的合同`)
  }
  if (birthDate === null || workStartedOn === null || workStartedOn >= addMonths(birthDate, employableAge))
    return
  yield {
    code: 'V14',
    severity: 'warn',
    subject: { table: 'person', id },
    aspect: 'age',
    sentence:
      workStartedOn <= birthDate
        ? `${name}参加工作时间 ${workStartedOn} 不晚于出生日期 ${birthDate}。`
        : `${name}参加工作时间 ${workStartedOn} 早于 16 周岁（出生日期 ${birthDate}）。`,
  }
})
