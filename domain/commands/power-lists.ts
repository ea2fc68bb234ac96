import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { idSchema } from '../id.ts'
import { powerBatchRow, powerVersionRow } from '../power.ts'
import { powerCategories, powerCategoryRow } from '../power-category.ts'
import { nextSortNo, patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined } from './units.ts'

const batchFields = powerBatchRow.omit({ id: true, sortNo: true })

/** 新设承接批次. */
export const createPowerBatch = command(
  batchFields.partial().required({ name: true }),
  (model, input, context) => {
    refuseSameName([...model.rows.powerBatch.values()], input.name, '批次')
    const row = {
      takeUpOn: null,
      documentNumber: null,
      note: null,
      ...defined(input),
      id: context.newId(),
      sortNo: nextSortNo([...model.rows.powerBatch.values()]),
    }
    return { title: `新设承接批次 ${row.name}`, changes: [put('powerBatch', row)] }
  },
)

export const updatePowerBatch = command(
  z.object({ id: idSchema, patch: batchFields.partial() }),
  (model, { id, patch }) => {
    const batch = requireRow(model, 'powerBatch', id)
    const others = [...model.rows.powerBatch.values()].filter((row) => row.id !== id)
    if (patch.name !== undefined) refuseSameName(others, patch.name, '批次')
    const change = patched('powerBatch', batch, defined(patch))
    return { title: `修改承接批次 ${batch.name}`, changes: change ? [change] : [] }
  },
)

/** A batch goes, its items stay and wait for another. */
export const removePowerBatch = command(z.object({ id: idSchema }), (model, { id }) => {
  const batch = requireRow(model, 'powerBatch', id)
  const items = model.by('power.batchId', id)
  return {
    title: `删除承接批次 ${batch.name}`,
    changes: [...items.map((power) => put('power', { ...power, batchId: null })), remove('powerBatch', id)],
  }
})

/** 登记清单版本: gives the list as it stood after an entry of the 变更台账 a name and the document that published it. */
export const namePowerVersion = command(powerVersionRow.omit({ id: true }), (model, input, context) => {
  refuseSameName([...model.rows.powerVersion.values()], input.name, '清单版本')
  const row = { ...input, id: context.newId() }
  return { title: `登记清单版本 ${row.name}（${row.documentNumber}）`, changes: [put('powerVersion', row)] }
})

/** The name of a version goes; how the list stood stays in the 变更台账. */
export const removePowerVersion = command(z.object({ id: idSchema }), (model, { id }) => {
  const version = requireRow(model, 'powerVersion', id)
  return { title: `删除清单版本 ${version.name}`, changes: [remove('powerVersion', id)] }
})

/** Changes a category of the code table, or adds one; a category that is used ends by its day and is never removed. */
export const setPowerCategory = command(
  powerCategoryRow.omit({ id: true, sortNo: true }).extend({ id: z.string().min(1).max(80).nullable() }),
  (model, { id, ...facts }, context) => {
    const all = powerCategories(model)
    const known = all.find((row) => row.id === id)
    if (id !== null && !known) throw new DomainError('notFound')
    refuseSameName(
      all.filter((row) => row.id !== id && row.endedOn === null),
      facts.name,
      '类别',
    )
    const row = { ...facts, id: known?.id ?? context.newId(), sortNo: known?.sortNo ?? nextSortNo(all) }
    return {
      title: `${known ? '修改' : '新增'}权力类别 ${row.name}`,
      changes: [put('powerCategory', row)],
    }
  },
)

function refuseSameName(rows: readonly { readonly name: string }[], name: string, what: string): void {
  if (!rows.some((row) => row.name === name)) return
  throw new DomainError('invalidInput', {
    message: `已有名为“${name}”的${what}，请换一个名称。`,
    field: 'name',
  })
}
