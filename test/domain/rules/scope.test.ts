import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Finding, findingKey } from '../../../domain/finding.ts'
import { checkChanges } from '../../../domain/rules/check-changes.ts'
import { evaluate } from '../../../domain/rules/evaluate.ts'
import { isWithin } from '../../../domain/rules/rule.ts'
import { joinScopes, scopeOf } from '../../../domain/rules/scope-of.ts'
import { changesOf, countsOf, modelOf, someChanges, someRows } from './random-workbook.ts'

const inOrder = (findings: readonly Finding[]) =>
  [...findings].sort((a, b) => findingKey(a).localeCompare(findingKey(b)))

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
