import {
  appointmentContributions,
  type Contribution,
  offEstablishmentKey,
  positionContributions,
  postContributions,
  seatsKey,
  unitContributions,
} from '../counting.ts'
import type { Model } from '../model.ts'
import { branchTest, isTilted } from './figures.ts'
import { unitTitle } from './naming.ts'
import { actualHolder, holdersOf, homeOf, standingsOf } from './places.ts'

/** The figures of a before/after page that have a list; 编制 by its kind. */
export type FigureName =
  | 'internalOffices'
  | 'institutions'
  | 'plates'
  | `establishment/${string}`
  | 'leadingChief'
  | 'leadingDeputy'
  | 'seats'
  | 'people'
  | 'offEstablishment'
  | 'villages'
  | 'tiltedSeats'
  | 'tiltedPeople'

/** One item that a figure counts, and by how much. */
export interface BehindRow {
  readonly key: string
  /** What can be looked at for it: the person of a position, the unit of a plate. */
  readonly ref: { readonly table: 'unit' | 'post' | 'person' | 'village'; readonly id: string }
  readonly name: string
  readonly where: string
  readonly amount: number
}

type IsIn = (id: string | null) => boolean

/** 是哪些: the rows that a figure of `reformFigures` counts, for the same units; their amounts add up to it. */
export function behindFigure(model: Model, name: FigureName, unitIds?: readonly string[]): BehindRow[] {
  const isIn = branchTest(model, unitIds)
  if (name === 'plates') return platesBehind(model, isIn)
  if (name === 'villages') return villagesBehind(model, isIn)
  if (name === 'people') return peopleBehind(model, isIn, unitIds === undefined)
  if (name === 'tiltedSeats' || name === 'seats') return seatsBehind(model, isIn, name === 'tiltedSeats')
  if (name === 'tiltedPeople' || name === 'offEstablishment')
    return appointmentsBehind(model, isIn, name === 'tiltedPeople')
  if (name === 'internalOffices') return unitsBehind(model, isIn, 'institutions/internalOffice/')
  if (name === 'institutions') return unitsBehind(model, isIn, 'institutions/institution/')
  if (name === 'leadingChief') return positionsBehind(model, isIn, 'leading/chief/')
  if (name === 'leadingDeputy') return positionsBehind(model, isIn, 'leading/deputy/')
  return positionsBehind(model, isIn, `${name}/`)
}

function amountOf(counts: readonly Contribution[], key: string, isIn: IsIn): number {
  let sum = 0
  for (const count of counts) if (count.key === key && isIn(count.unitId)) sum += count.amount
  return sum
}

function unitsBehind(model: Model, isIn: IsIn, key: string): BehindRow[] {
  return [...model.rows.unit.values()].flatMap((unit): BehindRow[] => {
    const amount = amountOf(unitContributions(unit, model.asOf), key, isIn)
    const where = unitTitle(model, unit.parentId)
    return amount > 0
      ? [{ key: unit.id, ref: { table: 'unit', id: unit.id }, name: unit.name, where, amount }]
      : []
  })
}

function positionsBehind(model: Model, isIn: IsIn, key: string): BehindRow[] {
  return [...model.rows.position.values()].flatMap((row): BehindRow[] => {
    const amount = amountOf(positionContributions(row, null, model.asOf), key, isIn)
    if (amount === 0) return []
    const name = model.get('person', row.personId)?.name ?? ''
    const where = [unitTitle(model, row.unitId), row.title ?? ''].filter((part) => part !== '').join(' ')
    return [{ key: row.id, ref: { table: 'person', id: row.personId }, name, where, amount }]
  })
}

function seatsBehind(model: Model, isIn: IsIn, onlyTilted: boolean): BehindRow[] {
  return [...model.rows.post.values()].flatMap((post): BehindRow[] => {
    const amount = amountOf(postContributions(post, model.asOf), seatsKey, isIn)
    if (amount === 0 || (onlyTilted && !isTilted(post, model.get('unit', post.unitId)))) return []
    const name = amount > 1 ? `${post.name} ×${amount}` : post.name
    return [
      {
        key: post.id,
        ref: { table: 'post', id: post.id },
        name,
        where: unitTitle(model, post.unitId),
        amount,
      },
    ]
  })
}

/** Main appointments that serve 社会管理 or 公共服务, or those of people without an establishment. */
function appointmentsBehind(model: Model, isIn: IsIn, tilted: boolean): BehindRow[] {
  return [...model.rows.appointment.values()].flatMap((row): BehindRow[] => {
    if (row.kind !== 'main' || !model.isOpen(row) || !isIn(row.unitId)) return []
    const post = model.get('post', row.postId)
    const isCounted = tilted
      ? isTilted(post, model.get('unit', row.unitId))
      : amountOf(appointmentContributions(row, post, model.asOf), offEstablishmentKey, isIn) > 0
    if (!isCounted) return []
    const name = model.get('person', row.personId)?.name ?? ''
    const where = [unitTitle(model, row.unitId), post?.name ?? ''].filter((part) => part !== '').join(' ')
    return [{ key: row.id, ref: { table: 'person', id: row.personId }, name, where, amount: 1 }]
  })
}

function peopleBehind(model: Model, isIn: IsIn, isWhole: boolean): BehindRow[] {
  return [...standingsOf(model)].flatMap(([id, standing]): BehindRow[] => {
    const home = homeOf(standing)
    if (!standing.isThere || !(home === null ? isWhole : isIn(home))) return []
    const where = home === null ? '待安置' : unitTitle(model, home)
    return [
      { key: id, ref: { table: 'person', id }, name: model.get('person', id)?.name ?? '', where, amount: 1 },
    ]
  })
}

function platesBehind(model: Model, isIn: IsIn): BehindRow[] {
  return [...model.rows.plate.values()].flatMap((plate): BehindRow[] =>
    model.isOpen(plate) && isIn(plate.unitId)
      ? [
          {
            key: plate.id,
            ref: { table: 'unit', id: plate.unitId },
            name: plate.name,
            where: unitTitle(model, plate.unitId),
            amount: 1,
          },
        ]
      : [],
  )
}

function villagesBehind(model: Model, isIn: IsIn): BehindRow[] {
  const holders = holdersOf(model)
  return [...model.rows.village.values()].flatMap((village): BehindRow[] => {
    const holder = actualHolder(holders.get(village.id))
    return model.isOpen(village) && isIn(holder)
      ? [
          {
            key: village.id,
            ref: { table: 'village', id: village.id },
            name: village.name,
            where: unitTitle(model, holder),
            amount: 1,
          },
        ]
      : []
  })
}
