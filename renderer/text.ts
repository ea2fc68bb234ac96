import type { ProofStep } from '../domain/backup.ts'
import { DomainError, type ErrorCode } from '../domain/errors.ts'

// Words that stand on papers too are named beside their concepts.
export { employmentNames } from '../domain/appointment.ts'
export { plateRelationNames } from '../domain/plate.ts'
export { leadingNames } from '../domain/post.ts'
export { dutyFieldNames, unitKindNames } from '../domain/unit.ts'
export { villageKindNames } from '../domain/village.ts'

export const productName = '街道机构编制工作台'
export const secrecyLine = '本机为非涉密计算机，禁止录入涉密内容'

const sentences: Record<ErrorCode, string> = {
  invalidInput: '填写的内容有误，请按提示修改后再试。',
  unknownCall: '程序版本不一致，请重新启动本软件。',
  notFound: '这条记录已不存在，可能已被撤销，请刷新后再试。',
  ruleViolated: '这样调整会突破核定数，未作任何改动。',
  nothingToUndo: '没有可以撤销的操作。',
  nothingToRedo: '没有可以恢复的操作。',
  viewOnly: '正在查看另一天的状态，只能看；请先回到今天再改动。',
  undoStale: '查看之后工作簿又有改动，未作撤销。请重新查看要撤销的内容。',
  noWorkbook: '还没有打开工作簿，请先新建或打开一个工作簿。',
  workbookNewer: '这个工作簿由更新版本的软件保存，本版本不能打开。请升级软件，文件未作改动。',
  workbookBroken: '工作簿文件已损坏，不能打开。可以从最近的备份恢复。',
  workbookLocked: '工作簿正被另一个窗口或另一份软件使用，请先关闭它再打开。',
  workbookMissing: '找不到工作簿文件，可能已被移动或删除。可以打开其他工作簿，或从备份恢复。',
  workbookReadOnly: '工作簿所在文件夹不能写入，请检查文件夹权限或更换位置。未作任何改动。',
  notAWorkbook: '这个文件不是本软件的工作簿。请选择扩展名为 .orgbook 的工作簿文件；名册请用“导入名册”。',
  diskFull: '磁盘空间已满，本次改动没有保存。请清理磁盘后再试，原有数据不受影响。',
  workbookGone:
    '工作簿文件在打开期间被移动、删除或换掉，本次改动没有保存。请先到首页点“立即备份”留下现有内容，再从备份恢复。',
  backupFolderMissing:
    '没有备份：找不到备份文件夹，可能移动硬盘或U盘没有接上。请接上后点“立即备份”，或改换备份文件夹。工作簿本身不受影响。',
  backupReadOnly:
    '没有备份：备份文件夹不能写入。请检查文件夹权限或磁盘写保护，或改换备份文件夹。工作簿本身不受影响。',
  backupDiskFull:
    '没有备份：备份所在的磁盘空间已满。请清理后点“立即备份”，或改换备份文件夹。工作簿本身不受影响。',
  backupFailed:
    '没有备份：写好的备份没有通过校验，已经丢弃。请再点“立即备份”；若仍不成功，请改换备份文件夹，并检查工作簿。',
  noBackup: '还没有可用的备份。请先点“立即备份”。',
  backupUnusable: '这份备份现在没有通过校验，没有恢复，什么都没有改动。请重新检查，改用另一份备份。',
  nothingReadable: '这个文件里读不出任何记录，不能抢救，什么都没有改动。请从备份恢复。',
  ledgerClosed: '台账未打开，本次改动没有保存。',
  constraintViolated: '与已有记录冲突，本次改动没有保存。',
  inUse: '仍被其他记录引用，不能删除。',
  fileNotFound: '找不到所选文件，请重新选择。',
  fileTooLarge: '文件过大，不能读取。请拆分后再导入。',
  fileEncrypted: '文件已加密，不能读取。请先用 WPS 或 Excel 去掉密码后另存。',
  fileTruncated: '文件不完整（可能复制时中断），不能读取。请重新获取该文件。',
  fileUnsupported: '不支持这种文件。请选择 .xlsx、.xls、.et 或 .csv 文件。',
  fileEmpty: '文件里没有内容。',
  importStale: '预览之后工作簿又有改动，请重新预览后再导入。',
  cancelled: '已取消。',
  backendDown: '后台处理中断，已自动重新启动。刚才的操作没有保存，之前的都在，请再试一次。',
  forbidden: '不允许这样操作。',
  planLocked: '这个方案已定稿，不能再改动。需要修改时，请以它为起点另立一个方案。',
  planUnbalanced: '方案还有未处置或未安置的事项，不能定稿。',
  planUnlocked: '方案尚未定稿，不能采纳。请先打开方案并定稿。',
  planMissing:
    '找不到方案文件，可能已被移动或删除。现行工作簿和其他方案不受影响；找到文件后放回原处，或用“打开文件”打开它。',
  planNameTaken: '已有同名方案，请换一个名称。',
  packageDamaged: '交换包已损坏或被改动过，没有读入任何内容。请让对方重新给出一份。',
  packageForeign: '这个交换包出自另一个工作簿，不能并入当前工作簿。可以“作为副本打开”查看。',
  packageBaseUnknown:
    '交换包的起点不在当前工作簿的变更台账里（当前工作簿可能是从更早的备份恢复的），不能并入。可以“作为副本打开”后对照处理。',
  packagePassphrase: '口令不对，或没有填写口令。交换包没有打开。',
  mergeStale: '预览之后当前工作簿又有改动，请重新核对后再确认。',
  mergeUndecided: '还有冲突没有选定取哪一边，未作任何改动。',
  personalDataLocked: '身份证号、电话已加密，请先解锁。未作任何改动。',
  personalPassphrase: '个人信息口令不对，请重新填写。',
  signedOut: '工作台已锁定，请先登录。没有作任何改动。',
  notPermitted: '当前操作员没有办理这一事项的权限。',
  operatorPassphrase: '口令不对，请重新输入。',
  operatorWait: '口令连续输错，请稍候再试。',
  operatorsDamaged: '操作员登记文件已损坏，不能登录。请按使用手册“操作员”一节恢复登记文件。',
  secondPersonNeeded: '已设定定稿、采纳须由两人办理：请先提请，再由另一名审核操作员确认。',
  requestVoid: '提请之后又有改动，这次提请已失效。请核对后重新提请。',
}

/** The one place where a failure becomes a sentence. */
export function sentenceOf(error: unknown): string {
  if (error instanceof DomainError) {
    const { message, fileName } = error.detail
    const sentence = message || sentences[error.code]
    return typeof fileName === 'string' && !sentence.includes(fileName)
      ? `“${fileName}”：${sentence}`
      : sentence
  }
  // A shell's own failure (a dialog, a printer) crosses Electron as a plain Error that carries its sentence.
  if (error instanceof Error && /[\u4e00-\u9fff]/.test(error.message)) {
    return error.message.replace(/^Error invoking remote method '[^']*': (Error: )?/, '')
  }
  return '程序出现意外错误，刚才的操作没有保存。请再试一次；若仍出现，请重新启动本软件。'
}

export function codeSentence(code: string): string {
  return sentences[code as ErrorCode] ?? sentences.workbookBroken
}

export const countingNames = {
  counted: '占编',
  concurrent: '兼任（不占编）',
  retainedTreatment: '保留待遇',
} as const
export const appointmentKindNames = {
  main: '主岗',
  concurrent: '兼任',
  secondment: '借调',
  temporary: '挂职',
} as const
export const jurisdictionKindNames = { legal: '行政隶属', administered: '代管' } as const

/** The signs that stand beside every colour (interface.md): the same on screen, paper and in tables. */
export const stateSigns = { vacant: '○', full: '●', over: '▲', unverified: '?' } as const
export const stateNames = { vacant: '空', full: '满', over: '超', unverified: '待核' } as const

/** 拟下放, 争议, 已下放待承接, 已承接, 仍由市级行使, 取消. */
export const powerStatusSigns = {
  proposed: '○',
  disputed: '▲',
  released: '→',
  takenUp: '✓',
  retained: '●',
  cancelled: '×',
} as const

export const unitRelationNames = { coLocation: '合署办公', guidance: '业务指导' } as const

export const proofStepNames: Record<ProofStep, string> = {
  copy: '正在取出备份',
  open: '正在试开',
  integrity: '正在通读文件',
  chain: '正在核对变更台账',
  counts: '正在逐行核对',
}

/** What a failed step says of the copy that was tried. */
export const proofFaults: Record<ProofStep, string> = {
  copy: '备份文件读不出来。',
  open: '备份打不开。',
  integrity: '备份内容有损坏。',
  chain: '备份里的变更台账校验不符。',
  counts: '备份里的记录与变更台账不符。',
}

/** What the check after the open found: the first entry that does not fit, or 0 for the file or its rows. */
export function brokenSentence(brokenAt: number): string {
  return brokenAt === 0 ? '工作簿内容有损坏，或与变更台账不符' : `变更台账第 ${brokenAt} 条校验不符`
}
