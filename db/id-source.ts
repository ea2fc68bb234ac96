import { randomBytes } from 'node:crypto'
import { makeId } from '../domain/id.ts'

let lastMillisecond = 0
let count = 0

/**
 * UUIDv7 that sort in the order in which they were made, also within a millisecond: the twelve bits behind the
 * clock are a counter (RFC 9562 §6.2, method 1). What has no order of its own is then listed as it was entered.
 */
export function nextId(now: Date): string {
  const millisecond = Math.max(now.getTime(), lastMillisecond)
  count = millisecond === lastMillisecond ? count + 1 : 0
  lastMillisecond = count > 0xfff ? millisecond + 1 : millisecond
  if (count > 0xfff) count = 0
  const random = randomBytes(10)
  random[0] = count >> 8
  random[1] = count & 0xff
  return makeId(lastMillisecond, random)
}
