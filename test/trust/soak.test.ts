import { expect, test } from 'vitest'
import { withChromium } from '../support/chromium.ts'
import { mostConnections, shortDay, soak } from './soak.ts'

test.runIf(withChromium)('a twentieth of a day leaves neither memory nor handles behind', async () => {
  const { warm, end, done, faults } = await soak(shortDay)
  expect(faults).toEqual([])
  expect(done.operations).toBeGreaterThanOrEqual(shortDay.operations)
  // A clerk is refused now and then; a day of refusals would show nothing.
  expect(done.refused).toBeLessThan(done.operations / 2)
  expect(done).toMatchObject({ exports: shortDay.exports + 1, prints: 4, switches: 2 })
  expect(end.files).toBeLessThanOrEqual(warm.files)
  expect(end.connections).toBeLessThanOrEqual(mostConnections)
  expect(end.heapUsed).toBeLessThanOrEqual(1.2 * warm.heapUsed)
})
