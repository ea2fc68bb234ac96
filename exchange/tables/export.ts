import type { ExchangePort } from '../../domain/exchange-port.ts'
import { establishmentUsageTable } from './establishment-usage.ts'
import { rosterTable } from './roster-table.ts'
import { writeTable } from './write-xlsx.ts'

const makers = { roster: rosterTable, usage: establishmentUsageTable } as const

/** Writes the table that was asked for to a path; the number of its rows. */
export const exportTable: ExchangePort['exportTable'] = (path, model, request, facts) =>
  writeTable(path, makers[request.table](model, request.unitId), facts)
