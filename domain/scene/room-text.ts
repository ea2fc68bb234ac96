import type { Rectangle } from '../rooms/outline.ts'
import type { SceneItem, SceneRef, SceneTarget, TextStyle } from './scene.ts'
import { textWidth, wrapText } from './text-measure.ts'

/** A short text in a room: a line of its own, or one of many names that share lines. */
export interface RoomWord {
  readonly content: string
  readonly style: TextStyle
  /** Height against the type of the names. */
  readonly scale: number
  readonly flows: boolean
  readonly ref: SceneRef | null
}

/** Type heights in millimetres on the plan of 1:100, the largest that fits is taken. */
const sizes = { most: 5.4, least: 1.5, step: 0.15 } as const
const padding = 1.4
const lineHeight = 1.28

interface Piece {
  readonly word: RoomWord
  readonly content: string
  readonly width: number
}
type Line = readonly Piece[]

/** Sets the words of a room into its inside, middle on middle, as large as they fit. */
export function setWords(
  words: readonly RoomWord[],
  inside: Rectangle,
): { readonly items: readonly SceneItem[]; readonly targets: readonly SceneTarget[] } {
  const width = Math.max(1, inside.w - 2 * padding)
  const height = Math.max(1, inside.h - 2 * padding)
  let size: number = sizes.most
  let lines = linesAt(words, width, size)
  while (size > sizes.least && (heightOf(lines, size) > height || widest(lines, size) > width)) {
    size -= sizes.step
    lines = linesAt(words, width, size)
  }
  // A closet: the words go on getting smaller rather than over its walls.
  const overflow = Math.min(1, height / heightOf(lines, size), width / widest(lines, size))
  return place(lines, size * overflow, inside)
}

function linesAt(words: readonly RoomWord[], width: number, size: number): Line[] {
  const lines: Piece[][] = []
  for (const word of words) {
    const type = word.scale * size
    const last = lines.at(-1)
    const own = textWidth(word.content, type)
    const joins = word.flows && last?.[0]?.word.flows
    if (joins && last && lineWidth(last, size) + gap(size) + own <= width) {
      last.push({ word, content: word.content, width: own })
      continue
    }
    for (const content of wrapText(word.content, width, type)) {
      lines.push([{ word, content, width: textWidth(content, type) }])
    }
  }
  return lines
}

const gap = (size: number) => size * 0.8
const lineWidth = (line: Line, size: number) =>
  line.reduce((sum, piece) => sum + piece.width, 0) + gap(size) * (line.length - 1)
const widest = (lines: readonly Line[], size: number) =>
  Math.max(0.1, ...lines.map((line) => lineWidth(line, size)))
const tallest = (line: Line) => Math.max(...line.map(({ word }) => word.scale))
const heightOf = (lines: readonly Line[], size: number) =>
  Math.max(
    0.1,
    lines.reduce((sum, line) => sum + tallest(line) * size * lineHeight, 0),
  )

function place(lines: readonly Line[], size: number, inside: Rectangle) {
  const items: SceneItem[] = []
  const targets: SceneTarget[] = []
  let y = inside.y + (inside.h - heightOf(lines, size)) / 2
  for (const line of lines) {
    const h = tallest(line) * size * lineHeight
    const widths = line.map(({ content, word }) => textWidth(content, word.scale * size))
    const whole = widths.reduce((sum, width) => sum + width, 0) + gap(size) * (line.length - 1)
    let x = inside.x + (inside.w - whole) / 2
    for (const [at, { word, content }] of line.entries()) {
      const type = word.scale * size
      const w = widths[at] ?? 0
      // A word alone on its line is set by its middle: the measure is a little wider than the font.
      const isAlone = line.length === 1
      items.push({
        kind: 'text',
        x: isAlone ? inside.x + inside.w / 2 : x,
        y: y + h * 0.5 + type * 0.36,
        content,
        size: type,
        style: word.style,
        anchor: isAlone ? 'middle' : 'start',
      })
      if (word.ref) targets.push({ ref: word.ref, label: word.content, x, y, w, h })
      x += w + gap(size)
    }
    y += h
  }
  return { items, targets }
}
