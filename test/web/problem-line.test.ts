import { expect, test } from 'vitest'
import { problemLine } from '../../web/problem-line.ts'

test('the log tells the kind and the place of a failure, and nothing that an error quotes', () => {
  const error = Object.assign(new TypeError('示例甲 110101199001010000\n第二行'), { code: 'ENOSPC' })
  const line = problemLine('importRoster failed', error)
  expect(line).toMatch(/^importRoster failed TypeError ENOSPC at .*problem-line\.test\.ts/)
  expect(line).not.toMatch(/示例甲|1101|第二行/)
  expect(problemLine('backend gone')).toBe('backend gone')
})
