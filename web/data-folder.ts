import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where the workbooks are: the same folder that Electron uses, so that both shells open the same workbook. */
export function dataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const given = environment.WORKBENCH_DATA_DIR
  if (given) return resolve(given)
  return join(userFolder(environment, platform), '街道机构编制工作台', 'data')
}

/** What Electron calls appData. */
function userFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return environment.XDG_CONFIG_HOME || join(homedir(), '.config')
}
