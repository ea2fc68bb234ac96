import { capName } from '../../../domain/caps.ts'
import type {
  Difference,
  DifferenceKind,
  PersonDifference,
  PersonPlace,
  RowDifference,
} from '../../../domain/comparison/difference.ts'
import { unitTitle } from '../../../domain/comparison/naming.ts'
import type { Model } from '../../../domain/model.ts'
import type { Plate } from '../../../domain/plate.ts'
import type { Post } from '../../../domain/post.ts'
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
  readonly name: string
  readonly before: string
  readonly after: string
}

/** Words and signs of the kinds of change (interface.md). */
export const kindWords: Readonly<Record<DifferenceKind, string>> = {
  added: '＋ 新设',
  removed: '× 撤销',
  renamed: '≈ 更名',
  moved: '→ 划转',
  changed: '△ 调整',
}

const moveWords: Readonly<Record<PersonDifference['move'], string>> = {
  placed: '→ 转岗',
  left: '× 离岗',
  waiting: '? 待安置',
  joined: '＋ 新增',
  establishment: '△ 编制调整',
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
        name: `${unit?.name ?? ''} ${row ? capName(row) : ''}`,
        before: one.before ? String(one.before.amount) : '',
        after: one.after ? String(one.after.amount) : '',
      }
    }),
    ...difference.people.map(
      (one): DifferenceLine => ({
        key: `person ${one.person.id}`,
        what: '人员',
        kind: moveWords[one.move],
        name: one.person.name,
        before: placeText(before, one.before),
        after:
          one.move === 'left'
            ? [one.person.leftReason, one.person.leftOn].filter(Boolean).join(' ')
            : placeText(after, one.after),
      }),
    ),
    ...difference.villages.map(
      (one): DifferenceLine => ({
        key: `village ${one.village.id}`,
        what: '村居',
        kind: kindsText(one.kinds),
        name: one.village.name,
        before: holdersText(before, one.before),
        after: holdersText(after, one.after),
      }),
    ),
  ]
}

const kindsText = (kinds: readonly DifferenceKind[]) => kinds.map((kind) => kindWords[kind]).join('、')

interface Sides {
  readonly before: Model
  readonly after: Model
}

function rowLine(
  { before, after }: Sides,
  what: DifferenceLine['what'],
  table: 'unit' | 'plate' | 'post',
  one: RowDifference<Unit | Plate | Post>,
): DifferenceLine {
  const isOnlyFacts = one.kinds.every((kind) => kind === 'changed')
  const facts = one.kinds.includes('changed') ? changedFacts(table, one) : { before: '', after: '' }
  const told = (model: Model, row: Unit | Plate | Post | null, fact: string) =>
    row === null
      ? ''
      : [isOnlyFacts ? '' : rowTitle(model, row), fact].filter((part) => part !== '').join('；')
  return {
    key: `${table} ${one.id}`,
    what,
    kind: kindsText(one.kinds),
    name: (one.after ?? one.before)?.name ?? '',
    before: told(before, one.before, facts.before),
    after: told(after, one.after, facts.after),
  }
}

/** A unit behind its office, a post or plate behind its unit. */
function rowTitle(model: Model, row: Unit | Plate | Post): string {
  if ('parentId' in row) return unitTitle(model, row.id)
  return [unitTitle(model, row.unitId), row.name].filter((part) => part !== '').join(' ')
}

const factColumns = [
  'kind',
  'level',
  'dutyField',
  'duties',
  'relation',
  'category',
  'grade',
  'headcount',
  'leading',
]

function changedFacts(table: 'unit' | 'plate' | 'post', one: RowDifference<Unit | Plate | Post>) {
  const [was, is] = [one.before, one.after] as unknown as [Values, Values]
  const columns = factColumns.filter((column) => column in is && was[column] !== is[column])
  const text = (row: Values) =>
    columns
      .map((column) => {
        const value = row[column]
        const shown =
          value === null || value === undefined ? '（空）' : valueName(table, column, String(value), row)
        return `${fieldName(table, column) ?? column} ${shown}`
      })
      .join('；')
  return { before: text(was), after: text(is) }
}
type Values = Readonly<Record<string, unknown>>

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

function holdersText(model: Model, holders: Difference['villages'][number]['before']): string {
  if (!holders) return ''
  const name = (id: string | null) => model.get('unit', id)?.name
  const [legal, administered] = [name(holders.legalUnitId), name(holders.administeredUnitId)]
  return [legal ? `隶属 ${legal}` : '', administered ? `代管 ${administered}` : '']
    .filter((part) => part !== '')
    .join('，')
}
