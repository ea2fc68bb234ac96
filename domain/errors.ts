/** Every way in which a call can fail by something that the clerk can answer. The renderer turns a code into a sentence. */
export const errorCodes = [
  'invalidInput',
  'unknownCall',
  'notFound',
  'ruleViolated',
  'nothingToUndo',
  'nothingToRedo',
  'undoStale',
  'viewOnly',
  'noWorkbook',
  'workbookNewer',
  'workbookBroken',
  'workbookLocked',
  'workbookMissing',
  'workbookReadOnly',
  'notAWorkbook',
  'workbookGone',
  'diskFull',
  'backupFolderMissing',
  'backupReadOnly',
  'backupDiskFull',
  'backupFailed',
  'noBackup',
  'backupUnusable',
  'nothingReadable',
  'ledgerClosed',
  'constraintViolated',
  'inUse',
  'fileNotFound',
  'fileTooLarge',
  'fileEncrypted',
  'fileTruncated',
  'fileUnsupported',
  'fileEmpty',
  'importStale',
  'cancelled',
  'backendDown',
  'forbidden',
  'planLocked',
  'planUnbalanced',
  'planUnlocked',
  'planMissing',
  'planNameTaken',
  'packageDamaged',
  'packageForeign',
  'packageBaseUnknown',
  'packagePassphrase',
  'mergeStale',
  'mergeUndecided',
  'personalDataLocked',
  'personalPassphrase',
  'signedOut',
  'notPermitted',
  'operatorPassphrase',
  'operatorWait',
  'operatorsDamaged',
  'secondPersonNeeded',
  'requestVoid',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What a failed call says beside its code: a Chinese sentence where the rule wrote one, and the place. */
export interface ErrorDetail {
  readonly message?: string
  readonly field?: string
  readonly findings?: readonly { readonly code: string; readonly sentence: string; readonly basis: string }[]
  readonly [key: string]: unknown
}

/** An expected failure: it crosses the process border as its code and detail, never as a class. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly detail: ErrorDetail

  constructor(code: ErrorCode, detail: ErrorDetail = {}) {
    super(detail.message ?? code)
    this.name = 'DomainError'
    this.code = code
    this.detail = detail
  }
}

/** The answer to every call across a process border. */
export type Reply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode; readonly detail: ErrorDetail } }
