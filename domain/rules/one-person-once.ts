import { personRule } from './rule.ts'
import { sources, unitTitle } from './wording.ts'

/** V12: a person takes one establishment; every further position is marked 兼任 and takes none. */
export const oneEstablishment = personRule(
  { codes: ['V12'], title: '一人一编', basis: `${sources.realName}：一人一编，兼任不重复占编` },
  function* (model, person) {
    const counted = model
      .openBy('position.personId', person.id)
      .filter((row) => row.counting !== 'concurrent')
    if (counted.length < 2) return
    const places = counted.map((row) => unitTitle(model, row.unitId)).join('、')
    yield {
      code: 'V12',
      severity: 'block',
      subject: { table: 'person', id: person.id },
      magnitude: counted.length - 1,
      sentence: `${person.name}有 ${counted.length} 项占编任职（${places}），兼任应标为不占编。`,
      evidence: counted.map(({ id }) => ({ table: 'position', id })),
    }
  },
)

/** P1: a person has one main post; every other appointment is 兼任, 借调 or 挂职. */
export const oneMainPost = personRule(
  { codes: ['P1'], title: '一人一个主岗', basis: `${sources.reform}：全员岗位聘任` },
  function* (model, person) {
    const main = model.openBy('appointment.personId', person.id).filter((row) => row.kind === 'main')
    if (main.length < 2) return
    const places = main.map((row) => {
      const post = model.get('post', row.postId)
      return `${unitTitle(model, row.unitId)}${post?.name ?? ''}`
    })
    yield {
      code: 'P1',
      severity: 'block',
      subject: { table: 'person', id: person.id },
      magnitude: main.length - 1,
      sentence: `${person.name}同时有 ${main.length} 个主岗（${places.join('、')}），只能保留一个，其余应标为兼任。`,
      evidence: main.map(({ id }) => ({ table: 'appointment', id })),
    }
  },
)
