import { z } from 'zod'
import { daySchema } from '../day.ts'
import { DomainError } from '../errors.ts'
import { gridCellRow } from '../grid-cell.ts'
import { idSchema } from '../id.ts'
import type { Model } from '../model.ts'
import type { Village } from '../village.ts'
import { endRow, patched, put, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined } from './units.ts'

const open = { extent: null, households: null, workerName: null, startedOn: null, note: null } as const

/** 划分网格: a new cell of a village. */
export const addGridCell = command(
  gridCellRow.omit({ id: true, endedOn: true }).partial().required({ villageId: true, name: true }),
  (model, { villageId, name, ...rest }, context) => {
    const village = requireRow(model, 'village', villageId)
    refuseTwice(model, village, name, null)
    const cell = { ...open, ...defined(rest), id: context.newId(), villageId, name, endedOn: null }
    return { title: `${village.name} 新增网格 ${name}`, changes: [put('gridCell', cell)] }
  },
)

export const updateGridCell = command(
  z.object({ id: idSchema, patch: gridCellRow.omit({ id: true, villageId: true, endedOn: true }).partial() }),
  (model, { id, patch }) => {
    const row = requireRow(model, 'gridCell', id)
    const village = requireRow(model, 'village', row.villageId)
    if (patch.name !== undefined) refuseTwice(model, village, patch.name, id)
    const change = patched('gridCell', row, defined(patch))
    return { title: `修改网格 ${village.name} ${row.name}`, changes: change ? [change] : [] }
  },
)

/** 撤销网格 on a day. */
export const endGridCell = command(
  z.object({ id: idSchema, on: daySchema.optional() }),
  (model, { id, on }, context) => {
    const row = requireRow(model, 'gridCell', id)
    const village = requireRow(model, 'village', row.villageId)
    const title = `撤销网格 ${village.name} ${row.name}`
    return { title, changes: [endRow('gridCell', row, on ?? context.today)] }
  },
)

function refuseTwice(model: Model, village: Village, name: string, exceptId: string | null): void {
  const cells = model.openBy('gridCell.villageId', village.id)
  if (!cells.some((row) => row.name === name && row.id !== exceptId)) return
  throw new DomainError('invalidInput', { message: `${village.name}已有网格“${name}”。`, field: 'name' })
}
