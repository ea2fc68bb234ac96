import type { SheetCell } from '../../../domain/performance/sheet.ts'

/** What a grid of indicators is filled with: what is drawn for whom, or what was reached and earned. */
export const purposes = ['draw', 'score'] as const
export type Purpose = (typeof purposes)[number]

interface MeasureFacts {
  readonly name: string
  readonly kind: 'number' | 'text'
  readonly of: (cell: SheetCell) => number | string | null
}

export const drawMeasures = {
  weight: { name: '权重', kind: 'number', of: ({ pick }) => pick.weight },
  target: { name: '目标值', kind: 'number', of: ({ pick }) => pick.target },
  stretch: { name: '挑战值', kind: 'number', of: ({ pick }) => pick.stretch },
} as const satisfies Readonly<Record<string, MeasureFacts>>

export const scoreMeasures = {
  points: { name: '得分', kind: 'number', of: ({ score }) => score?.points ?? null },
  actual: { name: '完成值', kind: 'number', of: ({ score }) => score?.actual ?? null },
  assessor: { name: '考核人', kind: 'text', of: ({ score }) => score?.assessor ?? null },
  appeal: { name: '申诉', kind: 'text', of: ({ score }) => score?.appeal ?? null },
} as const satisfies Readonly<Record<string, MeasureFacts>>

export type DrawMeasure = keyof typeof drawMeasures
export type ScoreMeasure = keyof typeof scoreMeasures
export type Measure = DrawMeasure | ScoreMeasure

const all: Readonly<Record<Measure, MeasureFacts>> = { ...drawMeasures, ...scoreMeasures }

export const measureFacts = (measure: Measure): MeasureFacts => all[measure]

export function isDrawMeasure(measure: Measure): measure is DrawMeasure {
  return measure in drawMeasures
}
