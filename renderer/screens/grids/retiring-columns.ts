import type { RetirementLine } from '../../../domain/reports/retirements.ts'
import type { GridColumn } from '../../views/grid.ts'
import { peopleColumns } from './people-columns.ts'

const before = new Set(['name', 'unit', 'kind', 'title'])

/** 将退休人员: who it is, the statutory day, and the day on which the headcount is free again. */
export const retiringColumns: readonly GridColumn<RetirementLine>[] = [
  ...peopleColumns.filter(({ id }) => before.has(id)),
  { id: 'birth', header: '出生年月', width: 100, text: ({ person }) => person.birthDate ?? '' },
  { id: 'on', header: '法定退休日', width: 100, text: ({ retirement }) => retirement?.on ?? '' },
  { id: 'freeOn', header: '空出编制', width: 100, text: ({ retirement }) => retirement?.freeOn ?? '' },
  { id: 'earliest', header: '最早可退', width: 100, text: ({ retirement }) => retirement?.earliestOn ?? '' },
]
