import { defaultOperatorPolicy, type OperatorStatus } from '../../domain/operator.ts'
import type { PersonalProtection } from '../../domain/personal.ts'
import type { WorkbookStatus } from '../../domain/workbook.ts'

/** Id numbers and phones can be read and filled. */
export const openNumbers: PersonalProtection = {
  state: 'open',
  hasPassphrase: true,
  hasKeychain: false,
  canKeychain: false,
  plainPeople: 0,
}

/** Nobody is registered: whoever sits at the screen works. */
export const noOperators: OperatorStatus = {
  state: 'off',
  current: null,
  profiles: [],
  policy: defaultOperatorPolicy,
}

/** The status of a workbook that is open, with its numbers so. */
export function statusWith(personal: PersonalProtection): WorkbookStatus {
  return {
    open: { file: 'a.orgbook', workbookId: 'w', name: '示例', branch: null, mainFile: 'a.orgbook', personal },
    trouble: null,
    workbooks: [],
    backups: [],
    lastBackupAt: null,
    backupTrouble: null,
    backupFolder: null,
    lastDrill: null,
    brokenAt: null,
    operators: noOperators,
  }
}
