import type { PlanContext } from '../finding.ts'
import type { RowChange } from '../tables.ts'
import type { TemplateName } from '../workbook.ts'
import { reformTemplate } from './reform.ts'
import { sampleTemplate } from './sample.ts'
import { zoneTemplate } from './zone.ts'

/** The rows that a new workbook starts with. */
export function buildTemplate(name: TemplateName, context: PlanContext): readonly RowChange[] {
  if (name === 'reform') return reformTemplate(context)
  if (name === 'zone') return zoneTemplate(context)
  if (name === 'sample') return sampleTemplate(context)
  return []
}
