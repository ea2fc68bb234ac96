import type { Day } from '../day.ts'
import { DomainError } from '../errors.ts'
import type { Plan, PlanContext } from '../finding.ts'
import type { Model } from '../model.ts'
import type { LeadingRole, Post } from '../post.ts'
import { capFields, type StructurePreview, type StructureRow, structureCapKey } from '../structure.ts'
import type { Unit } from '../unit.ts'
import type { PostCategory } from '../vocabulary/post-category.ts'
import { nextSortNo, patched, put, requireRow } from './change.ts'
import { type Draft, planDraft } from './draft.ts'
import { createPost } from './posts.ts'
import { setQuota } from './quotas.ts'
import { createPlate, createUnit } from './units.ts'

export interface StructureOptions {
  /** From when the new units are there; null: they always were, the table says what is. */
  readonly startedOn: Day | null
  /** 并改工作台: the table's topmost units become the old structure that is accounted for. */
  readonly asSources: boolean
}

/**
 * What importing a previewed structure table changes: units, plates, approved numbers and posts, made or brought up
 * to date, parents before children whatever the order of the rows. Faulty rows and what is below them are left out.
 */
export function planStructureImport(
  model: Model,
  preview: StructurePreview,
  options: StructureOptions,
  context: PlanContext,
): Plan {
  const taken = preview.rows.filter((row) => row.action !== 'skip' && row.action !== 'error')
  const count = (action: string) => taken.filter((row) => row.action === action).length
  const plan = planDraft(model, (draft) => {
    const writer = new StructureWriter(draft, preview.rows, options, context)
    for (const row of taken) writer.take(row)
    if (options.asSources) writer.selectSources(taken)
    return `新设 ${count('create')} 个机构，更新 ${count('update')} 个`
  })
  return plan.changes.length === 0 ? { title: '没有改动', changes: [] } : plan
}

class StructureWriter {
  private readonly draft: Draft
  private readonly rows: ReadonlyMap<number, StructureRow>
  private readonly options: StructureOptions
  private readonly context: PlanContext
  /** The unit of each row that has been taken. */
  private readonly made = new Map<number, string>()

  constructor(draft: Draft, rows: readonly StructureRow[], options: StructureOptions, context: PlanContext) {
    this.draft = draft
    this.rows = new Map(rows.map((row) => [row.row, row]))
    this.options = options
    this.context = context
  }

  /** Writes a row, after those above it; answers its unit. */
  take(row: StructureRow): string {
    const known = this.made.get(row.row)
    if (known !== undefined) return known
    const unitId = row.unitId ?? this.create(row)
    this.made.set(row.row, unitId)
    if (row.action === 'error') return unitId
    if (row.unitId !== null) this.update(row, row.unitId)
    this.plates(row, unitId)
    this.numbers(row, unitId)
    this.posts(row, unitId)
    return unitId
  }

  /** The topmost units of the table: those whose parent it does not name. */
  selectSources(taken: readonly StructureRow[]): void {
    const ids = taken.filter((row) => row.parent?.of !== 'row').map((row) => this.made.get(row.row))
    this.draft.add([put('setting', { id: 'mergerSources', value: ids.join(',') })])
  }

  private parentOf(row: StructureRow): string | null {
    if (row.parent === null)
      throw new DomainError('invalidInput', { message: `第 ${row.row + 1} 行没有上级机构。` })
    if (row.parent.of === 'top') return null
    if (row.parent.of === 'unit') return row.parent.id
    const upper = this.rows.get(row.parent.row)
    if (!upper) throw new DomainError('importStale')
    return this.take(upper)
  }

  private create(row: StructureRow): string {
    const { model } = this.draft
    const parentId = this.parentOf(row)
    const { title: _, changes } = createUnit.plan(
      model,
      {
        name: value(row, 'name') ?? '',
        kind: row.kind,
        parentId,
        level: value(row, 'level'),
        duties: value(row, 'duties'),
        note: value(row, 'note'),
        startedOn: this.options.startedOn,
      },
      this.context,
    )
    const [change] = changes
    const unit = change?.row as Unit
    const tops = [...model.rows.unit.values()].filter((one) => one.parentId === null)
    const sortNo = parentId === null ? nextSortNo(tops) : unit.sortNo
    this.draft.add([put('unit', { ...unit, sortNo })])
    return unit.id
  }

  private update(row: StructureRow, unitId: string): void {
    const unit = requireRow(this.draft.model, 'unit', unitId)
    const said = Object.fromEntries(
      (['level', 'duties', 'note'] as const).flatMap((field) => {
        const text = value(row, field)
        return text === null ? [] : [[field, text]]
      }),
    ) as Partial<Unit>
    const kind = value(row, 'kind') === null ? {} : { kind: row.kind }
    this.draft.add([patched('unit', unit, { ...said, ...kind })])
  }

  private plates(row: StructureRow, unitId: string): void {
    for (const name of row.plates) {
      const { model } = this.draft
      if (model.openBy('plate.unitId', unitId).some((plate) => plate.name === name)) continue
      const [change] = createPlate.plan(model, { unitId, name }, this.context).changes
      if (change?.table !== 'plate' || !change.row) continue
      this.draft.add([put('plate', { ...change.row, startedOn: this.options.startedOn })])
    }
  }

  /** A number that is there already in the same amount keeps its document. */
  private numbers(row: StructureRow, unitId: string): void {
    const { document } = row
    if (document === null) return
    for (const field of capFields) {
      const amount = row.numbers[field]
      const key = structureCapKey(field, requireRow(this.draft.model, 'unit', unitId).level)
      const before = this.draft.model.quotaOf(unitId, key)
      if (amount === undefined || before?.amount === amount) continue
      const input = { ...key, unitId, amount, document }
      const { changes } = setQuota.plan(this.draft.model, input, this.context)
      this.draft.add(
        changes.map((change) =>
          change.table === 'quota' && change.row && !change.row.endedOn && !before
            ? put('quota', { ...change.row, startedOn: this.options.startedOn })
            : change,
        ),
      )
    }
  }

  private posts(row: StructureRow, unitId: string): void {
    for (const { name, headcount } of row.posts) {
      const { model } = this.draft
      const known = model.openBy('post.unitId', unitId).find((post) => post.name === name)
      if (known) {
        this.draft.add([patched('post', known, { headcount })])
        continue
      }
      const [change] = createPost.plan(
        model,
        { unitId, name, headcount, category: categoryOf(name), leading: leadingOf(name) },
        this.context,
      ).changes
      this.draft.add([put('post', { ...(change?.row as Post), startedOn: this.options.startedOn })])
    }
  }
}

function value(row: StructureRow, field: 'name' | 'level' | 'duties' | 'note' | 'kind'): string | null {
  return row.cells[field]?.value ?? null
}

/** 工勤技能岗位 by their names; all others count as 管理岗位 until the clerk says otherwise. */
function categoryOf(name: string): PostCategory {
  return /工勤|驾驶|司机|炊事|水电工|保洁|门卫/.test(name) ? 'support' : 'management'
}

/** 主任, 书记, 所长 and so on are 正职, with 副 before them 副职; 主任科员 is a rank and leads nothing. */
function leadingOf(name: string): LeadingRole | null {
  if (!/(?:主任|书记|[所站队科部局]长)$/.test(name)) return null
  return name.includes('副') ? 'deputy' : 'chief'
}
