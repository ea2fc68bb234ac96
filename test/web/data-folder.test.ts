import { isAbsolute, join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder } from '../../web/data-folder.ts'

test('the workbooks are where Electron keeps its user data, unless another folder is named', () => {
  expect(dataFolder({ APPDATA: join('C:', 'u') }, 'win32')).toBe(
    join('C:', 'u', '街道机构编制工作台', 'data'),
  )
  expect(dataFolder({ XDG_CONFIG_HOME: '/c' }, 'linux')).toBe(join('/c', '街道机构编制工作台', 'data'))
  expect(dataFolder({}, 'darwin')).toMatch(/Application Support.街道机构编制工作台.data$/)
  expect(isAbsolute(dataFolder({ WORKBENCH_DATA_DIR: 'here' }, 'linux'))).toBe(true)
})
