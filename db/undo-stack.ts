import type { Operation, UndoState } from '../domain/operation.ts'

export type StackEntry = Pick<Operation, 'seq' | 'title' | 'kind' | 'targetSeq'>

/**
 * What can be undone and redone, read from the entries in their order and from nothing else: an open workbook and
 * the same file opened again have the same. An undo takes back every entry from its `targetSeq` on, in one group;
 * the redo that answers it brings the group back at once.
 */
export class UndoStack {
  private readonly floor: number
  /** In the order of the ledger: what was redone stands where it stood. */
  private readonly done: StackEntry[] = []
  /** Groups, each oldest first. */
  private undone: StackEntry[][] = []

  /** Entries up to `floor` are not to be undone: in a plan they belong to the workbook it was branched from. */
  constructor(floor = 0) {
    this.floor = floor
  }

  push(entry: StackEntry): void {
    if (entry.seq <= this.floor) return
    if (entry.kind === 'do') {
      this.done.push(entry)
      this.undone = []
    } else if (entry.kind === 'undo') {
      const group = this.done.splice(this.placeOf(entry.targetSeq))
      if (group.length > 0) this.undone.push(group)
    } else if (entry.kind === 'redo') {
      this.done.push(...(this.undone.pop() ?? []))
    }
  }

  state(): UndoState {
    const undo = this.done.at(-1)
    const redo = this.undone.at(-1)
    return {
      undo: undo ? { seq: undo.seq, title: undo.title } : null,
      redo: redo?.[0] ? { seq: redo[0].seq, title: groupTitle(redo) } : null,
    }
  }

  /** What stands in force, oldest first. */
  inForce(): readonly StackEntry[] {
    return this.done
  }

  /** What an undo back to an entry takes back, oldest first; the entry itself stays. */
  after(seq: number): readonly StackEntry[] {
    return this.done.filter((entry) => entry.seq > seq)
  }

  /** What the next redo brings back, oldest first. */
  next(): readonly StackEntry[] {
    return this.undone.at(-1) ?? []
  }

  /** Where the entries from a number on begin; an undo takes back at least the last one. */
  private placeOf(targetSeq: number | null): number {
    const last = Math.max(this.done.length - 1, 0)
    if (targetSeq === null) return last
    return Math.min(this.done.findLastIndex((entry) => entry.seq < targetSeq) + 1, last)
  }
}

function groupTitle(group: readonly StackEntry[]): string {
  const first = group[0]?.title ?? ''
  return group.length > 1 ? `${first} 等 ${group.length} 项` : first
}
