import fc from 'fast-check'
import { Model } from '../../../domain/model.ts'
import type { RowChange, TableName, TableRows } from '../../../domain/tables.ts'
import { aWorkbook, builtAsOf, testId } from '../../support/model-builder.ts'

/** Ids come from small pools, so that rows meet, go, come back, and point to what is not there. */
const poolSize = { unit: 6, document: 2, person: 4, village: 2, power: 4, other: 6 }
const pools = {
  unit: 1000,
  document: 2000,
  person: 3000,
  village: 4000,
  post: 5000,
  other: 6000,
  power: 7000,
}
const unitId = fc.nat(poolSize.unit - 1).map((n) => testId(pools.unit + n))
const personId = fc.nat(poolSize.person - 1).map((n) => testId(pools.person + n))
const villageId = fc.nat(poolSize.village - 1).map((n) => testId(pools.village + n))
const documentId = fc.nat(poolSize.document - 1).map((n) => testId(pools.document + n))
const powerId = fc.nat(poolSize.power - 1).map((n) => testId(pools.power + n))
const postId = fc.nat(poolSize.other - 1).map((n) => testId(pools.post + n))

const day = fc.constantFrom(
  null,
  null,
  null,
  null,
  null,
  '2015-01-01',
  '2016-06-30',
  '2016-08-01',
  '2018-01-01',
)
const buildingId = fc.nat(1).map((n) => testId(7000 + n))
const floorId = fc.nat(1).map((n) => testId(7100 + n))
const roomId = fc.nat(3).map((n) => testId(7200 + n))
const indicatorId = fc.nat(2).map((n) => testId(8000 + n))
const periodId = fc.nat(1).map((n) => testId(8100 + n))
const pickId = fc.nat(3).map((n) => testId(8200 + n))
const name = fc.constantFrom('党群工作办公室', '社会事业办公室', '办公室', '财政所', '孙村')
const dates = { startedOn: day, endedOn: day }
const verification = fc.constantFrom('settled', 'unverified')
const capKeys = fc.constantFrom(
  ['institutions', 'internalOffice', ''],
  ['establishment', 'total', ''],
  ['establishment', 'administrative', ''],
  ['establishment', 'institutionalFull', ''],
  ['leading', 'deputy', ''],
  ['leading', 'deputy', '处级'],
  ['posts', 'total', ''],
  ['posts', 'management', ''],
)

/** What a sample row of a table has beside what the builder would give it. */
const columns: {
  readonly [T in Exclude<
    TableName,
    | 'villageCode'
    | 'pay'
    | 'villageLiaison'
    | 'villageCadre'
    | 'gridCell'
    | 'wish'
    | 'lineage'
    | 'powerCategory'
    | 'powerBatch'
    | 'powerLawChange'
    | 'powerVersion'
    | 'appointmentRound'
    | 'roundPost'
    | 'roundApplication'
  >]: fc.Arbitrary<Record<string, unknown>>
} = {
  setting: fc.record({ value: fc.constantFrom('on', 'off', '1') }),
  document: fc.record({ number: fc.constantFrom('〔示例〕1号', '') }),
  unit: fc.record({
    name,
    parentId: fc.option(unitId),
    kind: fc.constantFrom('subdistrict', 'office', 'office', 'subOffice', 'institution'),
    level: fc.constantFrom(null, '处级'),
    nameStatus: verification,
    ...dates,
  }),
  unitRelation: fc.record({ fromUnitId: unitId, toUnitId: unitId, ...dates }),
  plate: fc.record({ unitId, name, relation: fc.constantFrom('plate', 'unverified'), ...dates }),
  quota: fc
    .record({
      unitId,
      key: capKeys,
      amount: fc.nat(4),
      documentId,
      toleratedExcess: fc.nat(1),
      toleratedUntil: day,
      toleratedDocumentId: fc.option(documentId),
      ...dates,
    })
    .map(({ key: [ledger, kind, level], ...rest }) => ({ ledger, kind, level, ...rest })),
  post: fc.record({
    unitId,
    category: fc.constantFrom('management', 'support'),
    headcount: fc.integer({ min: 1, max: 2 }),
    ...dates,
  }),
  person: fc.record({
    name: fc.constantFrom('张甲', '李乙'),
    birthDate: fc.constantFrom(null, '1990-01-01'),
    idNumber: fc.constantFrom(
      null,
      null,
      '11010519491231002X',
      '110105491231002',
      '440524188001010014',
      '110105********002X',
    ),
    workStartedOn: fc.constantFrom(null, '2000-01-01', '2012-01-01'),
    status: fc.constantFrom('active', 'active', 'left', 'retired'),
  }),
  position: fc.record({
    personId,
    unitId,
    establishmentKind: fc.constantFrom('administrative', 'institutionalFull'),
    leading: fc.constantFrom(null, 'chief', 'deputy'),
    counting: fc.constantFrom('counted', 'concurrent', 'retainedTreatment'),
    ...dates,
  }),
  appointment: fc.record({
    personId,
    unitId,
    postId: fc.option(postId),
    kind: fc.constantFrom('main', 'concurrent'),
    mode: fc.constantFrom(null, 'direct'),
    employment: fc.constantFrom(null, 'contract'),
    termEndsOn: day,
    ...dates,
  }),
  labourContract: fc.record({
    personId,
    term: fc.constantFrom('fixed', 'openEnded', 'task'),
    endsOn: day,
    probationUntil: day,
    ...dates,
  }),
  village: fc.record({ nameStatus: verification, ...dates }),
  jurisdiction: fc.record({
    villageId,
    unitId,
    kind: fc.constantFrom('legal', 'administered'),
    basis: fc.constantFrom(null, '改革方案'),
    status: verification,
    ...dates,
  }),
  building: fc.record({ name: fc.constantFrom('办公楼', '东楼') }),
  floor: fc.record({ buildingId }),
  room: fc.record({
    floorId,
    number: fc.constantFrom('101', '102'),
    use: fc.constantFrom('office', 'office', 'meeting'),
    outline: fc.constantFrom('0,0 6000,0 6000,4000 0,4000', '3000,0 9000,0 9000,4000 3000,4000'),
    seats: fc.constantFrom(null, 1),
  }),
  occupancy: fc.record({ roomId, personId, ...dates }),
  indicator: fc.record({ level: fc.constantFrom('department', 'person'), parentId: fc.option(indicatorId) }),
  assessmentPeriod: fc.record({ closedOn: fc.constantFrom(null, '2016-06-30') }),
  indicatorPick: fc.record({ periodId, indicatorId, personId, weight: fc.constantFrom(40, 60, 100) }),
  score: fc.record({ pickId, points: fc.constantFrom(null, -1, 90, 101) }),
  power: fc.record({
    name: fc.constantFrom('临时用地审批', '校车使用审查'),
    code: fc.constantFrom(null, null, 'A-01'),
    subitem: fc.constantFrom(null, '变更'),
    holderId: fc.option(unitId),
    status: fc.constantFrom('proposed', 'released', 'takenUp', 'cancelled'),
    intendedOn: day,
    giverConfirmedOn: day,
    publishedOn: day,
    handedOverOn: day,
  }),
  powerOffice: fc.record({ powerId, unitId, role: fc.constantFrom('handles', 'handles', 'assists') }),
}
type RandomTable = keyof typeof columns

const idOf: { readonly [T in RandomTable]: fc.Arbitrary<string> } = {
  setting: fc.constantFrom('standardStructure', 'officeStandardChecked', 'powersPerPost', 'scoreCeiling'),
  document: documentId,
  unit: unitId,
  unitRelation: otherId(0),
  plate: otherId(1),
  quota: otherId(2),
  post: postId,
  person: personId,
  position: otherId(3),
  appointment: otherId(4),
  labourContract: otherId(7),
  village: villageId,
  jurisdiction: otherId(5),
  building: buildingId,
  floor: floorId,
  room: roomId,
  occupancy: otherId(9),
  indicator: indicatorId,
  assessmentPeriod: periodId,
  indicatorPick: pickId,
  score: fc.nat(5).map((n) => testId(8300 + n)),
  power: powerId,
  powerOffice: otherId(6),
}

function otherId(block: number): fc.Arbitrary<string> {
  return fc.nat(poolSize.other - 1).map((n) => testId(pools.other + block * 100 + n))
}

/** One row of each table, for the columns that the draw leaves alone. */
const template = aWorkbook()
  .setting('standardStructure', 'on')
  .unit('孙村')
  .plate('孙村', '牌')
  .quota('孙村', 'posts/total', 1)
  .post('孙村', '岗')
  .position('张甲', '孙村')
  .appointment('张甲', '孙村')
  .labourContract('张甲')
  .village('甲村')
  .jurisdiction('甲村', '孙村')
  .floor('一层')
  .room('一层', '101')
  .occupancy('张甲', '101')
  .power('临时用地审批')
  .powerOffice('临时用地审批', '孙村')
  .indicator('甲', 'department')
  .period('2016 年度')
  .pick('2016 年度', '甲', '张甲')
  .score('2016 年度 甲 张甲', 90)
  .rows()

/** What to do with one row: put it in, give it one other column, or take it out. */
interface Step {
  readonly table: RandomTable
  readonly id: string
  readonly drawn: Readonly<Record<string, unknown>>
  readonly how: 'put' | 'tweak' | 'takeOut'
  readonly column: number
}

const everyTable = Object.keys(columns) as RandomTable[]
const busyTables: readonly RandomTable[] = [
  'unit',
  'unit',
  'quota',
  'post',
  'position',
  'position',
  'appointment',
  'power',
  'powerOffice',
]

function steps(how: fc.Arbitrary<Step['how']>, tables: readonly RandomTable[]): fc.Arbitrary<Step> {
  return fc
    .constantFrom(...tables)
    .chain((table) =>
      fc
        .tuple(idOf[table], columns[table], how, fc.nat(20))
        .map(([id, drawn, done, column]) => ({ table, id, drawn, how: done, column })),
    )
}

/** A sequence of changes: rows that come, become others, and go. */
export const someChanges: fc.Arbitrary<Step[]> = fc.array(
  steps(fc.constantFrom('put', 'tweak', 'tweak', 'tweak', 'takeOut'), [...everyTable, ...busyTables]),
  { minLength: 1, maxLength: 4 },
)

/** What fills an empty workbook. */
export const someRows: fc.Arbitrary<Step[]> = fc.array(
  steps(fc.constant('put'), [...everyTable, ...busyTables, ...busyTables]),
  { minLength: 15, maxLength: 60 },
)

/** The steps as changes of the rows that a model has. */
export function changesOf(model: Model, sequence: readonly Step[]): RowChange[] {
  const rows = new Map<string, object | null>()
  return sequence.map(({ table, id, drawn, how, column }) => {
    const key = `${table} ${id}`
    const now = rows.has(key) ? rows.get(key) : model.get(table, id)
    const plain: object = template[table][0] ?? { kind: 'guidance', basis: null }
    const name = Object.keys(drawn)[column % Object.keys(drawn).length] ?? ''
    const put = now && how === 'tweak' ? { ...now, [name]: drawn[name] } : { ...plain, ...drawn, id }
    const row = how === 'takeOut' ? null : put
    rows.set(key, row)
    return { table, id, row } as unknown as RowChange
  })
}

/** A workbook filled with rows. */
export function modelOf(rows: readonly Step[]): Model {
  const model = new Model({}, builtAsOf)
  applyLoopless(model, changesOf(model, rows))
  return model
}

/** Applies changes one by one but leaves out those that would put a unit under itself: S1 keeps them out of a workbook. */
export function applyLoopless(model: Model, changes: readonly RowChange[]): RowChange[] {
  const inverse: RowChange[] = []
  for (const change of changes) {
    const undo = model.apply([change])
    const parentId = change.table === 'unit' ? (change.row?.parentId ?? null) : null
    if (parentId !== null && model.pathUp(parentId).includes(change.id)) model.apply(undo)
    else inverse.unshift(...undo)
  }
  return inverse
}

/** The rows of a model as a new model would take them in. */
export function rowsOf(model: Model): TableRows {
  return Object.fromEntries(
    Object.entries(model.rows).map(([table, rows]) => [table, [...rows.values()]]),
  ) as unknown as TableRows
}

/** Every count of every unit, own and with what is below, in an order of its own. */
export function countsOf(model: Model): string[] {
  const counts: string[] = []
  for (let n = 0; n < poolSize.unit; n += 1) {
    const id = testId(pools.unit + n)
    for (const key of model.tally.keysOf(id)) {
      counts.push(`${n} ${key} ${model.tally.ownOf(id, key)} of ${model.tally.of(id, key)}`)
    }
  }
  return counts.sort()
}
