import { DomainError } from '../domain/errors.ts'

/** What a file is by its first bytes; its name is not asked, because rosters come under any extension. */
export type FileKind = 'zip' | 'ole' | 'markup' | 'text'

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** Unpacked size from which reading would fill the memory of an office PC, in bytes. */
const unpackedLimit = 300 * 1024 * 1024
const advice = '请在 WPS 或 Excel 中另存为 .xlsx 后再导入。'

/** Errors: fileEmpty, fileUnsupported. */
export function fileKind(bytes: Uint8Array, fileName: string): FileKind {
  if (bytes.length === 0) {
    throw new DomainError('fileEmpty', { message: `“${fileName}”是空文件（0 字节），里面没有内容。` })
  }
  if (starts(bytes, [0x50, 0x4b])) return 'zip'
  if (starts(bytes, ole.slice(0, 4))) return 'ole'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  if (head.startsWith('%PDF')) throw unsupported(fileName, '是 PDF 文件，不是表格')
  const wide = starts(bytes, [0xff, 0xfe]) || starts(bytes, [0xfe, 0xff])
  if (!wide && head.includes('\0')) throw unsupported(fileName, '不是表格文件')
  const text = head.replace(/^ï»¿/, '').trimStart()
  if (text.startsWith('{') || text.startsWith('[')) throw unsupported(fileName, '是 JSON 数据，不是表格')
  return text.startsWith('<') ? 'markup' : 'text'
}

/** Checks a zip by its central directory before anything is unpacked. Errors: fileTruncated, fileTooLarge, fileUnsupported. */
export function checkZip(bytes: Uint8Array, fileName: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  if (end < 0) throw truncated(fileName)
  let at = view.getUint32(end + 16, true)
  let total = 0
  let isWorkbook = false
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw truncated(fileName)
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder('latin1').decode(bytes.subarray(at + 46, at + 46 + nameLength))
    isWorkbook ||= name.startsWith('xl/workbook.') || name === 'content.xml'
    total += view.getUint32(at + 24, true)
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (total > unpackedLimit) {
    const size = Math.round(total / 1024 / 1024)
    throw new DomainError('fileTooLarge', {
      message: `“${fileName}”展开后约 ${size} MB，超过 300 MB，无法读取。请删去多余的工作表、图片和空行后另存再导入。`,
    })
  }
  if (!isWorkbook) throw unsupported(fileName, '是压缩包或文档，不是表格')
}

/** The file stops before its end. */
export function truncated(fileName: string): DomainError {
  return new DomainError('fileTruncated', {
    message: `“${fileName}”不完整（可能没有下载或复制完），无法读取。请重新取得该文件后再导入。`,
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

/** The offset of the end-of-central-directory record, searched from the back past a comment; -1 where there is none. */
function endRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return -1
}
