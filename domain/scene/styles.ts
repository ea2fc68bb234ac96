import type { StyleName, TextStyle } from './scene.ts'

export type Theme = 'light' | 'dark' | 'print'

/** Attributes of a box or line; explicit, so that an SVG file stands by itself. Widths in millimetres. */
export interface BoxPaint {
  readonly fill: string
  readonly stroke: string
  readonly width: number
  readonly dash?: string
}

export interface TextPaint {
  readonly fill: string
  readonly weight: number
  readonly decoration?: 'line-through'
}

interface Palette {
  readonly ink: string
  readonly soft: string
  readonly paper: string
  readonly head: string
  readonly line: string
  readonly vacant: string
  readonly over: string
  readonly unverified: string
  readonly added: string
  readonly renamed: string
}

const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    ink: '#1d2129',
    soft: '#5b6270',
    paper: '#ffffff',
    head: '#eef2f8',
    line: '#7c8595',
    vacant: '#1463c0',
    over: '#c02525',
    unverified: '#955f00',
    added: '#1b7a3d',
    renamed: '#7a3fa0',
  },
  dark: {
    ink: '#e6e8ec',
    soft: '#a3abb8',
    paper: '#1e2228',
    head: '#2a3240',
    line: '#8891a0',
    vacant: '#79b0f5',
    over: '#ff7b74',
    unverified: '#e6ad4f',
    added: '#66c78a',
    renamed: '#c79be8',
  },
  print: {
    ink: '#000000',
    soft: '#333333',
    paper: '#ffffff',
    head: '#ffffff',
    line: '#000000',
    vacant: '#0b4a94',
    over: '#a31515',
    unverified: '#7a4d00',
    added: '#0f5c2c',
    renamed: '#5b2a80',
  },
}

export function boxPaint(style: StyleName, theme: Theme): BoxPaint {
  const { ink, soft, paper, head, line, vacant, over, unverified, added, renamed } = palettes[theme]
  const paints: Record<StyleName, BoxPaint> = {
    unit: { fill: paper, stroke: line, width: 0.25 },
    unitTop: { fill: paper, stroke: ink, width: 0.45 },
    unitOver: { fill: paper, stroke: over, width: 0.5 },
    unitUnverified: { fill: paper, stroke: unverified, width: 0.35 },
    unitAdded: { fill: paper, stroke: added, width: 0.4 },
    unitAddedInner: { fill: 'none', stroke: added, width: 0.3 },
    unitRemoved: { fill: paper, stroke: over, width: 0.4, dash: '1.4 1' },
    unitMoved: { fill: paper, stroke: vacant, width: 0.6, dash: '4 0.8' },
    unitRenamed: { fill: paper, stroke: renamed, width: 0.6, dash: '0.6 0.6' },
    unitChanged: { fill: paper, stroke: unverified, width: 0.6 },
    unitSame: { fill: paper, stroke: line, width: 0.2 },
    village: { fill: paper, stroke: line, width: 0.25 },
    villageAdministered: { fill: paper, stroke: ink, width: 0.3, dash: '1.6 1' },
    header: { fill: head, stroke: 'none', width: 0 },
    row: { fill: 'none', stroke: 'none', width: 0 },
    rowVacant: { fill: 'none', stroke: vacant, width: 0.15, dash: '0.8 0.6' },
    rowOver: { fill: 'none', stroke: over, width: 0.25 },
    dashed: { fill: 'none', stroke: soft, width: 0.2, dash: '1.2 0.8' },
    relation: { fill: 'none', stroke: ink, width: 0.3 },
    guide: { fill: 'none', stroke: ink, width: 0.3, dash: '2 1.2' },
    frame: { fill: 'none', stroke: ink, width: 0.4 },
    divider: { fill: 'none', stroke: line, width: 0.25 },
    rule: { fill: 'none', stroke: soft, width: 0.15 },
    room: { fill: paper, stroke: ink, width: 0.5 },
    roomOver: { fill: paper, stroke: over, width: 0.7 },
    roomEmpty: { fill: paper, stroke: vacant, width: 0.5, dash: '2 1.2' },
    roomService: { fill: theme === 'print' ? '#eeeeee' : head, stroke: ink, width: 0.5 },
    veil: {
      fill: theme === 'dark' ? 'rgba(30,34,40,0.75)' : 'rgba(255,255,255,0.75)',
      stroke: 'none',
      width: 0,
    },
    doorGap: { fill: 'none', stroke: paper, width: 0.9 },
    doorLeaf: { fill: 'none', stroke: ink, width: 0.2 },
    grid: { fill: 'none', stroke: head, width: 0.15 },
    floorEdge: { fill: 'none', stroke: soft, width: 0.25, dash: '3 1.5' },
    plate: { fill: '#ffffff', stroke: '#000000', width: 0.3 },
    plateBlue: { fill: '#0b3d91', stroke: '#0b3d91', width: 0.3 },
    cut: { fill: 'none', stroke: '#000000', width: 0.1 },
    bar: { fill: theme === 'print' ? '#dddddd' : head, stroke: line, width: 0.3 },
    // Told apart without colour too: what is less has a broken edge, what is more a heavy one.
    barLess: { fill: paper, stroke: over, width: 0.4, dash: '1.2 0.8' },
    barMore: { fill: paper, stroke: vacant, width: 0.6 },
  }
  return paints[style]
}

export function textPaint(style: TextStyle, theme: Theme): TextPaint {
  const { ink, soft, vacant, over, unverified, added, renamed } = palettes[theme]
  const paints: Record<TextStyle, TextPaint> = {
    name: { fill: ink, weight: 600 },
    plate: { fill: ink, weight: 400 },
    figure: { fill: soft, weight: 400 },
    member: { fill: ink, weight: 400 },
    leader: { fill: ink, weight: 600 },
    vacant: { fill: vacant, weight: 400 },
    over: { fill: over, weight: 600 },
    unverified: { fill: unverified, weight: 400 },
    hollow: { fill: soft, weight: 400 },
    muted: { fill: soft, weight: 400 },
    title: { fill: ink, weight: 700 },
    small: { fill: soft, weight: 400 },
    added: { fill: added, weight: 600 },
    removed: { fill: over, weight: 400, decoration: 'line-through' },
    moved: { fill: vacant, weight: 600 },
    renamed: { fill: renamed, weight: 600 },
    changed: { fill: unverified, weight: 600 },
    onBlue: { fill: '#ffffff', weight: 600 },
  }
  return paints[style]
}

/** Fonts of drawings in the order in which they are looked for; the first that is there is taken. */
export const sceneFonts = [
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'Microsoft YaHei',
  'PingFang SC',
  'WenQuanYi Micro Hei',
] as const

export const sceneFont = [...sceneFonts.map((name) => `'${name}'`), 'sans-serif'].join(', ')
