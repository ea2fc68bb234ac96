import { unitRule } from './rule.ts'
import { unitTitle } from './wording.ts'

/**
 * V10: a plate has no establishment, posts or people of its own, and the tables give it none to have.
 * What is left to go wrong: the same body is there twice, as a plate and as a unit that counts.
 */
export const plateDoubled = unitRule(
  { codes: ['V10'], title: '加挂牌子不单列编制、职数', basis: '一个机构两块牌子，编制、职数只算一份（V10）' },
  function* (model, unit) {
    const plates = model.openBy('plate.unitId', unit.id)
    if (plates.length === 0) return
    const children = new Map(model.openBy('unit.parentId', unit.id).map((child) => [child.name, child]))
    for (const plate of plates) {
      const subject = { table: 'plate', id: plate.id } as const
      const place = unitTitle(model, unit.id)
      if (plate.name === unit.name) {
        const sentence = `${place}加挂的牌子与本机构同名。`
        yield { code: 'V10', severity: 'block', subject, aspect: 'own', sentence }
      }
      const child = children.get(plate.name)
      if (!child) continue
      yield {
        code: 'V10',
        severity: 'block',
        subject,
        aspect: `child:${child.id}`,
        sentence: `“${plate.name}”既是${place}的加挂牌子，又单设为下级机构，同一机构计了两次。`,
        evidence: [{ table: 'unit', id: child.id }],
      }
    }
  },
)
