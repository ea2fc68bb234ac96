import { capName } from '../caps.ts'
import { type Day, dayOf } from '../day.ts'
import { type Fate, fateNames, type Lineage } from '../lineage.ts'
import type { NetChange } from '../merge/net-change.ts'
import type { Model } from '../model.ts'
import type { Operation } from '../operation.ts'
import type { Plate } from '../plate.ts'
import { type CapLedger, capKeyText, type Quota } from '../quota.ts'
import type { Unit } from '../unit.ts'
import { type LineageStep, unitLineage } from './lineage.ts'

/** One line of the 机构沿革表. */
export interface HistoryLine {
  /** The day from which it holds; null where the records do not say. */
  readonly on: Day | null
  /** ISO 8601 instant at which it was entered; null where the ledger does not hold it. */
  readonly at: string | null
  readonly title: string
  readonly kind: string
  readonly before: string
  readonly after: string
  readonly document: string | null
  readonly predecessor: string | null
  readonly successor: string | null
  readonly seq: number | null
}

/** 机构沿革: made of the ledger and the lineage alone, never typed. */
export interface UnitHistory {
  readonly unitId: string
  readonly name: string
  readonly lines: readonly HistoryLine[]
}

/** An entry of the ledger that is in force, with the rows that it changed. */
export interface HistoryEntry {
  readonly operation: Operation
  readonly changes: readonly NetChange[]
}

/** The life of a unit, oldest first. `entries` are those in force: what was undone did not happen. */
export function unitHistory(model: Model, unitId: string, entries: readonly HistoryEntry[]): UnitHistory {
  const steps = stepLines(model, unitId, entries)
  const told = new Set(steps.map((line) => `${line.kind} ${line.before} ${line.after}`))
  const ended = new Set(steps.filter((line) => line.predecessor === null).map((line) => line.on ?? ''))
  const own = entries
    .flatMap((entry) => entryLines(model, unitId, entry))
    // The lineage says what became of the unit; its row saying no more than that it ended would say it twice.
    .filter((line) => !told.has(`${line.kind} ${line.before} ${line.after}`))
    .filter((line) => line.kind !== '撤销' || !ended.has(line.on ?? ''))
  const lines = [...steps, ...own].sort(
    (a, b) => (a.on ?? '').localeCompare(b.on ?? '') || (a.seq ?? 0) - (b.seq ?? 0),
  )
  return { unitId, name: model.get('unit', unitId)?.name ?? '', lines }
}

const stepWords: Readonly<Record<Fate, (source: string, target: string) => string>> = {
  keep: (source, target) => `${source} 保留为 ${target}`,
  rename: (source, target) => `${source} 更名为 ${target}`,
  mergeInto: (source, target) => `${source} 并入 ${target}`,
  split: (source, target) => `${source} 拆分，设 ${target}`,
  transfer: (source, target) => `${source} 划转至 ${target}`,
  abolish: (source) => `${source} 撤销`,
  addPlate: (source, target) => `${source} 改为加挂牌子 ${target}`,
}

function stepLines(model: Model, unitId: string, entries: readonly HistoryEntry[]): HistoryLine[] {
  const { predecessors, successors } = unitLineage(model, unitId)
  const own = model
    .by('lineage.sourceId', unitId)
    .filter((row) => row.sourceTable === 'unit' && row.fate === 'rename' && row.targetId === unitId)
  const entered = new Map(
    entries.flatMap(({ operation, changes }) =>
      changes.filter((change) => change.table === 'lineage').map((change) => [change.id, operation] as const),
    ),
  )
  const line = (row: Lineage, ends: Pick<HistoryLine, 'predecessor' | 'successor'>): HistoryLine => {
    const operation = entered.get(row.id)
    return {
      on: row.effectiveOn,
      at: operation?.at ?? null,
      title: stepWords[row.fate](row.sourceName, row.targetName ?? ''),
      kind: fateNames[row.fate],
      before: row.sourceName,
      after: row.targetName ?? '',
      document: row.basis ?? operation?.documentNumber ?? null,
      seq: operation?.seq ?? null,
      ...ends,
    }
  }
  const far = ({ row, depth }: LineageStep, ends: Pick<HistoryLine, 'predecessor' | 'successor'>) =>
    depth === 1 ? line(row, ends) : line(row, { predecessor: row.sourceName, successor: row.targetName })
  return [
    ...predecessors.map((step) => far(step, { predecessor: step.row.sourceName, successor: null })),
    ...own.map((row) => line(row, { predecessor: row.sourceName, successor: null })),
    ...successors.map((step) => far(step, { predecessor: null, successor: step.row.targetName })),
  ]
}

/** What a line says beside the entry that it comes from. */
type Said = Pick<HistoryLine, 'kind' | 'before' | 'after'> & {
  readonly on?: Day | null
  readonly documentId?: string | null
}

function entryLines(model: Model, unitId: string, { operation, changes }: HistoryEntry): HistoryLine[] {
  const said = [
    ...changes.flatMap((change) =>
      change.table === 'unit' && change.id === unitId
        ? unitSaid(model, change.before as Unit | null, change.after as Unit | null)
        : change.table === 'plate'
          ? plateSaid(
              ownOf(change.before as Plate | null, unitId),
              ownOf(change.after as Plate | null, unitId),
            )
          : [],
    ),
    ...quotasSaid(model, unitId, changes),
  ]
  return said.map(({ kind, before, after, on, documentId }) => ({
    on: on === undefined ? dayOf(new Date(operation.at)) : on,
    at: operation.at,
    title: operation.title,
    kind,
    before,
    after,
    document: model.get('document', documentId ?? null)?.number ?? operation.documentNumber,
    predecessor: null,
    successor: null,
    seq: operation.seq,
  }))
}

function unitSaid(model: Model, before: Unit | null, after: Unit | null): Said[] {
  if (!after) return []
  const { documentId } = after
  if (!before) {
    const on = after.startedOn ?? model.get('document', documentId)?.issuedOn ?? null
    return [{ kind: on ? '设立' : '登记', before: '', after: after.name, on, documentId }]
  }
  const said: Said[] = []
  const add = (kind: string, was: string | null, is: string | null, more: Partial<Said> = {}) => {
    if (was !== is) said.push({ kind, before: was ?? '', after: is ?? '', ...more })
  }
  const parent = (unit: Unit) => model.get('unit', unit.parentId)?.name ?? unit.parentId
  add('更名', before.name, after.name)
  add('调整隶属', parent(before), parent(after))
  add('级别调整', before.level, after.level)
  add('职责调整', before.duties, after.duties)
  if (!before.endedOn && after.endedOn) add('撤销', after.name, '', { on: after.endedOn })
  if (before.endedOn && !after.endedOn) add('恢复设置', '', after.name)
  return said
}

function ownOf<R extends { readonly unitId: string }>(row: R | null, unitId: string): R | null {
  return row?.unitId === unitId ? row : null
}

function plateSaid(before: Plate | null, after: Plate | null): Said[] {
  if (!before && after) {
    const { name, startedOn, documentId } = after
    return [
      { kind: '加挂牌子', before: '', after: name, documentId, ...(startedOn ? { on: startedOn } : {}) },
    ]
  }
  if (before && (!after || (!before.endedOn && after.endedOn))) {
    const on = after?.endedOn
    return [{ kind: '取消牌子', before: before.name, after: '', ...(on ? { on } : {}) }]
  }
  if (before && after && before.name !== after.name) {
    return [{ kind: '牌子更名', before: before.name, after: after.name, documentId: after.documentId }]
  }
  return []
}

const quotaKinds: Readonly<Record<CapLedger, string>> = {
  institutions: '机构数调整',
  establishment: '编制调整',
  leading: '职数调整',
  posts: '岗位数调整',
}

/** A new number closes the row of the old one: both together are one line. */
function quotasSaid(model: Model, unitId: string, changes: readonly NetChange[]): Said[] {
  const lines = new Map<string, { was: Quota | null; is: Quota | null; on: Day | null }>()
  for (const change of changes) {
    if (change.table !== 'quota') continue
    const before = ownOf(change.before as Quota | null, unitId)
    const after = ownOf(change.after as Quota | null, unitId)
    const one = after ?? before
    if (!one) continue
    const key = capKeyText(one)
    const line = lines.get(key) ?? { was: null, is: null, on: null }
    const closes = before && (!after || (!before.endedOn && after.endedOn))
    if (before) line.was = before
    if (after && !closes) {
      line.is = after
      line.on = after.startedOn ?? model.get('document', after.documentId)?.issuedOn ?? line.on
    } else line.on ??= after?.endedOn ?? null
    lines.set(key, line)
  }
  return [...lines.values()].flatMap(({ was, is, on }) => {
    const one = is ?? was
    if (!one || (was && is && quotaText(was) === quotaText(is) && was.documentId === is.documentId)) return []
    return [
      {
        kind: quotaKinds[one.ledger],
        before: was ? quotaText(was) : '',
        after: is ? quotaText(is) : '',
        documentId: one.documentId,
        ...(on ? { on } : {}),
      },
    ]
  })
}

function quotaText(quota: Quota): string {
  const tolerated =
    quota.toleratedExcess > 0 ? `（准予超 ${quota.toleratedExcess} 至 ${quota.toleratedUntil}）` : ''
  return `${capName(quota)} ${quota.amount}${tolerated}`
}
