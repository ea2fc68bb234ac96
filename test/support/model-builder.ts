import type { Appointment } from '../../domain/appointment.ts'
import type { AppointmentRound, RoundApplication } from '../../domain/appointment-round.ts'
import type { AssessmentPeriod, IndicatorPick } from '../../domain/assessment.ts'
import { emptyContract } from '../../domain/commands/labour-contracts.ts'
import type { Day } from '../../domain/day.ts'
import type { ApprovalDocument } from '../../domain/document.ts'
import type { Floor } from '../../domain/floor.ts'
import { type Id, makeId } from '../../domain/id.ts'
import type { Indicator } from '../../domain/indicator.ts'
import type { Jurisdiction } from '../../domain/jurisdiction.ts'
import type { LabourContract } from '../../domain/labour-contract.ts'
import { Model } from '../../domain/model.ts'
import type { Occupancy } from '../../domain/occupancy.ts'
import type { Person } from '../../domain/person.ts'
import type { Plate } from '../../domain/plate.ts'
import type { Position } from '../../domain/position.ts'
import type { Post } from '../../domain/post.ts'
import { emptyPower, type Power, type PowerBatch, type PowerOfficeRole } from '../../domain/power.ts'
import type { CapLedger, Quota } from '../../domain/quota.ts'
import type { Room } from '../../domain/room.ts'
import type { SettingName } from '../../domain/setting.ts'
import {
  type RowChange,
  type RowOf,
  type TableName,
  type TableRows,
  tableNames,
} from '../../domain/tables.ts'
import type { Unit } from '../../domain/unit.ts'
import type { Village } from '../../domain/village.ts'

/** The day on which a built workbook stands unless a test says otherwise. */
export const builtAsOf: Day = '2016-06-30'

/** The same id for the same number in every run. */
export function testId(number: number): Id {
  return makeId(1_466_000_000_000 + number, new Uint8Array(10))
}

/** Starts a workbook in memory; rows are named, and later rows refer to earlier ones by their names. */
export function aWorkbook(asOf: Day = builtAsOf): WorkbookBuilder {
  return new WorkbookBuilder(asOf)
}

/** Every method puts in one row with plain defaults; `as` names a row that has no name of its own. */
export class WorkbookBuilder {
  private readonly tables: { [T in TableName]: RowOf<T>[] }
  private readonly ids = new Map<string, Id>()
  private readonly asOf: Day
  private count = 0

  constructor(asOf: Day) {
    this.asOf = asOf
    this.tables = Object.fromEntries(tableNames.map((table) => [table, []])) as unknown as typeof this.tables
  }

  unit(
    name: string,
    given: Omit<Partial<Unit>, 'parentId'> & { readonly parent?: string; readonly as?: string } = {},
  ): this {
    const { parent, as, ...columns } = given
    return this.put('unit', as ?? name, {
      name,
      nameStatus: 'settled',
      kind: 'office',
      parentId: this.idOrNull('unit', parent),
      level: null,
      dutyField: null,
      duties: null,
      sortNo: this.count,
      ...dates,
      documentId: null,
      note: null,
      ...columns,
    })
  }

  plate(unit: string, name: string, given: Partial<Plate> = {}): this {
    return this.put('plate', name, {
      unitId: this.idOf('unit', unit),
      name,
      relation: 'plate',
      sortNo: this.count,
      ...dates,
      documentId: null,
      note: null,
      ...given,
    })
  }

  document(number: string, given: Partial<ApprovalDocument> = {}): this {
    return this.put('document', number, {
      number,
      issuer: '市编委',
      issuedOn: '2016-05-19',
      title: null,
      ...given,
    })
  }

  /** `cap` is written `ledger/kind` or `ledger/kind/level`; the document 〔示例〕1号 is made where none is named. */
  quota(
    unit: string,
    cap: string,
    amount: number,
    given: Partial<Quota> & { readonly document?: string; readonly as?: string } = {},
  ): this {
    const { document = '〔示例〕1号', as, ...columns } = given
    if (!this.ids.has(`document:${document}`)) this.document(document)
    const [ledger, kind = '', level = ''] = cap.split('/')
    return this.put('quota', as ?? `${unit} ${cap}`, {
      unitId: this.idOf('unit', unit),
      ledger: ledger as CapLedger,
      kind,
      level,
      amount,
      documentId: this.idOf('document', document),
      ...dates,
      toleratedExcess: 0,
      toleratedUntil: null,
      toleratedDocumentId: null,
      ...columns,
    })
  }

  post(unit: string, name: string, given: Partial<Post> = {}): this {
    return this.put('post', name, {
      unitId: this.idOf('unit', unit),
      name,
      category: 'management',
      grade: null,
      headcount: 1,
      leading: null,
      dutyField: null,
      layer: null,
      duties: null,
      requirements: null,
      sortNo: this.count,
      ...dates,
      note: null,
      ...given,
    })
  }

  person(name: string, given: Partial<Person> & { readonly as?: string } = {}): this {
    const { as, ...columns } = given
    return this.put('person', as ?? name, {
      name,
      sex: 'male',
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
      ...columns,
    })
  }

  /** Makes the person where no one of that name is there yet. */
  position(person: string, unit: string, given: Partial<Position> & { readonly as?: string } = {}): this {
    const { as, ...columns } = given
    if (!this.ids.has(`person:${person}`)) this.person(person)
    return this.put('position', as ?? `${person} ${unit}`, {
      personId: this.idOf('person', person),
      unitId: this.idOf('unit', unit),
      establishmentKind: 'administrative',
      title: null,
      rank: null,
      leading: null,
      counting: 'counted',
      ...dates,
      documentNumber: null,
      note: null,
      ...columns,
    })
  }

  appointment(
    person: string,
    unit: string,
    given: Partial<Appointment> & { readonly post?: string; readonly as?: string } = {},
  ): this {
    const { post, as, ...columns } = given
    if (!this.ids.has(`person:${person}`)) this.person(person)
    return this.put('appointment', as ?? `${person} ${unit}`, {
      personId: this.idOf('person', person),
      unitId: this.idOf('unit', unit),
      postId: this.idOrNull('post', post),
      kind: 'main',
      mode: 'direct',
      employment: null,
      ...dates,
      termEndsOn: null,
      documentNumber: null,
      note: null,
      ...columns,
    })
  }

  /** One open-ended 劳动合同 unless it says otherwise. */
  labourContract(person: string, given: Partial<LabourContract> & { readonly as?: string } = {}): this {
    const { as, ...columns } = given
    if (!this.ids.has(`person:${person}`)) this.person(person)
    return this.put('labourContract', as ?? `${person} 合同`, {
      ...emptyContract,
      personId: this.idOf('person', person),
      term: given.endsOn ? 'fixed' : 'openEnded',
      ...columns,
    })
  }

  /** A round of 双向选择聘任 that takes applications, for the term of 2016-06-30 to 2019-06-29. */
  round(name: string, given: Partial<AppointmentRound> = {}): this {
    return this.put('appointmentRound', name, {
      ...{ name, mode: 'mutual', stage: 'scoring', startsOn: '2016-06-30', termEndsOn: '2019-06-29' },
      ...{ documentNumber: null, noticeFrom: null, noticeUntil: null, appointedOn: null },
      ...{ sortNo: this.count, note: null },
      ...given,
    })
  }

  offer(round: string, post: string, seats = 1): this {
    const [roundId, postId] = [this.idOf('appointmentRound', round), this.idOf('post', post)]
    return this.put('roundPost', `${round} ${post}`, { roundId, postId, seats })
  }

  application(round: string, person: string, post: string, given: Partial<RoundApplication> = {}): this {
    if (!this.ids.has(`person:${person}`)) this.person(person)
    return this.put('roundApplication', `${person} ${post}`, {
      roundId: this.idOf('appointmentRound', round),
      personId: this.idOf('person', person),
      postId: this.idOf('post', post),
      ...{ preference: 1, mark: null, place: null, chosenBy: null, reason: null, note: null },
      ...given,
    })
  }

  village(name: string, given: Partial<Village> = {}): this {
    return this.put('village', name, {
      name,
      kind: 'village',
      households: null,
      population: null,
      areaHectares: null,
      sortNo: this.count,
      ...dates,
      nameStatus: 'settled',
      note: null,
      ...given,
    })
  }

  jurisdiction(
    village: string,
    unit: string,
    given: Partial<Jurisdiction> & { readonly as?: string } = {},
  ): this {
    const { as, ...columns } = given
    return this.put('jurisdiction', as ?? `${village} ${unit}`, {
      villageId: this.idOf('village', village),
      unitId: this.idOf('unit', unit),
      kind: 'legal',
      ...dates,
      basis: null,
      status: 'settled',
      ...columns,
    })
  }

  /** A floor of a building of the same name as its own, made where it is not there yet. */
  floor(name: string, given: Partial<Floor> & { readonly building?: string } = {}): this {
    const { building = '办公楼', ...columns } = given
    if (!this.ids.has(`building:${building}`)) {
      this.put('building', building, { name: building, address: null, sortNo: this.count, note: null })
    }
    return this.put('floor', name, {
      buildingId: this.idOf('building', building),
      name,
      width: 40_000,
      height: 16_000,
      pictureId: null,
      pictureX: null,
      pictureY: null,
      pictureWidth: null,
      pictureHeight: null,
      northDegrees: null,
      sortNo: this.count,
      note: null,
      ...columns,
    })
  }

  /** A room of 4 m × 4.5 m (18 m²), each next to the one before it, unless an outline is given. */
  room(floor: string, number: string, given: Partial<Room> = {}): this {
    const x = this.tables.room.length * 4000
    return this.put('room', number, {
      floorId: this.idOf('floor', floor),
      number,
      name: null,
      use: 'office',
      outline: `${x},0 ${x + 4000},0 ${x + 4000},4500 ${x},4500`,
      doors: '',
      measuredArea: null,
      seats: null,
      note: null,
      ...given,
    })
  }

  /** Seats a person, or a unit where there is no person of that name. */
  occupancy(who: string, room: string, given: Partial<Occupancy> = {}): this {
    const isPerson = this.ids.has(`person:${who}`)
    return this.put('occupancy', `${who} ${room}`, {
      roomId: this.idOf('room', room),
      personId: isPerson ? this.idOf('person', who) : null,
      unitId: isPerson ? null : this.idOf('unit', who),
      ...dates,
      note: null,
      ...given,
    })
  }

  /** An item of the 行政权力清单, 拟下放 where nothing else is said. */
  power(
    name: string,
    given: Partial<Power> & { readonly holder?: string; readonly batch?: string; readonly as?: string } = {},
  ): this {
    const { as, holder, batch, ...columns } = given
    return this.put('power', as ?? name, {
      ...plainPower,
      sortNo: this.count,
      name,
      holderId: this.idOrNull('unit', holder),
      batchId: this.idOrNull('powerBatch', batch),
      ...columns,
    })
  }

  powerBatch(name: string, given: Partial<PowerBatch> = {}): this {
    const empty = { takeUpOn: null, documentNumber: null, note: null }
    return this.put('powerBatch', name, { ...empty, name, sortNo: this.count, ...given })
  }

  powerOffice(power: string, unit: string, role: PowerOfficeRole = 'handles'): this {
    const ids = { powerId: this.idOf('power', power), unitId: this.idOf('unit', unit) }
    return this.put('powerOffice', `${power} ${unit}`, { ...ids, role })
  }

  setting(name: SettingName, value: string): this {
    this.tables.setting.push({ id: name, value })
    return this
  }

  /** Puts the rows of a step in, for what many tests share. */
  with(step: (workbook: this) => unknown): this {
    step(this)
    return this
  }

  idOf(table: TableName, name: string): Id {
    const id = this.ids.get(`${table}:${name}`)
    if (id === undefined) throw new Error(`The test names no ${table} ${name}.`)
    return id
  }

  rowOf<T extends TableName>(table: T, name: string): RowOf<T> {
    const id = this.idOf(table, name)
    const row = (this.tables[table] as readonly RowOf<T>[]).find((each) => each.id === id)
    if (!row) throw new Error(`The test has no ${table} ${name}.`)
    return row
  }

  /** The change that gives a named row other columns. */
  change<T extends TableName>(table: T, name: string, columns: Partial<RowOf<T>>): RowChange {
    const row = this.rowOf(table, name)
    return { table, id: row.id, row: { ...row, ...columns } } as unknown as RowChange
  }

  /** The change that takes a named row out. */
  removal(table: TableName, name: string): RowChange {
    return { table, id: this.idOf(table, name), row: null } as RowChange
  }

  rows(): TableRows {
    return this.tables
  }

  model(): Model {
    return new Model(this.rows(), this.asOf)
  }

  indicator(code: string, level: Indicator['level'], parent?: string, given: Partial<Indicator> = {}): this {
    return this.put('indicator', code, {
      code,
      name: code,
      level,
      parentId: this.idOrNull('indicator', parent),
      ...{ unitId: null, personId: null, category: null, measure: null },
      method: 'ratio',
      source: null,
      cycle: 'year',
      sortNo: this.count,
      note: null,
      ...given,
    })
  }

  period(name: string, given: Partial<AssessmentPeriod> = {}): this {
    const days = {
      firstOn: '2016-01-01',
      lastOn: '2016-12-31',
      closedOn: null,
      scoreCeiling: null,
      gradeDistribution: null,
    }
    return this.put('assessmentPeriod', name, { name, cycle: 'year', ...days, note: null, ...given })
  }

  pick(period: string, indicator: string, who: string, given: Partial<IndicatorPick> = {}): this {
    const isPerson = this.ids.has(`person:${who}`)
    return this.put('indicatorPick', `${period} ${indicator} ${who}`, {
      periodId: this.idOf('assessmentPeriod', period),
      indicatorId: this.idOf('indicator', indicator),
      personId: isPerson ? this.idOf('person', who) : null,
      unitId: isPerson ? null : this.idOf('unit', who),
      weight: 100,
      target: 100,
      stretch: null,
      note: null,
      ...given,
    })
  }

  /** `pick` is written `period indicator who`. */
  score(pick: string, points: number | null): this {
    const pickId = this.idOf('indicatorPick', pick)
    return this.put('score', pick, { pickId, actual: null, points, assessor: null, appeal: null, note: null })
  }

  private put<T extends TableName>(table: T, name: string, columns: Omit<RowOf<T>, 'id'>): this {
    this.count += 1
    const id = testId(this.count)
    this.ids.set(`${table}:${name}`, id)
    ;(this.tables[table] as unknown[]).push({ ...columns, id })
    return this
  }

  private idOrNull(table: TableName, name: string | undefined): Id | null {
    return name === undefined ? null : this.idOf(table, name)
  }
}

const dates = { startedOn: null, endedOn: null } as const

const plainPower = {
  ...emptyPower,
  categoryId: 'licence',
  department: '市城管局',
  status: 'proposed',
} as const

/** Everything that 已下放待承接 stands on; `handedOverOn` makes it 已承接. */
export const powerPapers = {
  intendedOn: '2016-04-01',
  giverConfirmedOn: '2016-05-03',
  takerConfirmedOn: '2016-05-05',
  reviewedOn: '2016-05-20',
  publishedNumber: '〔示例〕30号',
  publishedOn: '2016-06-30',
} as const
