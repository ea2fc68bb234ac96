/** Widths in em of the narrow characters; everything from CJK punctuation on is one em. */
const narrow: Readonly<Record<string, number>> = {
  i: 0.28,
  l: 0.28,
  j: 0.28,
  t: 0.36,
  f: 0.34,
  r: 0.39,
  I: 0.3,
  ' ': 0.26,
  '.': 0.28,
  ',': 0.28,
  ':': 0.28,
  '/': 0.39,
  '(': 0.34,
  ')': 0.34,
  '-': 0.35,
  '|': 0.27,
  "'": 0.25,
  m: 0.93,
  w: 0.8,
  M: 0.87,
  W: 0.9,
}

const latinWidth = 0.58
/** General punctuation and everything after it is as wide as it is high. */
const firstWide = 0x2000

const widths = Float32Array.from(
  { length: firstWide },
  (_, code) => narrow[String.fromCharCode(code)] ?? latinWidth,
)

/** Width of a text in millimetres at a type size, without a DOM: a little more than the fonts need, never less. */
export function textWidth(text: string, size: number): number {
  let em = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    // The second half of a rare character (夥 is not one, 𠮷 is) takes no room of its own.
    if (code < firstWide) em += widths[code] ?? 1
    else if (code < 0xdc00 || code > 0xdfff) em += 1
  }
  return em * size
}

/** Breaks a text into lines of at most `width`; a long name wraps, it is never cut. Chinese breaks anywhere. */
export function wrapText(text: string, width: number, size: number): string[] {
  if (textWidth(text, size) <= width) return [text]
  const lines: string[] = []
  let line = ''
  for (const character of text) {
    if (line !== '' && textWidth(line + character, size) > width) {
      lines.push(line)
      line = ''
    }
    line += character
  }
  if (line !== '') lines.push(line)
  return lines
}

const upright: Readonly<Record<string, string>> = {
  '（': '︵',
  '）': '︶',
  '(': '︵',
  ')': '︶',
  '〔': '︹',
  '〕': '︺',
  '—': '︱',
  '…': '︙',
}

/** The characters of a vertical text, brackets turned as vertical setting wants them. */
export function verticalCharacters(text: string): string[] {
  return [...text].map((character) => upright[character] ?? character)
}
