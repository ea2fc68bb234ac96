import type { TableName } from '../tables.ts'

/** The row that a part of a drawing stands for. */
export interface SceneRef {
  readonly table: TableName
  readonly id: string
}

export type StyleName =
  | 'unit'
  | 'unitTop'
  | 'unitOver'
  | 'unitUnverified'
  | 'unitAdded'
  | 'unitAddedInner'
  | 'unitRemoved'
  | 'unitMoved'
  | 'unitRenamed'
  | 'unitChanged'
  | 'unitSame'
  | 'village'
  | 'villageAdministered'
  | 'header'
  | 'row'
  | 'rowVacant'
  | 'rowOver'
  | 'dashed'
  | 'relation'
  | 'guide'
  | 'frame'
  | 'divider'
  | 'rule'
  | 'room'
  | 'roomOver'
  | 'roomEmpty'
  | 'roomService'
  | 'veil'
  | 'doorGap'
  | 'doorLeaf'
  | 'grid'
  | 'floorEdge'
  | 'plate'
  | 'plateBlue'
  | 'cut'
  | 'bar'
  | 'barLess'
  | 'barMore'

export type TextStyle =
  | 'name'
  | 'plate'
  | 'figure'
  | 'member'
  | 'leader'
  | 'vacant'
  | 'over'
  | 'unverified'
  | 'hollow'
  | 'muted'
  | 'title'
  | 'small'
  | 'added'
  | 'removed'
  | 'moved'
  | 'renamed'
  | 'changed'
  | 'onBlue'

/** A rectangle, in millimetres from the drawing's top left. */
export interface SceneBox {
  readonly kind: 'box'
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly style: StyleName
}

export interface SceneText {
  readonly kind: 'text'
  /** Where the anchor stands; `y` is the base line, of the first character for vertical text. */
  readonly x: number
  readonly y: number
  readonly content: string
  /** Height of the type in millimetres (9 pt = 3.175 mm). */
  readonly size: number
  readonly style: TextStyle
  readonly anchor: 'start' | 'middle' | 'end'
  readonly vertical?: boolean
  /** Upside down about its anchor: the far side of a card that is folded. */
  readonly turned?: boolean
}

/** A picture stretched to a rectangle; the address holds its bytes (`data:`). */
export interface SceneImage {
  readonly kind: 'image'
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly address: string
}

/** Connected points, each run drawn for itself. */
export interface SceneLine {
  readonly kind: 'line'
  readonly runs: readonly (readonly (readonly [x: number, y: number])[])[]
  readonly style: StyleName
}

export type SceneItem = SceneBox | SceneText | SceneLine

/** A place in a group that can be selected, dragged and dropped on. */
export interface SceneTarget {
  readonly ref: SceneRef
  /** What a screen reader says. */
  readonly label: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** What is shown or left out as one: a unit's box with all that stands in it. */
export interface SceneGroup {
  readonly id: string
  /** The name in one piece, for where there is no room for the items. */
  readonly title: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly style: StyleName
  readonly items: readonly SceneItem[]
  /** The unit first, then its posts and people from the top down. */
  readonly targets: readonly SceneTarget[]
  readonly parentId: string | null
}

/** A drawing, renderer-neutral: what is seen is what is printed, to the last box. */
export interface Scene {
  readonly width: number
  readonly height: number
  readonly groups: readonly SceneGroup[]
  readonly lines: readonly SceneLine[]
  /** Below everything else: a scanned plan, a grid. */
  readonly underlay?: readonly (SceneItem | SceneImage)[]
}

/** Millimetres of a type size in points. */
export const millimetresPerPoint = 25.4 / 72
