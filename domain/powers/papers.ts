import type { Day } from '../day.ts'
import type { Power, PowerStatus } from '../power.ts'
import { obstaclesTo, type PowerPaper } from './flow.ts'

/** Papers and the batch that a step of many items gives them in common. */
export type CommonPapers = {
  readonly [P in Exclude<PowerPaper, 'holderId'> | 'batchId']?: Power[P] | undefined
}

/** Whether an item can go to a status with the common papers, and what is in its way. */
export interface Readiness {
  readonly power: Power
  /** The item as it would be. */
  readonly after: Power
  readonly obstacles: readonly string[]
}

/** What each item would be: common papers go only where it has none of its own. */
export function readinessOf(
  powers: readonly Power[],
  to: PowerStatus,
  common: CommonPapers,
  holderId: string | null,
  today: Day,
): Readiness[] {
  return powers.map((power) => {
    const filled: Power = { ...withPapers(power, common), holderId: power.holderId ?? holderId }
    return {
      power,
      after: { ...filled, status: to, statusOn: today },
      obstacles: obstaclesTo(filled, to, today),
    }
  })
}

/** The item with papers where it has none of its own. */
export function withPapers(power: Power, common: CommonPapers): Power {
  const given = Object.entries(common).filter(
    ([column, value]) =>
      value !== undefined && value !== null && power[column as keyof CommonPapers] === null,
  )
  return given.length === 0 ? power : { ...power, ...Object.fromEntries(given) }
}
