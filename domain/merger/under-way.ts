import type { Model } from '../model.ts'
import { idsOfSetting } from './items.ts'

/**
 * Whether a unit takes part in a reorganisation that a plan has begun: it is an old office, stands below one, or above.
 * Until every old office has its fate the new ones stand beside it, so that the number of institutions counts only when
 * all is disposed: it is shown on the way, and 定稿 asks for it (domain/merger/lock.ts). 现行 never is under way:
 * the sources are a setting of the plan and stay there.
 */
export function isUnderReform(model: Model, unitId: string): boolean {
  const sources = idsOfSetting(model.setting('mergerSources'))
  if (sources.length === 0) return false
  const above = model.pathUp(unitId)
  return sources.some((id) => above.includes(id) || model.pathUp(id).includes(unitId))
}
