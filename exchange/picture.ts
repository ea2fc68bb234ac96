import { DomainError } from '../domain/errors.ts'
import type { PictureShape, SourceFile } from '../domain/exchange-port.ts'

/** Larger than a 600 dpi A3 scan in grey needs to be; a workbook carries it in every copy. */
const mostBytes = 15 * 1024 * 1024
/** Browser engines draw no larger side. */
const mostPixels = 16_000

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * What kind of picture a scanned plan is and how large, told by its bytes and never by its name.
 * Errors: fileEmpty, fileTooLarge, fileTruncated, fileUnsupported.
 */
export function readPictureShape({ bytes, name }: SourceFile): PictureShape {
  if (bytes.length === 0) throw new DomainError('fileEmpty')
  if (bytes.length > mostBytes) {
    const size = Math.ceil(bytes.length / 1024 / 1024)
    const message = `底图 ${name} 有 ${size} MB，超过 15 MB。请降低扫描分辨率，或另存为 JPG 后再选。`
    throw new DomainError('fileTooLarge', { message })
  }
  const isPng = pngMark.every((byte, at) => bytes[at] === byte)
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
  if (!isPng && !isJpeg) {
    const message = `${name} 不是 PNG 或 JPG 图片。请把平面图扫描或另存为 PNG、JPG 后再选。`
    throw new DomainError('fileUnsupported', { message })
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = isPng ? pngSize(view) : jpegSize(view)
  if (!size || size.width === 0 || size.height === 0) {
    throw new DomainError('fileTruncated', {
      message: `图片 ${name} 不完整，不能读取。请重新扫描或复制该文件。`,
    })
  }
  if (Math.max(size.width, size.height) > mostPixels) {
    const message = `底图 ${name} 为 ${size.width}×${size.height} 像素，每边最多 ${mostPixels} 像素。请缩小后再选。`
    throw new DomainError('fileTooLarge', { message })
  }
  return { mime: isPng ? 'image/png' : 'image/jpeg', ...size }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** The IHDR chunk comes first (PNG specification §11.2.2), the IEND chunk closes a whole file. */
function pngSize(view: DataView): Size | null {
  if (view.byteLength < 45 || view.getUint32(12) !== 0x49484452) return null
  if (view.getUint32(view.byteLength - 8) !== 0x49454e44) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** The frame header (SOF0…SOF15 without the tables DHT, JPG, DAC) holds the size (ITU T.81 B.2.2). */
function jpegSize(view: DataView): Size | null {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return null
}
