import { addZone } from '../commands/zone.ts'
import type { PlanContext } from '../finding.ts'
import { Model } from '../model.ts'
import type { RowChange } from '../tables.ts'
import { addReform, TemplateRows } from './reform.ts'

/** 全区机构模板: the reform template with the zone around it, as the command adds it to a workbook that is there. */
export function zoneTemplate(context: PlanContext): readonly RowChange[] {
  const rows = new TemplateRows(context)
  addReform(rows)
  rows.setting('template', 'zone')
  const model = new Model({}, context.today)
  model.apply(rows.changes)
  const { changes } = addZone.plan(model, { asSources: false }, context)
  const later = new Set(changes.map(({ table, id }) => `${table} ${id}`))
  return [...rows.changes.filter(({ table, id }) => !later.has(`${table} ${id}`)), ...changes]
}
