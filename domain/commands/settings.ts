import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { readShares } from '../pay/steps.ts'
import { readDistribution } from '../performance/grading.ts'
import { fullScore } from '../performance/scoring.ts'
import { type SettingName, settingDefaults } from '../setting.ts'
import { put } from './change.ts'
import { command } from './command.ts'

const names = Object.keys(settingDefaults) as [SettingName, ...SettingName[]]

export const changeSettings = command(
  z.object({ values: z.partialRecord(z.enum(names), z.string().max(4000)) }),
  (model, { values }) => {
    checkGrading(values)
    checkShares(values.payBasicShares)
    const changes = names.flatMap((name) => {
      const value = values[name]
      return value === undefined || value === model.setting(name) ? [] : [put('setting', { id: name, value })]
    })
    return { title: '修改设置', changes }
  },
)

/** Grades and a ceiling by which results would be judged must be readable. Errors: invalidInput at their field. */
function checkGrading(values: Readonly<Partial<Record<SettingName, string>>>): void {
  const { gradeDistribution, scoreCeiling } = values
  const read = gradeDistribution === undefined ? [] : readDistribution(gradeDistribution)
  if ('fault' in read) {
    throw new DomainError('invalidInput', { message: `${read.fault}。`, field: 'gradeDistribution' })
  }
  const ceiling = Number(scoreCeiling ?? fullScore)
  if (!(ceiling >= fullScore && ceiling <= 200)) {
    throw new DomainError('invalidInput', {
      message: '得分上限应在 100 到 200 之间。',
      field: 'scoreCeiling',
    })
  }
}

/** Errors: invalidInput at its field. */
function checkShares(payBasicShares: string | undefined): void {
  const read = payBasicShares === undefined ? [] : readShares(payBasicShares)
  if ('fault' in read) {
    throw new DomainError('invalidInput', { message: `${read.fault}。`, field: 'payBasicShares' })
  }
}
