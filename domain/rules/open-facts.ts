import { capLedgerName } from '../caps.ts'
import { capLedgers } from '../quota.ts'
import type { UnitKind } from '../unit.ts'
import { unitRule, villageRule } from './rule.ts'
import { sources, unitTitle } from './wording.ts'

/** The bodies for which 编制核定文件 are issued. */
const approvedBodies: ReadonlySet<UnitKind> = new Set(['committee', 'subdistrict', 'bureau'])

/** N1: an approved number that nobody has entered is asked for, never invented. */
export const openNumbers = unitRule(
  { codes: ['N1'], title: '核定数待填', basis: sources.noMoreThanApproved },
  function* (model, unit) {
    if (!approvedBodies.has(unit.kind) || !model.isOpen(unit)) return
    const known = new Set(model.openBy('quota.unitId', unit.id).map((quota) => quota.ledger))
    for (const ledger of capLedgers) {
      if (known.has(ledger)) continue
      yield {
        code: 'N1',
        severity: 'list',
        subject: { table: 'unit', id: unit.id },
        aspect: ledger,
        sentence: `${unitTitle(model, unit.id)}${capLedgerName(ledger)}核定数待填，请按核定文件录入。`,
      }
    }
  },
)

/** N2: names and bracketed bodies that the damaged source leaves open wait for the clerk (待核). */
export const unverifiedUnits = unitRule(
  { codes: ['N2'], title: '机构名称、括号内机构待核', basis: '来源文本缺字或未说明关系，对照批复文件核定' },
  function* (model, unit) {
    if (!model.isOpen(unit)) return
    const place = unitTitle(model, unit.id)
    if (unit.nameStatus === 'unverified') {
      yield {
        code: 'N2',
        severity: 'list',
        subject: { table: 'unit', id: unit.id },
        aspect: 'name',
        sentence: `${place}的名称待核，请对照批复文件填写全称。`,
      }
    }
    for (const plate of model.openBy('plate.unitId', unit.id)) {
      if (plate.relation !== 'unverified') continue
      yield {
        code: 'N2',
        severity: 'list',
        subject: { table: 'plate', id: plate.id },
        sentence: `${place}（${plate.name}）的关系待核：加挂牌子、合署办公、下设机构或所属事业单位。`,
      }
    }
  },
)

/** N2 for villages: names and jurisdictions that were read into the source. */
export const unverifiedVillages = villageRule(
  { codes: ['N2'], title: '村（居）名称、隶属待核', basis: '来源文本缺字或未说明关系，对照批复文件核定' },
  function* (model, village) {
    if (!model.isOpen(village)) return
    if (village.nameStatus === 'unverified') {
      yield {
        code: 'N2',
        severity: 'list',
        subject: { table: 'village', id: village.id },
        aspect: 'name',
        sentence: `${village.name}的名称待核。`,
      }
    }
    for (const row of model.openBy('jurisdiction.villageId', village.id)) {
      if (row.status !== 'unverified') continue
      const what = row.kind === 'legal' ? '行政隶属' : '代管'
      yield {
        code: 'N2',
        severity: 'list',
        subject: { table: 'jurisdiction', id: row.id },
        sentence: `${village.name}由${unitTitle(model, row.unitId)}${what}一节待核。`,
      }
    }
  },
)
