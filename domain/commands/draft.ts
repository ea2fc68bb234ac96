import type { Plan } from '../finding.ts'
import type { Model } from '../model.ts'
import type { RowChange, RowOf, TableName } from '../tables.ts'

/**
 * Changes that build on each other within one operation: each step is planned on the model as the steps before
 * leave it. `planDraft` takes everything out of the model again, so that a plan stays a pure function.
 */
export class Draft {
  readonly model: Model
  private readonly before = new Map<string, RowChange>()
  private readonly inverses: RowChange[][] = []

  constructor(model: Model) {
    this.model = model
  }

  add(changes: readonly (RowChange | null)[]): void {
    const real = changes.filter((change) => change !== null)
    for (const { table, id } of real) {
      const key = `${table} ${id}`
      if (this.before.has(key)) continue
      this.before.set(key, { table, id, row: this.model.get(table, id) ?? null } as RowChange)
    }
    this.inverses.push(this.model.apply(real))
  }

  /** What all steps together change: what goes or ends comes first, so that no two rows in force ever meet. */
  changes(): RowChange[] {
    const net = [...this.before.values()].flatMap(({ table, id, row: was }) => {
      const row = this.model.get(table, id) ?? null
      return same(was, row) ? [] : [{ table, id, row } as RowChange]
    })
    return net.sort((a, b) => rank(a) - rank(b))
  }

  takeOut(): void {
    for (const inverse of this.inverses.reverse()) this.model.apply(inverse)
  }
}

/** Plans an operation step by step; `work` answers its title. */
export function planDraft(model: Model, work: (draft: Draft) => string): Plan {
  const draft = new Draft(model)
  try {
    const title = work(draft)
    return { title, changes: draft.changes() }
  } finally {
    draft.takeOut()
  }
}

function rank({ row }: RowChange): number {
  if (row === null) return 0
  return 'endedOn' in row && row.endedOn !== null ? 1 : 2
}

function same(a: RowOf<TableName> | null, b: RowOf<TableName> | null): boolean {
  if (a === null || b === null || a === b) return a === b
  const [before, after] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  return Object.keys(after).every((column) => before[column] === after[column])
}
