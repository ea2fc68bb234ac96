import { describe, expect, it } from 'vitest'
import { readPictureShape } from '../../exchange/picture.ts'
import { aPng } from '../fixtures/picture.ts'

/** The head of a JPEG up to its frame: APP0, a quantisation table, then SOF0 (or SOF2, a progressive one). */
function aJpeg(width: number, height: number, frame = 0xc0): Uint8Array {
  const head = [0xff, 0xd8, 0xff, 0xe0, 0, 16, ...new Array<number>(14).fill(0)]
  const table = [0xff, 0xdb, 0, 67, ...new Array<number>(65).fill(1)]
  const size = [height >> 8, height & 255, width >> 8, width & 255]
  return Uint8Array.from([
    ...head,
    ...table,
    0xff,
    frame,
    0,
    17,
    8,
    ...size,
    3,
    ...new Array<number>(9).fill(0),
  ])
}

const codeOf = (bytes: Uint8Array) => {
  try {
    readPictureShape({ bytes, name: '一层.jpg' })
    return 'read'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a scanned plan', () => {
  it('is known by its bytes, not by its name', () => {
    expect(readPictureShape({ bytes: aJpeg(2480, 1754), name: 'a.png' })).toEqual({
      mime: 'image/jpeg',
      width: 2480,
      height: 1754,
    })
    expect(readPictureShape({ bytes: aJpeg(300, 200, 0xc2), name: 'a' }).width).toBe(300)
    expect(readPictureShape({ bytes: aPng(12, 7), name: 'a.jpg' })).toMatchObject({ width: 12, height: 7 })
  })

  it('is refused where it ends too soon, wherever that is, or has more pixels than are drawn', () => {
    const whole = aPng(12, 7)
    for (let length = 8; length < whole.length; length += 1) {
      expect(codeOf(whole.subarray(0, length))).toBe('fileTruncated')
    }
    expect(codeOf(aJpeg(300, 200).subarray(0, 60))).toBe('fileTruncated')
    expect(codeOf(aJpeg(20_000, 200))).toBe('fileTooLarge')
    expect(codeOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe('fileTruncated')
  })
})
