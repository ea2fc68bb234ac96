import type { ImportIssue } from '../../domain/import-table.ts'
import {
  type CapField,
  capFields,
  type StructureContext,
  type StructureField,
  type StructureParent,
  type StructureUnit,
} from '../../domain/structure.ts'
import type { UnitKind } from '../../domain/unit.ts'
import { failedCell, withIssue } from '../cell.ts'
import type { ReadUnit } from './values.ts'

/** A row on its way to a unit: what it says, and what came of looking for its place. */
export interface Item {
  readonly row: number
  readonly read: ReadUnit
  readonly name: string
  /** 上级机构 as names from above down; empty where the cell is. */
  readonly above: readonly string[]
  parent: StructureParent | null
  /** The unit of the workbook that it is about. */
  unit: StructureUnit | null
  kind: UnitKind
  faulty: boolean
}

/** The workbook's units, to be looked up. */
export class Units {
  readonly target: StructureUnit | null
  private readonly byId: ReadonlyMap<string, StructureUnit>
  private readonly below = new Map<string | null, StructureUnit[]>()

  constructor(context: StructureContext, targetId: string | null) {
    this.byId = new Map(context.units.map((unit) => [unit.id, unit]))
    this.target = targetId === null ? null : (this.byId.get(targetId) ?? null)
    for (const unit of context.units) {
      this.below.set(unit.parentId, [...(this.below.get(unit.parentId) ?? []), unit])
    }
  }

  get(id: string | null): StructureUnit | undefined {
    return id === null ? undefined : this.byId.get(id)
  }

  childrenOf(id: string | null): readonly StructureUnit[] {
    return this.below.get(id) ?? []
  }

  childNamed(id: string | null, name: string): StructureUnit | undefined {
    return this.childrenOf(id).find((unit) => plainName(unit.name) === name)
  }

  /** Those whose path ends with the names. */
  ending(names: readonly string[]): StructureUnit[] {
    return [...this.byId.values()].filter((unit) => endsWith(segmentsOf(unit.path), names))
  }

  /** The unit and all above it, nearest first. */
  pathUp(id: string | null): StructureUnit[] {
    const path: StructureUnit[] = []
    for (let unit = this.get(id); unit && !path.includes(unit); unit = this.get(unit.parentId))
      path.push(unit)
    return path
  }

  allBelow(id: string): StructureUnit[] {
    return this.childrenOf(id).flatMap((unit) => [unit, ...this.allBelow(unit.id)])
  }
}

/** A name as names are compared: without spaces, brackets alike. */
export function plainName(text: string): string {
  return text.replaceAll(/\s/g, '').replaceAll('（', '(').replaceAll('）', ')')
}

export function segmentsOf(path: string): string[] {
  return plainName(path)
    .split(/[/／>＞\\|→]/)
    .filter(Boolean)
}

export function endsWith(names: readonly string[], tail: readonly string[]): boolean {
  return (
    tail.length <= names.length &&
    tail.every((name, index) => names[names.length - tail.length + index] === name)
  )
}

/** Says something at a cell; where the column is not in the file, at the name. */
export function say(
  item: Item,
  field: StructureField,
  message: string,
  severity: ImportIssue['severity'] = 'error',
): void {
  const { cells } = item.read
  const at = cells[field] ? field : isCap(field) && cells.leading ? 'leading' : 'name'
  const cell = cells[at] ?? failedCell('', '')
  const told = cells[at] ? cell : { ...cell, issues: [] }
  cells[at] = withIssue(told, severity, message)
  if (severity === 'error') item.faulty = true
}

function isCap(field: StructureField): field is CapField {
  return (capFields as readonly string[]).includes(field)
}

export function hasError(read: ReadUnit): boolean {
  return Object.values(read.cells).some((cell) => cell.issues.some(({ severity }) => severity === 'error'))
}
