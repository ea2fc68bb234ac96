import {
  appointmentContributions,
  type Contribution,
  positionContributions,
  postContributions,
  unitContributions,
} from './counting.ts'
import type { Model } from './model.ts'
import type { RowChange } from './tables.ts'

type Counts = Map<string, number>

/**
 * Running counts per unit, its own and with all below it. A change touches only the units on its path up,
 * so a check after a move costs the depth of the tree, not its size; `rebuild` is the full recount it must equal.
 */
export class Tally {
  private readonly model: Model
  private own = new Map<string, Counts>()
  private subtree = new Map<string, Counts>()

  constructor(model: Model) {
    this.model = model
  }

  /** A count of the unit itself, without the units below. */
  ownOf(unitId: string, key: string): number {
    return this.own.get(unitId)?.get(key) ?? 0
  }

  /** A count of the unit with all units below it. */
  of(unitId: string, key: string): number {
    return this.subtree.get(unitId)?.get(key) ?? 0
  }

  /** All keys that count anything at or below the unit. */
  keysOf(unitId: string): string[] {
    return [...(this.subtree.get(unitId)?.keys() ?? [])]
  }

  rebuild(): void {
    this.own = new Map()
    this.subtree = new Map()
    const { rows } = this.model
    for (const table of ['unit', 'post', 'position', 'appointment'] as const) {
      for (const id of rows[table].keys()) this.addAll(this.contributionsOf(table, id), 1, this.own)
    }
    // From the leaves up: each unit's own counts are added along its path once.
    for (const [unitId, counts] of this.own) {
      for (const ancestor of this.model.pathUp(unitId)) addCounts(this.subtree, ancestor, counts, 1)
    }
  }

  /** Runs a change of one row and moves the counts by the difference it makes. */
  around(change: RowChange, run: () => void): void {
    const dependents = this.dependentsOf(change)
    const remove = dependents.flatMap(([table, id]) => this.contributionsOf(table, id))
    for (const item of remove) this.add(item, -1)
    if (change.table === 'unit') this.moveBranch(change.id, run)
    else run()
    const added = dependents.flatMap(([table, id]) => this.contributionsOf(table, id))
    for (const item of added) this.add(item, 1)
  }

  /** A unit that changes its parent takes the counts of its whole branch from one path to another. */
  private moveBranch(unitId: string, run: () => void): void {
    const above = () => this.model.pathUp(unitId).slice(1)
    const branch = new Map(this.subtree.get(unitId))
    const before = above()
    run()
    const after = above()
    if (before.join() === after.join()) return
    for (const ancestor of before) addCounts(this.subtree, ancestor, branch, -1)
    for (const ancestor of after) addCounts(this.subtree, ancestor, branch, 1)
  }

  /** The rows whose counts can change with a row: itself, and those that read its level or category. */
  private dependentsOf(change: RowChange): [CountedTable, string][] {
    const { table, id } = change
    if (table === 'unit') {
      const level = this.model.get('unit', id)?.level ?? null
      const positions = level === (change.row?.level ?? null) ? [] : this.model.by('position.unitId', id)
      return [['unit', id], ...positions.map((row): [CountedTable, string] => ['position', row.id])]
    }
    if (table === 'post') {
      const category = this.model.get('post', id)?.category
      const held = category === change.row?.category ? [] : this.model.by('appointment.postId', id)
      return [['post', id], ...held.map((row): [CountedTable, string] => ['appointment', row.id])]
    }
    return table === 'position' || table === 'appointment' ? [[table, id]] : []
  }

  private contributionsOf(table: CountedTable, id: string): readonly Contribution[] {
    const { model } = this
    const asOf = model.asOf
    if (table === 'unit') {
      const unit = model.get('unit', id)
      return unit ? unitContributions(unit, asOf) : []
    }
    if (table === 'post') {
      const post = model.get('post', id)
      return post ? postContributions(post, asOf) : []
    }
    if (table === 'position') {
      const position = model.get('position', id)
      if (!position) return []
      return positionContributions(position, model.get('unit', position.unitId)?.level ?? null, asOf)
    }
    const appointment = model.get('appointment', id)
    return appointment
      ? appointmentContributions(appointment, model.get('post', appointment.postId), asOf)
      : []
  }

  private add(item: Contribution, sign: 1 | -1): void {
    addCount(this.own, item.unitId, item.key, item.amount * sign)
    for (const ancestor of this.model.pathUp(item.unitId)) {
      addCount(this.subtree, ancestor, item.key, item.amount * sign)
    }
  }

  private addAll(items: readonly Contribution[], sign: 1 | -1, into: Map<string, Counts>): void {
    for (const item of items) addCount(into, item.unitId, item.key, item.amount * sign)
  }
}

type CountedTable = 'unit' | 'post' | 'position' | 'appointment'

function addCount(into: Map<string, Counts>, unitId: string, key: string, amount: number): void {
  let counts = into.get(unitId)
  if (!counts) {
    counts = new Map()
    into.set(unitId, counts)
  }
  const sum = (counts.get(key) ?? 0) + amount
  if (sum === 0) counts.delete(key)
  else counts.set(key, sum)
}

function addCounts(into: Map<string, Counts>, unitId: string, counts: Counts, sign: 1 | -1): void {
  for (const [key, amount] of counts) addCount(into, unitId, key, amount * sign)
}
