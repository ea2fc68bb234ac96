import { expect, it } from 'vitest'
import { nextId } from '../../db/id-source.ts'
import { idSchema } from '../../domain/id.ts'

it('ids sort in the order in which they were made, also 10,000 within a millisecond', () => {
  const now = new Date('2016-05-19T09:00:00Z')
  const ids = Array.from({ length: 10_000 }, () => nextId(now))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => idSchema.safeParse(id).success)).toBe(true)
})
