import { type Orientation, type Paper, pageSize, type ScenePage } from './pages.ts'
import type { Plate } from './plates.ts'
import type { SceneLine } from './scene.ts'

/** Millimetres kept free at the edge of a sheet, between signs, and the length of a cut mark. */
const edge = 5
const gap = 8
const mark = 4

/**
 * Signs laid out on sheets, as many as fit side by side and below each other, with marks to cut along. A sign that
 * fits the sheet only when it is turned gets the turned sheet; one that does not fit at all gives no page.
 */
export function plateSheets(
  plates: readonly Plate[],
  paper: Paper,
  orientation: Orientation,
  title: string,
): ScenePage[] {
  const [first] = plates
  if (!first) return []
  const turned = orientation === 'landscape' ? 'portrait' : 'landscape'
  const sheet = [orientation, turned]
    .map((one) => laidOn(first, pageSize(paper, one as Orientation)))
    .find(({ columns, rows }) => columns * rows > 0)
  if (!sheet) return []
  const { columns, rows, width, height } = sheet
  const each = columns * rows
  const pages: ScenePage[] = []
  for (let at = 0; at < plates.length; at += each) {
    const shown = plates.slice(at, at + each)
    const left = (width - columns * first.w - (columns - 1) * gap) / 2
    const top = (height - rows * first.h - (rows - 1) * gap) / 2
    const placed = shown.map((plate, index) => ({
      plate,
      x: left + (index % columns) * (plate.w + gap),
      y: top + Math.floor(index / columns) * (plate.h + gap),
    }))
    const groups = placed.map(({ plate, x, y }) => ({
      id: plate.id,
      title,
      x,
      y,
      w: plate.w,
      h: plate.h,
      style: 'plate' as const,
      items: plate.items(x, y),
      targets: [],
      parentId: null,
    }))
    const lines = placed.map(({ plate, x, y }) => cutMarks(x, y, plate))
    pages.push({
      width,
      height,
      scene: { width, height, groups, lines },
      place: { x: 0, y: 0, scale: 1 },
      around: [],
      title,
    })
  }
  return pages
}

function laidOn(plate: Plate, [width, height]: readonly [number, number]) {
  const many = (room: number, size: number) => Math.max(0, Math.floor((room - 2 * edge + gap) / (size + gap)))
  return { columns: many(width, plate.w), rows: many(height, plate.h), width, height }
}

/** Short strokes outward from the corners, none of them on the sign. */
function cutMarks(x: number, y: number, { w, h }: Plate): SceneLine {
  const corners = [
    [x, y, -1, -1],
    [x + w, y, 1, -1],
    [x, y + h, -1, 1],
    [x + w, y + h, 1, 1],
  ] as const
  return {
    kind: 'line',
    style: 'cut',
    runs: corners.flatMap(
      ([cx, cy, dx, dy]) =>
        [
          [
            [cx + dx * 0.8, cy],
            [cx + dx * mark, cy],
          ],
          [
            [cx, cy + dy * 0.8],
            [cx, cy + dy * mark],
          ],
        ] as [number, number][][],
    ),
  }
}
