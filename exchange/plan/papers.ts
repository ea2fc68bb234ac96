import type { ComparedSides, PaperSource } from '../../domain/exchange-port.ts'
import type { planPapers } from '../../domain/plan-papers.ts'
import type { OfficialDocument } from '../documents/document.ts'
import type { Table } from '../tables/table.ts'
import { handoverTables } from './handover-tables.ts'
import { oldNewTable } from './old-new-table.ts'
import { placementTable } from './placement-table.ts'
import { reformPlan } from './reform-plan.ts'

type Paper = Table | readonly Table[] | OfficialDocument

/** What makes each of the papers of a reform. */
export const planMakers: Readonly<Record<keyof typeof planPapers, (source: PaperSource) => Paper>> = {
  reformPlan: (source) => reformPlan(sidesOf(source)),
  oldNew: (source) => oldNewTable(sidesOf(source)),
  placements: (source) => placementTable(sidesOf(source)),
  handover: (source) => handoverTables(sidesOf(source)),
}

/** The backend asks for the sides before it makes a paper of them. */
function sidesOf({ compared }: PaperSource): ComparedSides {
  if (!compared) throw new Error('a paper of a plan is made from two sides')
  return compared
}
