import { capFigure, capName } from '../caps.ts'
import type { Model } from '../model.ts'
import { type CapKey, type CapLedger, capKeyText, capKinds } from '../quota.ts'
import type { Unit } from '../unit.ts'
import { unitTitle } from './naming.ts'
import { unitsOnEither } from './unit-order.ts'

/** One approved number of one unit on both sides, with what stands against it. */
export interface CapLine {
  readonly key: string
  readonly unit: string
  readonly cap: string
  readonly before: CapSide | null
  readonly after: CapSide | null
  /** 文号 of the number in force on the later side, else of the earlier one. */
  readonly document: string
}

/** `approved` is null while the number is open. */
interface CapSide {
  readonly approved: number | null
  readonly actual: number
}

/**
 * The caps of a ledger for every unit that has a number on either side, in the order of the later chart. An office or
 * bureau that holds people or posts but has no number yet has a line too: its number is asked for, never invented.
 */
export function capLines(before: Model, after: Model, ledger: CapLedger): CapLine[] {
  return unitsOnEither(before, after).flatMap((unit) =>
    keysOf(before, after, unit, ledger).map((cap): CapLine => {
      const key = `${unit.id} ${capKeyText(cap)}`
      const [was, is] = [sideOf(before, unit, cap), sideOf(after, unit, cap)]
      const quota = after.quotaOf(unit.id, cap) ?? before.quotaOf(unit.id, cap)
      const model = after.get('document', quota?.documentId ?? null) ? after : before
      const document = model.get('document', quota?.documentId ?? null)?.number ?? ''
      const title = unitTitle(after.get('unit', unit.id) ? after : before, unit.id)
      return { key, unit: title, cap: capName(cap), before: was, after: is, document }
    }),
  )
}

/** Units that are approved numbers by themselves; what stands inside them need not have one. */
const askedKinds: ReadonlySet<Unit['kind']> = new Set(['committee', 'subdistrict', 'bureau', 'park'])

function keysOf(before: Model, after: Model, unit: Unit, ledger: CapLedger): CapKey[] {
  const found = new Map<string, CapKey>()
  for (const model of [before, after]) {
    for (const quota of model.openBy('quota.unitId', unit.id)) {
      if (quota.ledger === ledger) found.set(capKeyText(quota), quota)
    }
    for (const kind of askedKinds.has(unit.kind) ? askedCaps[ledger] : []) {
      const cap: CapKey = { ledger, kind, level: '' }
      const isKnown = [...found.values()].some((known) => known.kind === kind)
      if (!isKnown && model.tally.of(unit.id, capKeyText(cap)) > 0) found.set(capKeyText(cap), cap)
    }
  }
  const order: readonly string[] = capKinds[ledger]
  return [...found.values()].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.level.localeCompare(b.level),
  )
}

const askedCaps: Readonly<Record<CapLedger, readonly string[]>> = {
  institutions: ['internalOffice'],
  establishment: ['total'],
  leading: ['chief', 'deputy'],
  posts: ['total'],
}

function sideOf(model: Model, unit: Unit, cap: CapKey): CapSide | null {
  const row = model.get('unit', unit.id)
  if (!row || !model.isOpen(row)) return null
  const { approved, actual } = capFigure(model, unit.id, cap)
  return { approved, actual }
}
