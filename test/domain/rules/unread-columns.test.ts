import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Model } from '../../../domain/model.ts'
import { checkChanges } from '../../../domain/rules/check-changes.ts'
import { evaluate } from '../../../domain/rules/evaluate.ts'
import { scopeOf } from '../../../domain/rules/scope-of.ts'
import { unreadColumns } from '../../../domain/rules/unread-columns.ts'
import type { RowChange, RowOf, TableName, TableRows } from '../../../domain/tables.ts'
import { aWorkbook } from '../../support/model-builder.ts'
import { changesOf, modelOf, someChanges, someRows } from './random-workbook.ts'

/** The same row, which breaks the test when one of the columns that nothing reads is read. */
function guarded(table: TableName, row: RowOf<TableName>): RowOf<TableName> {
  const unread = (unreadColumns[table] ?? []) as readonly string[]
  return new Proxy(row, {
    get(target, column) {
      if (unread.includes(String(column))) throw new Error(`${table}.${String(column)} was read`)
      return Reflect.get(target, column)
    },
  })
}

describe('the columns that no rule reads', () => {
  it('are read by no rule and no scope, whatever the workbook holds', () => {
    fc.assert(
      fc.property(someRows, someChanges, (drawn, steps) => {
        const plain = modelOf(drawn)
        const rows = Object.entries(plain.allRows()).map(([table, own]) => [
          table,
          own.map((row) => guarded(table as TableName, row)),
        ])
        const model = new Model(Object.fromEntries(rows) as TableRows, plain.asOf)
        const changes = changesOf(plain, steps).map((change) => {
          const row = change.row && guarded(change.table, change.row)
          return { ...change, row } as RowChange
        })
        evaluate(model, 'all')
        model.preview(changes, () => evaluate(model, scopeOf(model, changes)))
      }),
      { numRuns: 300 },
    )
  })

  it('are changed without a look at the rules; any other column is looked at', () => {
    const workbook = aWorkbook().unit('甲办').position('张甲', '甲办')
    const model = workbook.model()
    const unit = model.get('unit', workbook.idOf('unit', '甲办')) as RowOf<'unit'>
    const found = (patch: Partial<RowOf<'unit'>>) =>
      checkChanges(model, [{ table: 'unit', id: unit.id, row: { ...unit, ...patch } }])
    expect(found({ note: '改' })).toEqual([])
    expect(found({ note: '改', endedOn: '2016-01-01' })).not.toEqual([])
  })
})
