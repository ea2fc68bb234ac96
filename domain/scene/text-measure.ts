/**
 * Widths in em of the ASCII characters: the wider of regular and bold in Noto Sans CJK SC, rounded up to 0.05, as
 * Chromium measures them. Everything else counts as one em.
 */
const classes: readonly (readonly [em: number, characters: string])[] = [
  [0.3, ' |'],
  [0.35, "',.:;Iijl"],
  [0.4, '!()-/[\\]f{}'],
  [0.45, 'rt'],
  [0.5, 's'],
  [0.55, '*?cz'],
  [0.6, '0123456789"#$+<=>FJLY^_aegvxy~'],
  [0.65, 'AESTVXZ`bdhknopqu'],
  [0.7, 'BCKPR'],
  [0.75, '&DGNU'],
  [0.8, 'HOQ'],
  [0.9, 'Mw'],
  [0.95, 'W'],
  [1.05, '@'],
]

const widths = new Float32Array(128).fill(1)
for (const [em, characters] of classes) {
  for (let at = 0; at < characters.length; at += 1) widths[characters.charCodeAt(at)] = em
}

/** Width of a text in millimetres at a type size, without a DOM: a little more than the fonts need, never less. */
export function textWidth(text: string, size: number): number {
  let em = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    // The second half of a rare character (夥 is not one, 𠮷 is) takes no room of its own.
    if (code < 128) em += widths[code] ?? 1
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
