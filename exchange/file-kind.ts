import { DomainError } from '../domain/errors.ts'

/** What a file is by its first bytes; its name is not asked, because rosters come under any extension. */
export type FileKind = 'zip' | 'ole' | 'markup' | 'text'

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** Size of a file without compression from which the same holds, in bytes. */
const plainLimit = 100 * 1024 * 1024
/** Unpacked size from which reading would fill the memory of an office PC, in bytes. */
export const unpackedLimit = 300 * 1024 * 1024
const advice = '请在 WPS 或 Excel 中另存为 .xlsx 后再导入。'

/** Errors: fileEmpty, fileUnsupported, fileTooLarge. */
export function fileKind(bytes: Uint8Array, fileName: string): FileKind {
  if (bytes.length === 0) {
    throw new DomainError('fileEmpty', { message: `“${fileName}”是空文件（0 字节），里面没有内容。` })
  }
  if (starts(bytes, [0x50, 0x4b])) return 'zip'
  if (bytes.length > plainLimit) throw tooLarge(fileName, bytes.length, plainLimit)
  if (starts(bytes, ole.slice(0, 4))) return 'ole'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  if (head.startsWith('%PDF')) throw unsupported(fileName, '是 PDF 文件，不是表格')
  const wide = starts(bytes, [0xff, 0xfe]) || starts(bytes, [0xfe, 0xff])
  if (!wide && head.includes('\0')) throw unsupported(fileName, '不是表格文件')
  const text = head.replace(/^ï»¿/, '').trimStart()
  if (text.startsWith('{') || text.startsWith('[')) throw unsupported(fileName, '是 JSON 数据，不是表格')
  return text.startsWith('<') ? 'markup' : 'text'
}

/** The file stops before its end, or does not fit its own checksums. */
export function truncated(fileName: string): DomainError {
  return new DomainError('fileTruncated', {
    message: `“${fileName}”不完整或已损坏（可能没有下载或复制完），无法读取。请重新取得该文件后再导入。`,
  })
}

/** The file is more than can be read; sizes in bytes. */
export function tooLarge(fileName: string, size: number, limit = unpackedLimit): DomainError {
  const shown = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`
  const large = size > limit ? `内容约 ${shown(size)}，超过 ${shown(limit)}` : `内容超过 ${shown(limit)}`
  return new DomainError('fileTooLarge', {
    message: `“${fileName}”${large}，无法读取。请删去多余的工作表、图片和空行后另存再导入。`,
  })
}

/** The file asks for a password. */
export function encrypted(fileName: string): DomainError {
  return new DomainError('fileEncrypted', {
    message: `“${fileName}”设有打开密码，无法读取。请在 WPS 或 Excel 中去掉密码，另存后再导入。`,
  })
}

/** The file is none that can be read; `what` continues its name. */
export function unsupported(fileName: string, what: string): DomainError {
  return new DomainError('fileUnsupported', { message: `“${fileName}”${what}，无法读取。${advice}` })
}

function starts(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}
