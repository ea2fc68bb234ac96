import type { Model } from './model.ts'
import { type CapKey, type CapLedger, capKeyText, capKinds, capLedgers, type Quota } from './quota.ts'

/** One cap of one unit in figures. `approved` is null while the number is open: the product asks, it never invents. */
export interface CapFigure extends CapKey {
  readonly unitId: string
  readonly approved: number | null
  /** Excess that a document allows for a time (V4); 0 when that time is over. */
  readonly tolerated: number
  readonly actual: number
  /** Sum of what the units directly below have been allotted (V3); null where none has a number. */
  readonly allotted: number | null
  readonly quota: Quota | undefined
}

/** 空编 / 满编 / 超编 / 待核. */
export type CapState = 'vacant' | 'full' | 'over' | 'unverified'

export function capFigure(model: Model, unitId: string, key: CapKey): CapFigure {
  const quota = model.quotaOf(unitId, key)
  const below = model.childrenOf(unitId).map((child) => model.quotaOf(child.id, key)?.amount)
  const given = below.filter((amount) => amount !== undefined)
  return {
    unitId,
    ledger: key.ledger,
    kind: key.kind,
    level: key.level,
    approved: quota?.amount ?? null,
    tolerated: quota && isTolerated(quota, model.asOf) ? quota.toleratedExcess : 0,
    actual: model.tally.of(unitId, capKeyText(key)),
    allotted: given.length === 0 ? null : given.reduce((sum, amount) => sum + amount, 0),
    quota,
  }
}

function isTolerated(quota: Quota, asOf: string): boolean {
  return quota.toleratedUntil !== null && asOf <= quota.toleratedUntil
}

/** Every cap that a unit has a number for, and every count that has none, in the order of the ledgers. */
export function capFigures(model: Model, unitId: string): CapFigure[] {
  const keys = new Map<string, CapKey>()
  for (const quota of model.openBy('quota.unitId', unitId)) keys.set(capKeyText(quota), quota)
  for (const text of model.tally.keysOf(unitId)) {
    const [ledger = '', kind = '', level = ''] = text.split('/')
    const known = capLedgers.find((name) => name === ledger)
    if (known && !keys.has(text) && level === '') keys.set(text, { ledger: known, kind, level })
  }
  return [...keys.values()].sort(byLedger).map((key) => capFigure(model, unitId, key))
}

function byLedger(a: CapKey, b: CapKey): number {
  const kindAt = (key: CapKey) => (capKinds[key.ledger] as readonly string[]).indexOf(key.kind)
  const ledgerAt = (ledger: CapLedger) => capLedgers.indexOf(ledger)
  return ledgerAt(a.ledger) - ledgerAt(b.ledger) || kindAt(a) - kindAt(b) || a.level.localeCompare(b.level)
}

export function capState(figure: CapFigure): CapState {
  if (figure.approved === null) return 'unverified'
  if (figure.actual > figure.approved) return 'over'
  return figure.actual === figure.approved ? 'full' : 'vacant'
}

const ledgerNames: Record<CapLedger, string> = {
  institutions: '机构个数',
  establishment: '编制',
  leading: '领导职数',
  posts: '岗位',
}

const kindNames: Record<CapLedger, Record<string, string>> = {
  institutions: { internalOffice: '内设机构', institution: '所属事业单位' },
  establishment: {
    total: '编制总量',
    administrative: '行政编制',
    institutionalFull: '事业编制（财政拨款）',
    institutionalPartial: '事业编制（财政补助）',
    institutionalSelf: '事业编制（经费自理）',
    support: '工勤编制',
  },
  leading: { chief: '正职', deputy: '副职' },
  posts: { total: '岗位总数', management: '管理岗位', professional: '专业技术岗位', support: '工勤技能岗位' },
}

export function capLedgerName(ledger: CapLedger): string {
  return ledgerNames[ledger]
}

/** The Chinese name of a cap, e.g. `领导职数 正职（处级）`. */
export function capName(key: CapKey): string {
  const kind = kindNames[key.ledger][key.kind] ?? key.kind
  const level = key.level ? `（${key.level}）` : ''
  return key.ledger === 'leading' ? `领导职数 ${kind}${level}` : `${kind}${level}`
}
