import type { Finding } from '../finding.ts'
import { evidenceLimit } from './rows-behind.ts'
import { unitRule } from './rule.ts'
import { unitTitle } from './wording.ts'

/** S1: every unit but a top one stands under a unit that is there, and none under itself. */
export const unitAncestry = unitRule(
  { codes: ['S1'], title: '隶属关系成立', basis: '机构隶属关系逐级向上，不得循环' },
  function* (model, unit) {
    if (unit.parentId === null) return
    const subject = { table: 'unit', id: unit.id } as const
    if (!model.get('unit', unit.parentId)) {
      const sentence = `${unit.name}的上级机构不存在，请重新指定隶属。`
      yield { code: 'S1', severity: 'block', subject, aspect: 'parent', sentence }
    } else if (model.pathUp(unit.parentId).includes(unit.id)) {
      const sentence = `${unit.name}不能隶属于自己或自己的下级机构。`
      yield { code: 'S1', severity: 'block', subject, aspect: 'loop', sentence }
    }
  },
)

/** S2: an abolished unit holds nobody and nothing. */
export const abolishedUnit = unitRule(
  { codes: ['S2'], title: '撤销机构须先清空', basis: '机构撤销，其人员、岗位和下设机构须先安置' },
  function* (model, unit) {
    if (unit.endedOn === null || unit.endedOn > model.asOf) return
    const parts = [
      ['unit', '个下级机构', model.openBy('unit.parentId', unit.id)],
      ['post', '个岗位', model.openBy('post.unitId', unit.id)],
      ['position', '项编制内任职', model.openBy('position.unitId', unit.id)],
      ['appointment', '项岗位聘任', model.openBy('appointment.unitId', unit.id)],
    ] as const
    const left = parts.filter(([, , rows]) => rows.length > 0)
    if (left.length === 0) return
    const evidence = left.flatMap(([table, , rows]) =>
      rows.map(({ id }): Finding['evidence'][number] => ({ table, id })),
    )
    yield {
      code: 'S2',
      severity: 'block',
      subject: { table: 'unit', id: unit.id },
      magnitude: evidence.length,
      sentence:
        `${unitTitle(model, unit.id)}已于 ${unit.endedOn} 撤销，仍有 ` +
        `${left.map(([, what, rows]) => `${rows.length} ${what}`).join('、')}未安置。`,
      evidence: evidence.slice(0, evidenceLimit),
    }
  },
)
