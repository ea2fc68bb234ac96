import { DomainError } from '../errors.ts'
import type { Plan, PlanContext } from '../finding.ts'
import { isMasked } from '../id-number.ts'
import type { LabourContract } from '../labour-contract.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Position } from '../position.ts'
import type { RosterDecision, RosterField, RosterPreview, RosterRow } from '../roster.ts'
import type { RowChange } from '../tables.ts'
import type { SubstantiveKind } from '../vocabulary/establishment-kind.ts'
import type { PostCategory } from '../vocabulary/post-category.ts'
import { patched, put } from './change.ts'
import { emptyContract } from './labour-contracts.ts'
import { newAppointment, newPosition } from './people.ts'

/**
 * What importing a previewed roster changes: people made or brought up to date, with the place they hold on either track.
 * Rows without a unit keep the person and wait in the 待安置 pool. Errors: invalidInput where no row is to be written.
 */
export function planRosterImport(
  model: Model,
  preview: RosterPreview,
  decisions: readonly RosterDecision[],
  context: PlanContext,
): Plan {
  const decided = new Map(decisions.map((decision) => [decision.row, decision]))
  const writer = new RosterWriter(model, context)
  for (const row of preview.rows) {
    const decision = decided.get(row.row)
    if (decision?.action === 'skip' || (row.action !== 'create' && row.action !== 'update')) continue
    const unitId = decision?.unitId === undefined ? row.unit.id : decision.unitId
    writer.take(row, unitId, decision?.personId ?? row.person.id)
  }
  const { made, updated, changes } = writer
  if (changes.length === 0) return { title: '没有改动', changes }
  return { title: `新增 ${made} 人，更新 ${updated} 人`, changes }
}

class RosterWriter {
  readonly changes: RowChange[] = []
  made = 0
  updated = 0
  private readonly model: Model
  private readonly context: PlanContext
  /** Posts that this import sets up, by unit and name: the second holder of a name takes another seat of it. */
  private readonly newPosts = new Map<string, Extract<RowChange, { table: 'post' }>>()

  constructor(model: Model, context: PlanContext) {
    this.model = model
    this.context = context
  }

  take(row: RosterRow, unitId: string | null, personId: string | null): void {
    const before = this.changes.length
    const known = this.model.get('person', personId)
    const person = known ? this.update(known, row) : this.create(row)
    if (unitId) {
      this.position(person, row, unitId)
      this.appointment(person, row, unitId)
    }
    this.contract(person, row)
    if (!known) this.made += 1
    else if (this.changes.length > before) this.updated += 1
  }

  private create(row: RosterRow): string {
    const name = cellValue(row, 'name')
    if (!name) throw new DomainError('invalidInput', { message: `第 ${row.row + 1} 行没有姓名。` })
    const id = this.context.newId()
    const empty: Person = {
      id,
      name,
      sex: 'unknown',
      birthDate: null,
      idNumber: null,
      ethnicGroup: null,
      politicalStatus: null,
      education: null,
      degree: null,
      major: null,
      fileKeptAt: null,
      filePay: null,
      workStartedOn: null,
      phone: null,
      status: 'active',
      leftOn: null,
      leftReason: null,
      note: null,
    }
    this.changes.push(put('person', { ...empty, ...personPatch(row) }))
    return id
  }

  private update(person: Person, row: RosterRow): string {
    const change = patched('person', person, personPatch(row))
    if (change) this.changes.push(change)
    return person.id
  }

  /** 编制内任职: only where the roster says which kind; 编外 holds none. */
  private position(personId: string, row: RosterRow, unitId: string): void {
    const kind = cellValue(row, 'establishmentKind')
    const open = this.model.openBy('position.personId', personId).find((one) => one.counting !== 'concurrent')
    const startedOn = cellValue(row, 'positionStartedOn')
    const fields = {
      ...given('title', cellValue(row, 'positionTitle')),
      ...given('rank', cellValue(row, 'rank')),
      ...given('startedOn', startedOn),
      ...(kind && kind !== 'offEstablishment' ? { establishmentKind: kind as SubstantiveKind } : {}),
    }
    if (open) {
      const change = patched('position', open, { ...fields, unitId } as Partial<Position>)
      if (change) this.changes.push(change)
    } else if (kind && kind !== 'offEstablishment') {
      const input = { unitId, establishmentKind: kind as SubstantiveKind, ...fields, startedOn }
      this.changes.push(put('position', newPosition(personId, input, this.context)))
    }
  }

  private appointment(personId: string, row: RosterRow, unitId: string): void {
    const open = this.model.openBy('appointment.personId', personId).find((one) => one.kind === 'main')
    const isOff = cellValue(row, 'establishmentKind') === 'offEstablishment'
    const postName = cellValue(row, 'postName')
    const fields = {
      ...given('mode', cellValue(row, 'appointmentMode')),
      ...given('startedOn', cellValue(row, 'termStart')),
      ...given('termEndsOn', cellValue(row, 'termEnd')),
      ...(isOff ? { employment: cellValue(row, 'employment') ?? open?.employment ?? 'contract' } : {}),
    } as Record<string, never>
    const heldName = this.model.get('post', open?.postId ?? null)?.name
    const keeps = open && open.unitId === unitId && (!postName || heldName === postName)
    const postId = keeps ? open.postId : postName ? this.post(row, unitId, postName) : null
    if (open) {
      const change = patched('appointment', open, { ...fields, unitId, postId })
      if (change) this.changes.push(change)
    } else {
      const startedOn = cellValue(row, 'termStart')
      this.changes.push(
        put('appointment', newAppointment(personId, { unitId, postId, ...fields, startedOn }, this.context)),
      )
    }
  }

  /** 合同: only where the roster says something of one; without its type, one with a last day is of a fixed term. */
  private contract(personId: string, row: RosterRow): void {
    const fields = {
      ...given('term', cellValue(row, 'contractTerm')),
      ...given('startedOn', cellValue(row, 'contractStart')),
      ...given('endsOn', cellValue(row, 'contractEnd')),
      ...given('probationUntil', cellValue(row, 'probationUntil')),
      ...given('employer', cellValue(row, 'employer')),
    } as Partial<LabourContract>
    if (Object.keys(fields).length === 0) return
    const open = this.model.openBy('labourContract.personId', personId)[0]
    const term = fields.endsOn === undefined ? 'openEnded' : 'fixed'
    const change = open
      ? patched('labourContract', open, fields)
      : put('labourContract', { ...emptyContract, term, ...fields, id: this.context.newId(), personId })
    if (change) this.changes.push(change)
  }

  /** The post of that name in the unit; one that is not there yet is set up, with a seat for each who holds it. */
  private post(row: RosterRow, unitId: string, name: string): string {
    const key = `${unitId} ${name}`
    const made = this.newPosts.get(key)
    if (made?.row) {
      const at = this.changes.indexOf(made)
      const grown = put('post', { ...made.row, headcount: made.row.headcount + 1 }) as typeof made
      this.changes[at] = grown
      this.newPosts.set(key, grown)
      return made.id
    }
    const known = this.model.openBy('post.unitId', unitId).find((post) => post.name === name)
    if (known) return known.id
    const change = put('post', {
      id: this.context.newId(),
      unitId,
      name,
      category: (cellValue(row, 'postCategory') ?? 'management') as PostCategory,
      grade: cellValue(row, 'postGrade'),
      headcount: 1,
      leading: null,
      dutyField: null,
      layer: null,
      duties: null,
      requirements: null,
      sortNo: (this.model.by('post.unitId', unitId).length + this.newPosts.size + 1) * 10,
      startedOn: null,
      endedOn: null,
      note: null,
    }) as Extract<RowChange, { table: 'post' }>
    this.newPosts.set(key, change)
    this.changes.push(change)
    return change.id
  }
}

const personFields = [
  'name',
  'sex',
  'birthDate',
  'idNumber',
  'ethnicGroup',
  'politicalStatus',
  'education',
  'degree',
  'major',
  'workStartedOn',
  'fileKeptAt',
  'filePay',
  'phone',
  'status',
  'note',
] as const satisfies readonly RosterField[]

/** What a row says of the person; an empty cell says nothing, a masked one must never be written back. */
function personPatch(row: RosterRow): Partial<Person> {
  const entries = personFields.flatMap((field) => {
    const value = cellValue(row, field)
    return value === null || isMasked(value) ? [] : [[field, value]]
  })
  return Object.fromEntries(entries) as Partial<Person>
}

function cellValue(row: RosterRow, field: RosterField): string | null {
  return row.cells[field]?.value ?? null
}

function given(key: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [key]: value }
}
