import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeFileName } from '../../web/file-name.ts'

test.each([
  ['机构编制实名制花名册.xlsx', '机构编制实名制花名册.xlsx'],
  ['办公室(社会治安综合治理办公室).pdf', '办公室(社会治安综合治理办公室).pdf'],
  ['图:1/2.svg', '图 1 2.svg'],
  ['..\\..\\windows', 'windows'],
  ['con.xlsx', '_con.xlsx'],
  ['LPT1', '_LPT1'],
  ['  . ', '未命名'],
  ['行\n尾', '行 尾'],
])('%j is saved as %j', (name, saved) => {
  expect(safeFileName(name)).toBe(saved)
})

test('any name becomes one that every file system takes, and stays as it is from then on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const saved = safeFileName(name)
      expect(saved).not.toMatch(/[<>:"/\\|?*]/)
      expect(saved).not.toMatch(/^[. ]|[. ]$/)
      expect(Buffer.byteLength(saved)).toBeLessThanOrEqual(255)
      expect(saved).not.toBe('')
      expect(safeFileName(saved)).toBe(saved)
    }),
  )
})

test('a name that is too long keeps its extension', () => {
  expect(safeFileName(`${'街'.repeat(200)}.xlsx`)).toMatch(/^街{60,70}\.xlsx$/)
})
