import { personRule } from './rule.ts'
import { sources, unitTitle } from './wording.ts'

/** P3: the post of an appointment belongs to the unit of the appointment. */
export const postOfUnit = personRule(
  { codes: ['P3'], title: '聘任岗位属于聘任机构', basis: '岗位按机构设置，聘任机构与岗位所在机构一致' },
  function* (model, person) {
    for (const row of model.openBy('appointment.personId', person.id)) {
      const post = model.get('post', row.postId)
      if (!post || post.unitId === row.unitId) continue
      yield {
        code: 'P3',
        severity: 'block',
        subject: { table: 'appointment', id: row.id },
        sentence:
          `${person.name}聘在${unitTitle(model, row.unitId)}，而岗位“${post.name}”` +
          `属于${unitTitle(model, post.unitId)}。`,
        evidence: [{ table: 'post', id: post.id }],
      }
    }
  },
)

/** P4 (people): an open position or appointment stands in a unit and a post that are there. */
export const placeExists = personRule(
  { codes: ['P4'], title: '任职、聘任的机构和岗位存在', basis: '任职、聘任须落到机构和岗位' },
  function* (model, person) {
    const missing = (table: 'position' | 'appointment', id: string, what: string) =>
      ({
        code: 'P4',
        severity: 'block',
        subject: { table, id },
        aspect: what,
        sentence: `${person.name}的${table === 'position' ? '编制内任职' : '岗位聘任'}所在的${what}不存在。`,
      }) as const
    for (const row of model.openBy('position.personId', person.id)) {
      if (!model.get('unit', row.unitId)) yield missing('position', row.id, '机构')
    }
    for (const row of model.openBy('appointment.personId', person.id)) {
      if (!model.get('unit', row.unitId)) yield missing('appointment', row.id, '机构')
      if (row.postId !== null && !model.get('post', row.postId)) yield missing('appointment', row.id, '岗位')
    }
  },
)

/** P5: somebody in service without a main post waits to be placed (待安置), with or without an establishment. */
export const unplacedPerson = personRule(
  { codes: ['P5'], title: '待安置人员', basis: `${sources.reform}：调整一批、交流一批、聘任一批` },
  function* (model, person) {
    if (person.status !== 'active') return
    if (model.openBy('appointment.personId', person.id).some((row) => row.kind === 'main')) return
    const held =
      model.openBy('position.personId', person.id).length > 0
        ? '有编制内任职，未聘岗位'
        : '既无编制内任职也无岗位聘任'
    yield {
      code: 'P5',
      severity: 'list',
      subject: { table: 'person', id: person.id },
      sentence: `${person.name}在职，${held}，待安置。`,
    }
  },
)

/** P8: whoever has left or retired holds nothing. */
export const departedPerson = personRule(
  { codes: ['P8'], title: '离退人员已下编、解聘', basis: `${sources.realName}：减员须及时下编` },
  function* (model, person) {
    if (person.status !== 'left' && person.status !== 'retired') return
    // Who leaves on a coming day, as in a plan that was adopted before its day, is still here.
    if (person.leftOn !== null && person.leftOn > model.asOf) return
    const positions = model.openBy('position.personId', person.id)
    const appointments = model.openBy('appointment.personId', person.id)
    const count = positions.length + appointments.length
    if (count === 0) return
    const how = person.status === 'retired' ? '已退休' : '已离开'
    yield {
      code: 'P8',
      severity: 'block',
      subject: { table: 'person', id: person.id },
      magnitude: count,
      sentence:
        `${person.name}${how}，仍有 ${positions.length} 项编制内任职、` +
        `${appointments.length} 项岗位聘任未下编、解聘。`,
      evidence: [
        ...positions.map(({ id }) => ({ table: 'position', id }) as const),
        ...appointments.map(({ id }) => ({ table: 'appointment', id }) as const),
      ],
    }
  },
)
