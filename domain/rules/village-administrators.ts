import type { Jurisdiction } from '../jurisdiction.ts'
import type { Model } from '../model.ts'
import { villageRule } from './rule.ts'
import { unitTitle } from './wording.ts'

const separate = '行政隶属与代管是两种分别注明日期的关系'

/** G1: on a day a village has exactly one legal parent and at most one body that administers it on behalf. */
export const villageAdministrators = villageRule(
  { codes: ['G1'], title: '村（居）一个隶属、至多一个代管', basis: separate },
  function* (model, village) {
    if (!model.isOpen(village)) return
    const open = model.openBy('jurisdiction.villageId', village.id)
    const legal = open.filter((row) => row.kind === 'legal')
    const administered = open.filter((row) => row.kind === 'administered')
    const subject = { table: 'village', id: village.id } as const
    if (legal.length === 0) {
      const sentence = `${village.name}在 ${model.asOf} 没有行政隶属。`
      yield { code: 'G1', severity: 'warn', subject, aspect: 'noLegal', sentence }
    }
    const both = [
      ['manyLegal', '行政隶属', legal],
      ['manyAdministered', '代管', administered],
    ] as const
    for (const [aspect, what, rows] of both) {
      if (rows.length < 2) continue
      yield {
        code: 'G1',
        severity: 'block',
        subject,
        aspect,
        magnitude: rows.length - 1,
        sentence: `${village.name}在 ${model.asOf} 有 ${rows.length} 个${what}机构（${unitNames(model, rows)}）。`,
        evidence: rows.map(({ id }) => ({ table: 'jurisdiction', id })),
      }
    }
  },
)

/** G2: 代管 rests on a basis that is written down. */
export const administeredBasis = villageRule(
  { codes: ['G2'], title: '代管须有依据', basis: separate },
  function* (model, village) {
    for (const row of model.by('jurisdiction.villageId', village.id)) {
      if (row.kind !== 'administered' || row.basis?.trim()) continue
      yield {
        code: 'G2',
        severity: 'block',
        subject: { table: 'jurisdiction', id: row.id },
        sentence: `${unitTitle(model, row.unitId)}代管${village.name}，未填依据。`,
      }
    }
  },
)

/** G3: what an abolished unit governed has passed to another. */
export const jurisdictionOfEndedUnit = villageRule(
  { codes: ['G3'], title: '撤销机构的辖区已移交', basis: separate },
  function* (model, village) {
    for (const row of model.openBy('jurisdiction.villageId', village.id)) {
      const unit = model.get('unit', row.unitId)
      if (unit && (unit.endedOn === null || unit.endedOn > model.asOf)) continue
      const what = row.kind === 'legal' ? '行政隶属' : '代管'
      const state = unit ? `已于 ${unit.endedOn} 撤销` : '已不存在'
      yield {
        code: 'G3',
        severity: 'warn',
        subject: { table: 'jurisdiction', id: row.id },
        sentence: `${village.name}的${what}机构${unitTitle(model, row.unitId)}${state}，应移交。`,
      }
    }
  },
)

function unitNames(model: Model, rows: readonly Jurisdiction[]): string {
  return rows.map((row) => unitTitle(model, row.unitId)).join('、')
}
