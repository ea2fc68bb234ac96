import { type CapFigure, capFigure, capFigures } from '../../../domain/caps.ts'
import { dutyLines } from '../../../domain/merger/duties.ts'
import type { Model } from '../../../domain/model.ts'
import { capKeyText } from '../../../domain/quota.ts'

/** A cap of a target unit at the branch point and now. */
export interface CapChange {
  readonly before: number
  readonly after: CapFigure
}

/** The caps of a unit that have a number or a count on either side, before → after; posts by their total only. */
export function capChanges(base: Model, model: Model, unitId: string): CapChange[] {
  const was = base.get('unit', unitId) ? capFigures(base, unitId) : []
  const now = capFigures(model, unitId)
  const keys = new Map([...now, ...was].map((figure) => [capKeyText(figure), figure]))
  return [...keys.values()]
    .filter(({ ledger, level }) => level === '' && ledger !== 'posts')
    .map((key) => {
      const text = capKeyText(key)
      const before = was.find((figure) => capKeyText(figure) === text)?.actual ?? 0
      return { before, after: capFigure(model, unitId, key) }
    })
    .filter(({ before, after }) => before > 0 || after.actual > 0 || after.approved !== null)
}

/** 岗位, 人员, 职责, 村居 of a unit itself. */
export function contentsOf(model: Model, unitId: string) {
  const people = model.openBy('appointment.unitId', unitId).filter(({ kind }) => kind === 'main')
  const villages = new Set(model.openBy('jurisdiction.unitId', unitId).map(({ villageId }) => villageId))
  return {
    posts: model.openBy('post.unitId', unitId).sort((a, b) => a.sortNo - b.sortNo),
    people: people.length,
    duties: dutyLines(model.get('unit', unitId)?.duties ?? null).length,
    villages: villages.size,
  }
}
