import fc from 'fast-check'
import type { Book } from '../../db/book.ts'
import { DomainError } from '../../domain/errors.ts'
import { perform } from './workbook.ts'

/** A random step: numbers choose among what there is at the moment. */
export const randomStep = fc.record({
  kind: fc.constantFrom(
    'move',
    'moveUnit',
    'rename',
    'post',
    'leave',
    'abolishPost',
    'village',
    'undo',
    'redo',
  ),
  a: fc.nat(10_000),
  b: fc.nat(10_000),
})
export type RandomStep = typeof randomStep extends fc.Arbitrary<infer S> ? S : never

function takeStep(book: Book, { kind, a, b }: RandomStep): void {
  const { rows } = book.model
  const nth = <R extends { readonly id: string }>(map: ReadonlyMap<string, R>, n: number) =>
    [...map.values()][n % map.size] as R
  if (kind === 'undo') book.undo('张甲')
  else if (kind === 'redo') book.redo('张甲')
  else if (kind === 'move')
    perform(book, 'movePeople', { ids: [nth(rows.person, a).id], unitId: nth(rows.unit, b).id })
  else if (kind === 'moveUnit')
    perform(book, 'moveUnits', { ids: [nth(rows.unit, a).id], parentId: nth(rows.unit, b).id })
  else if (kind === 'rename')
    perform(book, 'updateUnit', { id: nth(rows.unit, a).id, patch: { name: `机构${b}` } })
  else if (kind === 'post')
    perform(book, 'createPost', { unitId: nth(rows.unit, a).id, name: `岗${b}`, category: 'management' })
  else if (kind === 'leave')
    perform(book, 'leavePeople', {
      ids: [nth(rows.person, a).id],
      status: 'retired',
      on: '2016-06-01',
      reason: '退休',
    })
  else if (kind === 'abolishPost') perform(book, 'abolishPost', { id: nth(rows.post, a).id })
  else
    perform(book, 'setJurisdiction', {
      villageIds: [nth(rows.village, a).id],
      unitId: nth(rows.unit, b).id,
      kind: 'administered',
      basis: '会议纪要',
    })
}

/** Refusals are part of a clerk's day; anything else that is thrown is a bug. */
export function attempt(book: Book, one: RandomStep): void {
  try {
    takeStep(book, one)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
}
