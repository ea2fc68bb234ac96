import type { Power } from '../power.ts'
import { missingPapers, paperName, stateFaults, statusName, stepFaults } from '../powers/flow.ts'
import { officeLoad, powersPerPost } from '../powers/load.ts'
import { evidenceLimit } from './rows-behind.ts'
import { powerRule, unitRule } from './rule.ts'
import { sources, unitTitle } from './wording.ts'

const takeUp = `${sources.reform}：一次下放，分步承接；尚未公布承接的事项仍由市直有关部门行使`

/** V19: an item is 已承接 only with both confirmations and the publication. */
export const powerTakenUp = powerRule(
  { codes: ['V19'], title: '已承接须有双方确认和公布文号', basis: takeUp, reads: ['power'] },
  function* (_model, power) {
    if (power.status !== 'takenUp') return
    const missing = missingPapers(power, 'takenUp').filter((paper) => paper !== 'holderId')
    if (missing.length === 0) return
    yield {
      code: 'V19',
      severity: 'block',
      subject: { table: 'power', id: power.id },
      magnitude: missing.length,
      sentence: `${powerTitle(power)}列为“已承接”，缺${missing.map(paperName).join('、')}。`,
    }
  },
)

/** Q1: an item stands on the list once, by its code and by 部门 + 事项 + 子项. A cancelled one may be listed anew. */
export const powerOnce = powerRule(
  { codes: ['Q1'], title: '同一事项只列一次', basis: '行政权力清单一事项一编码', reads: ['power'] },
  function* (model, power) {
    if (power.status === 'cancelled') return
    const sameCode = power.code === null ? [] : others(model.by('power.code', power.code), power)
    const sameText = others(model.by('power.name', power.name), power).filter((one) => isSameItem(one, power))
    const looks = [
      ['code', `编码 ${power.code} 与`, sameCode],
      ['item', '部门、事项、子项与', sameText],
    ] as const
    for (const [aspect, what, twins] of looks) {
      const [first] = twins
      if (!first) continue
      yield {
        code: 'Q1',
        severity: 'block',
        subject: { table: 'power', id: power.id },
        aspect,
        magnitude: twins.length,
        sentence: `${powerTitle(power)}（${power.department}）重复列入：${what}${powerTitle(first)}（${first.department}）相同。`,
        evidence: twins.slice(0, evidenceLimit).map(({ id }) => ({ table: 'power', id })),
      }
    }
  },
)

/** Q2: powers went to the 管委会; an office of a subdistrict only carries out. An office that is gone is replaced. */
export const powerHolder = powerRule(
  {
    codes: ['Q2'],
    title: '承接主体为管委会，街道科室只承办、协助',
    basis: `${sources.reform}；《行政处罚法》第二十四条`,
  },
  function* (model, power) {
    const subject = { table: 'power', id: power.id } as const
    const holder = model.get('unit', power.holderId)
    if (power.holderId !== null && holder?.kind !== 'committee') {
      const name = holder ? unitTitle(model, holder.id) : '（已不存在的机构）'
      const sentence = `${powerTitle(power)}的承接主体是${name}；事项下放给管委会，街道和科室只能承办或协助。`
      yield { code: 'Q2', severity: 'block', subject, aspect: 'holder', sentence }
    }
    for (const row of model.by('powerOffice.powerId', power.id)) {
      const office = model.get('unit', row.unitId)
      if (office && model.isOpen(office)) continue
      const name = office ? unitTitle(model, office.id) : '（已不存在的机构）'
      const sentence = `${powerTitle(power)}的承办科室${name}已撤销，应改派。`
      yield { code: 'Q2', severity: 'warn', subject: { table: 'powerOffice', id: row.id }, sentence }
    }
  },
)

/** Q3: the steps of an item stand in their order, and its status rests on them. */
export const powerFlow = powerRule(
  { codes: ['Q3'], title: '意向、确认、审查、公布、承接依次进行', basis: takeUp, reads: ['power'] },
  function* (model, power) {
    // What V19 says of an item that is taken up is not said twice.
    const isV19 =
      power.status === 'takenUp' && missingPapers(power, 'takenUp').some((one) => one !== 'holderId')
    const faults = isV19 ? stepFaults(power) : stateFaults(power, model.asOf)
    if (faults.length === 0) return
    yield {
      code: 'Q3',
      severity: 'block',
      subject: { table: 'power', id: power.id },
      magnitude: faults.length,
      sentence: `${powerTitle(power)}（${statusName(power.status)}）：${faults.map(({ sentence }) => sentence).join('；')}。`,
    }
  },
)

/** Q4: an office carries at most so many items for each of its posts as the workbook sets; nothing is set by itself. */
export const powerLoad = unitRule(
  {
    codes: ['Q4'],
    title: '科室承办事项与岗位相称',
    basis: `${sources.reform}：结合承接能力、实施条件分步分批承接；每岗事项数由本单位设定`,
    reads: ['power', 'powerOffice', 'post', 'unit', 'setting'],
  },
  function* (model, unit) {
    const limit = powersPerPost(model)
    if (limit === null || !model.isOpen(unit)) return
    const load = officeLoad(model, unit.id)
    if (load.items <= limit * load.posts) return
    const over = load.items - limit * load.posts
    yield {
      code: 'Q4',
      severity: 'warn',
      subject: { table: 'unit', id: unit.id },
      magnitude: over,
      sentence:
        `${unitTitle(model, unit.id)}承办 ${load.items} 项，岗位 ${load.posts} 个，` +
        `按每岗 ${limit} 项可承办 ${limit * load.posts} 项，多 ${over} 项。`,
      evidence: () => load.powerIds.slice(0, evidenceLimit).map((id) => ({ table: 'power', id })),
    }
  },
)

/** An item as a clerk names it: with its 子项. */
export function powerTitle(power: Pick<Power, 'name' | 'subitem'>): string {
  return `“${power.name}${power.subitem ? `（${power.subitem}）` : ''}”`
}

function others(rows: readonly Power[], power: Power): Power[] {
  return rows.filter((row) => row.id !== power.id && row.status !== 'cancelled')
}

function isSameItem(a: Power, b: Power): boolean {
  return a.department === b.department && a.name === b.name && (a.subitem ?? '') === (b.subitem ?? '')
}
