import { capFields, type StructureRow, type StructureUnit, structureLabel } from './structure.ts'
import { codeName } from './vocabulary/code-table.ts'
import { unitKindTable } from './vocabulary/unit-kind.ts'

/** What a row says beyond the workbook's unit, each in a few words; an empty cell says nothing. */
export function changesOf(
  row: Pick<StructureRow, 'cells' | 'numbers' | 'plates' | 'posts' | 'kind'>,
  unit: StructureUnit,
  saysKind: boolean,
): string[] {
  const changes: string[] = []
  if (saysKind && row.kind !== unit.kind) {
    const [before, after] = [codeName(unitKindTable, unit.kind), codeName(unitKindTable, row.kind)]
    changes.push(`机构类别 ${before} → ${after}`)
  }
  for (const field of ['level', 'duties', 'note'] as const) {
    const value = row.cells[field]?.value
    if (!value || value === (unit[field] ?? '')) continue
    const before = field === 'level' && unit.level ? ` ${unit.level}` : ''
    changes.push(
      field === 'level'
        ? `级别${before} → ${value}`
        : `${structureLabel(field)}${unit[field] ? '更新' : '补上'}`,
    )
  }
  for (const field of capFields) {
    const [before, after] = [unit.numbers[field], row.numbers[field]]
    if (after !== undefined && after !== before) {
      changes.push(`${structureLabel(field)} ${before ?? '待核'} → ${after}`)
    }
  }
  for (const plate of row.plates) if (!unit.plates.includes(plate)) changes.push(`加挂 ${plate}`)
  for (const { name, headcount } of row.posts) {
    const before = unit.posts.find((post) => post.name === name)?.headcount
    if (before === undefined) changes.push(`设岗 ${name} ${headcount}`)
    else if (before !== headcount) changes.push(`岗位 ${name} ${before} → ${headcount}`)
  }
  return changes
}
