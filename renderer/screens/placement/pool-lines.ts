import { wishesOf } from '../../../domain/merger/candidates.ts'
import { mainPostOf, originOf, type PlacementBalance } from '../../../domain/merger/placement.ts'
import type { Model } from '../../../domain/model.ts'
import type { Person } from '../../../domain/person.ts'
import { lineOf, unitPath } from '../../../domain/reports/roster.ts'
import { codeName } from '../../../domain/vocabulary/code-table.ts'
import { substantiveKinds } from '../../../domain/vocabulary/establishment-kind.ts'
import type { GridColumn } from '../../views/grid.ts'

export const poolLists = ['entered', 'placed', 'left', 'waiting'] as const
export type PoolList = (typeof poolLists)[number]

export const poolNames: Readonly<Record<PoolList, string>> = {
  entered: '进池',
  placed: '已安置',
  left: '离岗',
  waiting: '待安置',
}

/** A person of the pool as the list shows one: from where, and what has become of it. */
export interface PoolLine {
  readonly person: Person
  readonly state: Exclude<PoolList, 'entered'>
  readonly fromUnit: string
  readonly fromPost: string
  readonly kind: string
  readonly wishes: string
  readonly fate: string
}

export function poolLines(
  base: Model | null,
  model: Model,
  balance: PlacementBalance,
  list: PoolList,
): PoolLine[] {
  const states = list === 'entered' ? (['waiting', 'placed', 'left'] as const) : [list]
  return states.flatMap((state) => balance[state].map((person) => poolLine(base, model, person, state)))
}

function poolLine(
  base: Model | null,
  model: Model,
  person: Person,
  state: Exclude<PoolList, 'entered'>,
): PoolLine {
  const origin = originOf(base, model, person.id)
  const then = origin && base?.get('unit', origin.unitId) ? base : model
  const position = lineOf(model, person).position ?? (base && lineOf(base, person).position)
  const placeName = (unitId: string, postId: string | null) =>
    [unitPath(model, unitId), model.get('post', postId)?.name].filter(Boolean).join(' ')
  const now = mainPostOf(model, person.id)
  const fates = {
    waiting: '○ 待安置',
    placed: `✓ ${now ? placeName(now.unitId, now.postId) : ''}`,
    left: `✕ ${person.leftReason ?? '离岗'} ${person.leftOn ?? ''}`.trim(),
  }
  return {
    person,
    state,
    fromUnit: origin ? unitPath(then, origin.unitId) : '',
    fromPost: then.get('post', origin?.postId ?? null)?.name ?? '',
    kind: position ? codeName(substantiveKinds, position.establishmentKind) : '编外 ◇',
    wishes: wishesOf(model, person.id)
      .map(
        (wish, at) =>
          `${at + 1} ${[model.get('unit', wish.unitId)?.name, model.get('post', wish.postId)?.name].filter(Boolean).join(' ')}`,
      )
      .join('；'),
    fate: fates[state],
  }
}

const fateColumn: GridColumn<PoolLine> = {
  id: 'fate',
  header: '去向',
  width: 220,
  text: ({ fate }) => fate,
  tone: ({ state }) => (state === 'waiting' ? 'unverified' : undefined),
}

const plainColumns: readonly GridColumn<PoolLine>[] = [
  { id: 'fromUnit', header: '原机构', width: 180, text: ({ fromUnit }) => fromUnit || '无' },
  { id: 'fromPost', header: '原岗位', width: 90, text: ({ fromPost }) => fromPost || '无' },
  { id: 'kind', header: '编制类别', width: 120, text: ({ kind }) => kind },
  { id: 'major', header: '专业', width: 90, text: ({ person }) => person.major ?? '' },
  { id: 'wishes', header: '意愿', width: 200, text: ({ wishes }) => wishes },
]

const nameColumn: GridColumn<PoolLine> = {
  id: 'name',
  header: '姓名',
  width: 80,
  text: ({ person }) => person.name,
}

/** Who waits is listed without 去向: there is none yet. */
export const waitingColumns: readonly GridColumn<PoolLine>[] = [nameColumn, ...plainColumns]
export const fateColumns: readonly GridColumn<PoolLine>[] = [nameColumn, fateColumn, ...plainColumns]
