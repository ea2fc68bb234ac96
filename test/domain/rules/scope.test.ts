import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Finding, findingKey } from '../../../domain/finding.ts'
import type { Model } from '../../../domain/model.ts'
import { checkChanges } from '../../../domain/rules/check-changes.ts'
import { evaluate } from '../../../domain/rules/evaluate.ts'
import { isWithin } from '../../../domain/rules/rule.ts'
import { rules } from '../../../domain/rules/rules.ts'
import { joinScopes, scopeOf } from '../../../domain/rules/scope-of.ts'
import type { RowChange } from '../../../domain/tables.ts'
import { changesOf, countsOf, modelOf, someChanges, someRows } from './random-workbook.ts'

const inOrder = (findings: readonly Finding[]) =>
  [...findings].sort((a, b) => findingKey(a).localeCompare(findingKey(b)))

/** What is refused, told the long way: everything is looked at before, with the new numbers alone, and after. */
function refusedTheLongWay(model: Model, changes: readonly RowChange[]): string[] {
  const blocked = () => evaluate(model, 'all').filter(({ severity }) => severity === 'block')
  const numbers = changes.filter(({ table }) => table === 'quota' || table === 'document')
  const capCodes = ['V1', 'V4', 'V8', 'V9']
  const excused = model.preview(numbers, blocked).filter(({ code }) => capCodes.includes(code))
  const before = [...blocked(), ...excused]
  const isWorse = (finding: Finding) =>
    before.every((other) => findingKey(other) !== findingKey(finding) || other.magnitude < finding.magnitude)
  return inOrder(model.preview(changes, blocked).filter(isWorse)).map(findingKey)
}

describe('findings', () => {
  it('stand under a code of their rule, and no two under one key', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const model = modelOf(rows)
        for (const rule of rules) {
          const codes = rule.run(model, 'all').map(({ code }) => code)
          expect(rule.codes).toEqual(expect.arrayContaining([...new Set(codes)]))
        }
        const keys = evaluate(model, 'all').map(findingKey)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 200 },
    )
  })
})

describe('check of changes', () => {
  it('refuses exactly what a look at everything would', () => {
    fc.assert(
      fc.property(someRows, someChanges, (rows, steps) => {
        const model = modelOf(rows)
        const changes = changesOf(model, steps)
        expect(inOrder(checkChanges(model, changes)).map(findingKey)).toEqual(
          refusedTheLongWay(model, changes),
        )
      }),
      { numRuns: 500 },
    )
  })
})

describe('scope', () => {
  it('holds exactly what a look at everything finds there', () => {
    fc.assert(
      fc.property(someRows, someChanges, (rows, steps) => {
        const model = modelOf(rows)
        const changes = changesOf(model, steps)
        const scope = scopeOf(model, changes)
        const inAll = evaluate(model, 'all').filter((finding) => isWithin(model, finding, scope))
        expect(inOrder(evaluate(model, scope))).toEqual(inOrder(inAll))
      }),
      { numRuns: 400 },
    )
  })

  it('reaches everything that changes can affect', () => {
    fc.assert(
      fc.property(someRows, someChanges, (rows, steps) => {
        const model = modelOf(rows)
        const changes = changesOf(model, steps)
        const scope = joinScopes(
          scopeOf(model, changes),
          model.preview(changes, () => scopeOf(model, changes)),
        )
        const outside = () =>
          inOrder(evaluate(model, 'all').filter((finding) => !isWithin(model, finding, scope))).map(
            (finding) => `${findingKey(finding)} ${finding.severity} ${finding.magnitude}`,
          )
        expect(model.preview(changes, outside)).toEqual(outside())
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves the model as it was after a check', () => {
    fc.assert(
      fc.property(someRows, someChanges, (rows, steps) => {
        const model = modelOf(rows)
        const changes = changesOf(model, steps)
        const [counts, findings] = [countsOf(model), inOrder(evaluate(model, 'all'))]
        checkChanges(model, changes)
        expect(countsOf(model)).toEqual(counts)
        expect(inOrder(evaluate(model, 'all')).map(findingKey)).toEqual(findings.map(findingKey))
      }),
      { numRuns: 200 },
    )
  })
})
