import { z } from 'zod'
import { type SettingName, settingDefaults } from '../setting.ts'
import { put } from './change.ts'
import { command } from './command.ts'

const names = Object.keys(settingDefaults) as [SettingName, ...SettingName[]]

export const changeSettings = command(
  z.object({ values: z.partialRecord(z.enum(names), z.string().max(4000)) }),
  (model, { values }) => {
    const changes = names.flatMap((name) => {
      const value = values[name]
      return value === undefined || value === model.setting(name) ? [] : [put('setting', { id: name, value })]
    })
    return { title: '修改设置', changes }
  },
)
