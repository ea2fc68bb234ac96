import { DomainError } from '../../domain/errors.ts'
import type { ExchangePort } from '../../domain/exchange-port.ts'
import type { Model } from '../../domain/model.ts'
import type { UnitHistory } from '../../domain/reports/unit-history.ts'
import type { ExportRequest } from '../../domain/workbook.ts'
import { establishmentUsageTable } from './establishment-usage.ts'
import { historyTable } from './history-table.ts'
import { rosterTable } from './roster-table.ts'
import type { Table } from './table.ts'
import { writeTable } from './write-xlsx.ts'

type Maker = (model: Model, unitId: string | undefined, history: UnitHistory | undefined) => Table

const makers: Readonly<Record<ExportRequest['table'], Maker>> = {
  roster: rosterTable,
  usage: establishmentUsageTable,
  history: (_model, _unitId, history) => {
    if (!history) throw new DomainError('invalidInput', { message: '请选择机构。', field: 'unitId' })
    return historyTable(history)
  },
}

/** Writes the table that was asked for to a path; the number of its rows. */
export const exportTable: ExchangePort['exportTable'] = (path, model, request, facts, history) =>
  writeTable(path, makers[request.table](model, request.unitId, history), facts)
