import type {
  Scene,
  SceneGroup,
  SceneLine,
  SceneRef,
  SceneTarget,
  StyleName,
} from '../../domain/scene/scene.ts'
import { pathOf } from './SceneItems.tsx'

export interface Area {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** All boxes of a style as one path, all lines as one. */
interface SceneOutlines {
  readonly boxes: ReadonlyMap<StyleName, string>
  readonly lines: string
}

interface Place {
  readonly group: SceneGroup
  readonly target: SceneTarget
}

/** Side of a cell in millimetres: about one box. */
const cell = 80

/** Look-ups over one scene: what is in an area, what is at a point, where a row stands. */
export class SceneIndex {
  readonly scene: Scene
  private readonly cells = new Map<number, SceneGroup[]>()
  private readonly units = new Map<string, SceneGroup>()
  /** Places of the boxes that were asked about; `unread` is the first box of the scene that may not be among them. */
  private readonly places = new Map<string, Place>()
  private readonly read = new Set<SceneGroup>()
  private unread = 0
  private reaches: readonly Area[] | null = null
  private drawnFromAfar: SceneOutlines | null = null
  private readonly columns: number

  constructor(scene: Scene) {
    this.scene = scene
    this.columns = Math.ceil(scene.width / cell) + 1
    for (const group of scene.groups) {
      for (const key of this.keysOf({
        x0: group.x,
        y0: group.y,
        x1: group.x + group.w,
        y1: group.y + group.h,
      })) {
        const list = this.cells.get(key)
        if (list) list.push(group)
        else this.cells.set(key, [group])
      }
      this.units.set(group.id, group)
    }
  }

  groupsIn(area: Area): SceneGroup[] {
    const found = new Set<SceneGroup>()
    for (const key of this.keysOf(area)) for (const group of this.cells.get(key) ?? []) found.add(group)
    return [...found].filter((group) => overlaps(area, boundsOf(group)))
  }

  linesIn(area: Area): SceneLine[] {
    this.reaches ??= this.scene.lines.map(boundsOfLine)
    const { reaches } = this
    return this.scene.lines.filter((_, at) => overlaps(area, reaches[at] ?? nowhere))
  }

  /** The whole scene from afar; kept, because zooming in and out asks for it again and again. */
  get outlines(): SceneOutlines {
    this.drawnFromAfar ??= {
      boxes: outlinesByStyle(this.scene.groups),
      lines: this.scene.lines.map(pathOf).join(''),
    }
    return this.drawnFromAfar
  }

  groupAt(x: number, y: number): SceneGroup | undefined {
    const key = Math.floor(y / cell) * this.columns + Math.floor(x / cell)
    return this.cells.get(key)?.find((one) => contains(one, x, y))
  }

  targetAt(x: number, y: number): SceneTarget | null {
    const group = this.groupAt(x, y)
    // What is pointed at is about to be selected: its place is known then, without a look into every box.
    if (group) this.readPlaces(group)
    return group?.targets.findLast((target) => contains(target, x, y)) ?? group?.targets[0] ?? null
  }

  /** The people (or villages) in an area, units where none of those is in it: what a lasso takes. */
  targetsIn(area: Area): SceneTarget[] {
    const inside = this.groupsIn(area).flatMap((group) =>
      group.targets.filter((target) => overlaps(area, boundsOf(target))),
    )
    const people = inside.filter(({ ref }) => ref.table === 'person' || ref.table === 'village')
    return people.length > 0 ? people : inside.filter((target) => target.ref.table === 'unit')
  }

  /** Where a row stands. Text and targets of a box are made at its first use, so boxes are read until it is found. */
  placeOf(ref: SceneRef): Place | null {
    if (ref.table === 'unit' && this.units.has(ref.id)) {
      const group = this.units.get(ref.id)
      const target = group?.targets[0]
      return group && target ? { group, target } : null
    }
    const key = keyOf(ref)
    const { groups } = this.scene
    while (!this.places.has(key) && this.unread < groups.length) {
      this.readPlaces(groups[this.unread] as SceneGroup)
      this.unread += 1
    }
    return this.places.get(key) ?? null
  }

  private readPlaces(group: SceneGroup): void {
    if (this.read.has(group)) return
    this.read.add(group)
    for (const target of group.targets) {
      const key = keyOf(target.ref)
      // Who stands in two boxes is marked where he was pointed at.
      if (!this.places.has(key)) this.places.set(key, { group, target })
    }
  }

  /** The next place for an arrow key: within the box, to the parent, to the first below, to a sibling. */
  step(ref: SceneRef | null, key: string): SceneRef | null {
    const place = ref && this.placeOf(ref)
    if (!place) return this.scene.groups[0]?.targets[0]?.ref ?? null
    const { group, target } = place
    const at = group.targets.indexOf(target)
    if (key === 'ArrowDown') return (group.targets[at + 1] ?? this.firstBelow(group)?.targets[0])?.ref ?? null
    if (key === 'ArrowUp')
      return (group.targets[at - 1] ?? this.groupOf(group.parentId)?.targets[0])?.ref ?? null
    const siblings = this.scene.groups
      .filter((one) => one.parentId === group.parentId)
      .sort((a, b) => a.x - b.x || a.y - b.y)
    const next = siblings[siblings.indexOf(group) + (key === 'ArrowRight' ? 1 : -1)]
    return next?.targets[Math.min(at, next.targets.length - 1)]?.ref ?? null
  }

  private firstBelow(group: SceneGroup): SceneGroup | undefined {
    return this.scene.groups.filter((one) => one.parentId === group.id).sort((a, b) => a.x - b.x)[0]
  }

  private groupOf(id: string | null): SceneGroup | undefined {
    return id === null ? undefined : this.units.get(id)
  }

  private keysOf({ x0, y0, x1, y1 }: Area): number[] {
    const keys: number[] = []
    const last = Math.ceil(this.scene.height / cell)
    const clamp = (value: number, most: number) => Math.min(Math.max(Math.floor(value / cell), 0), most)
    for (let row = clamp(y0, last); row <= clamp(y1, last); row += 1) {
      for (let column = clamp(x0, this.columns - 1); column <= clamp(x1, this.columns - 1); column += 1) {
        keys.push(row * this.columns + column)
      }
    }
    return keys
  }
}

function outlinesByStyle(groups: readonly SceneGroup[]): Map<StyleName, string> {
  const parts = new Map<StyleName, string[]>()
  for (const { style, x, y, w, h } of groups) {
    const list = parts.get(style) ?? []
    list.push(`M${x.toFixed(1)} ${y.toFixed(1)}h${w.toFixed(1)}v${h.toFixed(1)}h${(-w).toFixed(1)}z`)
    parts.set(style, list)
  }
  return new Map([...parts].map(([style, list]) => [style, list.join('')]))
}

function keyOf(ref: SceneRef): string {
  return `${ref.table} ${ref.id}`
}

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

function boundsOf({ x, y, w, h }: Rectangle): Area {
  return { x0: x, y0: y, x1: x + w, y1: y + h }
}

const nowhere: Area = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }

function boundsOfLine(line: SceneLine): Area {
  let { x0, y0, x1, y1 } = nowhere
  for (const run of line.runs) {
    for (const [x, y] of run) {
      x0 = Math.min(x0, x)
      y0 = Math.min(y0, y)
      x1 = Math.max(x1, x)
      y1 = Math.max(y1, y)
    }
  }
  return { x0, y0, x1, y1 }
}

function overlaps(a: Area, b: Area): boolean {
  return a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

function contains({ x, y, w, h }: Rectangle, px: number, py: number): boolean {
  return px >= x && px <= x + w && py >= y && py <= y + h
}
