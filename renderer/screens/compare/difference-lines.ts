import { capName } from '../../../domain/caps.ts'
import { markSigns, markWords } from '../../../domain/comparison/chart.ts'
import type {
  Difference,
  DifferenceKind,
  PersonDifference,
  PersonPlace,
  RowDifference,
  VillageDifference,
} from '../../../domain/comparison/difference.ts'
import { unitTitle } from '../../../domain/comparison/naming.ts'
import type { Model } from '../../../domain/model.ts'
import type { Plate } from '../../../domain/plate.ts'
import type { Post } from '../../../domain/post.ts'
import type { Quota } from '../../../domain/quota.ts'
import type { TableName } from '../../../domain/tables.ts'
import type { Unit } from '../../../domain/unit.ts'
import { codeName } from '../../../domain/vocabulary/code-table.ts'
import { establishmentKinds } from '../../../domain/vocabulary/establishment-kind.ts'
import { fieldName } from '../grids/field-names.ts'
import { valueName } from '../grids/field-values.ts'

/** One line of the 变动表. */
export interface DifferenceLine {
  readonly key: string
  readonly what: '机构' | '牌子' | '岗位' | '核定数' | '人员' | '村居'
  readonly kind: string
  readonly kinds: readonly DifferenceKind[]
  readonly name: string
  readonly before: string
  readonly after: string
}

const moveWords: Readonly<Record<PersonDifference['move'], string>> = {
  placed: '→ 转岗',
  left: '× 离岗',
  waiting: '? 待安置',
  joined: '＋ 新增',
  establishment: '△ 编制调整',
}

/** Under which kind of change a person's move is filtered. */
const moveKinds: Readonly<Record<PersonDifference['move'], DifferenceKind>> = {
  placed: 'moved',
  left: 'removed',
  waiting: 'removed',
  joined: 'added',
  establishment: 'changed',
}

export function differenceLines(before: Model, after: Model, difference: Difference): DifferenceLine[] {
  const sides = { before, after }
  return [
    ...difference.units.map((one) => rowLine(sides, '机构', 'unit', one)),
    ...difference.plates.map((one) => rowLine(sides, '牌子', 'plate', one)),
    ...difference.posts.map((one) => rowLine(sides, '岗位', 'post', one)),
    ...difference.quotas.map((one): DifferenceLine => {
      const row = one.after ?? one.before
      const unit = after.get('unit', row?.unitId ?? null) ?? before.get('unit', row?.unitId ?? null)
      return {
        key: `quota ${one.id}`,
        what: '核定数',
        kind: kindsText(one.kinds),
        kinds: one.kinds,
        name: `${unit?.name ?? ''} ${row ? capName(row) : ''}`,
        before: quotaText(before, one.before),
        after: quotaText(after, one.after),
      }
    }),
    ...difference.people.map(
      (one): DifferenceLine => ({
        key: `person ${one.person.id}`,
        what: '人员',
        kind: moveWords[one.move],
        kinds: [moveKinds[one.move]],
        name: one.person.name,
        before: placeText(before, one.before),
        after:
          one.move === 'left'
            ? [one.person.leftReason, one.person.leftOn].filter(Boolean).join(' ')
            : placeText(after, one.after),
      }),
    ),
    ...difference.villages.map((one) => villageLine(sides, one)),
  ]
}

function villageLine(sides: Sides, one: VillageDifference): DifferenceLine {
  const [was, is] = [sides.before.get('village', one.village.id), sides.after.get('village', one.village.id)]
  const row = { before: one.before && (was ?? null), after: one.after && (is ?? null) }
  const facts = one.kinds.includes('changed')
    ? changedFacts(sides, 'village', row)
    : { before: '', after: '' }
  const isRenamed = one.kinds.includes('renamed')
  const told = (model: Model, holders: VillageDifference['before'], name: string | undefined, fact: string) =>
    [isRenamed ? (name ?? '') : '', holdersText(model, holders), fact]
      .filter((part) => part !== '')
      .join('；')
  return {
    key: `village ${one.village.id}`,
    what: '村居',
    kind: kindsText(one.kinds),
    kinds: one.kinds,
    name: one.village.name,
    before: told(sides.before, one.before, was?.name, facts.before),
    after: told(sides.after, one.after, is?.name, facts.after),
  }
}

const kindsText = (kinds: readonly DifferenceKind[]) =>
  kinds.map((kind) => `${markSigns[kind]} ${markWords[kind]}`).join('、')

interface Sides {
  readonly before: Model
  readonly after: Model
}

function rowLine(
  sides: Sides,
  what: DifferenceLine['what'],
  table: 'unit' | 'plate' | 'post',
  one: RowDifference<Unit | Plate | Post>,
): DifferenceLine {
  const isOnlyFacts = one.kinds.every((kind) => kind === 'changed')
  const facts = one.kinds.includes('changed') ? changedFacts(sides, table, one) : { before: '', after: '' }
  const told = (model: Model, row: Unit | Plate | Post | null, fact: string) =>
    row === null
      ? ''
      : [isOnlyFacts ? '' : rowTitle(model, row), fact].filter((part) => part !== '').join('；')
  return {
    key: `${table} ${one.id}`,
    what,
    kind: kindsText(one.kinds),
    kinds: one.kinds,
    name: (one.after ?? one.before)?.name ?? '',
    before: told(sides.before, one.before, facts.before),
    after: told(sides.after, one.after, facts.after),
  }
}

/** A unit behind its office, a post or plate behind its unit. */
function rowTitle(model: Model, row: Unit | Plate | Post): string {
  if ('parentId' in row) return unitTitle(model, row.id)
  return [unitTitle(model, row.unitId), row.name].filter((part) => part !== '').join(' ')
}

/** Columns that are told by the name, the place, or not at all. */
const untold: ReadonlySet<string> = new Set(['id', 'name', 'sortNo', 'unitId', 'parentId'])

type Values = Readonly<Record<string, unknown>>

function changedFacts(
  { before, after }: Sides,
  table: 'unit' | 'plate' | 'post' | 'village',
  one: { readonly before: object | null; readonly after: object | null },
) {
  const [was, is] = [one.before, one.after] as [Values | null, Values | null]
  if (!was || !is) return { before: '', after: '' }
  const columns = Object.keys(is).filter((column) => !untold.has(column) && was[column] !== is[column])
  const text = (model: Model, row: Values) =>
    columns
      .map((column) => `${fieldName(table, column) ?? column} ${factText(model, table, column, row)}`)
      .join('；')
  return { before: text(before, was), after: text(after, is) }
}

function factText(model: Model, table: TableName, column: string, row: Values): string {
  const value = row[column]
  if (value === null || value === undefined || value === '') return '（空）'
  if (column === 'documentId') return model.get('document', String(value))?.number ?? '（空）'
  return valueName(table, column, String(value), row)
}

/** An approved number with the document it stands on, and an excess approved for a time. */
function quotaText(model: Model, quota: Quota | null): string {
  if (!quota) return ''
  const document = model.get('document', quota.documentId)?.number
  const excess =
    quota.toleratedExcess > 0
      ? `，过渡期准予超 ${quota.toleratedExcess} 至 ${quota.toleratedUntil ?? '未定'}`
      : ''
  return `${quota.amount}${document ? `（${document}）` : ''}${excess}`
}

function placeText(model: Model, place: PersonPlace | null): string {
  if (!place) return ''
  const unit = model.get('unit', place.unitId)
  const post = model.get('post', place.postId)
  const held = model.get('unit', place.establishmentUnitId)
  const kind = place.establishmentKind ? codeName(establishmentKinds, place.establishmentKind) : '编外'
  const where = [unitTitle(model, place.unitId), post?.name ?? ''].filter((part) => part !== '').join(' ')
  const elsewhere = held && held.id !== unit?.id ? `，编制在 ${held.name}` : ''
  return `${where || '无岗位'}（${kind}${elsewhere}）`
}

function holdersText(model: Model, holders: VillageDifference['before']): string {
  if (!holders) return ''
  const name = (id: string | null) => model.get('unit', id)?.name
  const [legal, administered] = [name(holders.legalUnitId), name(holders.administeredUnitId)]
  return [legal ? `隶属 ${legal}` : '', administered ? `代管 ${administered}` : '']
    .filter((part) => part !== '')
    .join('，')
}
