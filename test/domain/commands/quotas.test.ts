import { expect, it } from 'vitest'
import { setQuota } from '../../../domain/commands/quotas.ts'
import { aWorkbook, testId } from '../../support/model-builder.ts'

const document = { number: '济编〔2016〕1号', issuer: '市编委', issuedOn: '2016-05-19', title: null }

function plan(input: object) {
  const builder = aWorkbook().unit('孙村街道办事处', { kind: 'subdistrict' })
  const unitId = builder.idOf('unit', '孙村街道办事处')
  const base = { unitId, ledger: 'leading', kind: 'deputy', level: '', amount: 3, document }
  let count = 500
  const newId = () => {
    count += 1
    return testId(count)
  }
  return setQuota.plan(builder.model(), setQuota.input.parse({ ...base, ...input }), {
    today: '2016-06-30',
    newId,
  })
}

it('a number stands on its document, entered once also where it allows an excess for a time', () => {
  const { changes } = plan({ tolerated: { excess: 1, until: '2016-12-31', document } })
  expect(changes.map((change) => change.table)).toEqual(['document', 'quota'])
  const quota = changes.find((change) => change.table === 'quota')?.row
  expect(quota).toMatchObject({ amount: 3, toleratedExcess: 1, toleratedUntil: '2016-12-31' })
  expect(quota?.toleratedDocumentId).toBe(quota?.documentId)
})

it('a number without a document cannot be entered', () => {
  expect(() => plan({ document: { ...document, number: ' ' } })).toThrow(/请填写文号/)
  expect(() => plan({ document: undefined })).toThrow()
})

it('a kind that its ledger does not count is refused', () => {
  expect(() => plan({ kind: 'administrative' })).toThrow(/不属于此账/)
})
