import type { Model } from '../model.ts'
import type { RosterContext } from '../roster.ts'
export function rosterContext(model: Model): RosterContext {
  return { units: [], posts: [], people: [], today: model.asOf }
}
