import type { AssessmentPeriod } from '../../../domain/assessment.ts'
import type { CommandInput } from '../../../domain/contract.ts'
import type { Indicator } from '../../../domain/indicator.ts'
import type { Model } from '../../../domain/model.ts'
import { scoreCeiling } from '../../../domain/performance/scoring.ts'
import type { SheetLine } from '../../../domain/performance/sheet.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import { run } from '../../stores/workbook.ts'
import type { CellEdit, GridColumn } from '../../views/grid.ts'
import type { PastedCell } from '../../views/grid-block.ts'
import { sentenceKeys } from '../search.ts'
import { isDrawMeasure, type Measure, measureFacts, type Purpose } from './sheet-measures.ts'

type DrawCell = CommandInput<'setPicks'>['cells'][number]
type ScoreCell = CommandInput<'setScores'>['scores'][number]

const widest = { weight: 100 } as const

interface SheetFacts {
  readonly model: Model
  readonly period: AssessmentPeriod
  readonly purpose: Purpose
  readonly measure: Measure
  readonly indicators: readonly Indicator[]
}

/** Name, place and sum, then a column for each indicator. */
export function sheetColumns(facts: SheetFacts): readonly GridColumn<SheetLine>[] {
  const { model, purpose, indicators } = facts
  return [
    {
      id: 'name',
      header: '考核对象',
      width: 132,
      text: ({ name }) => name,
      keys: ({ name }) => sentenceKeys(name),
    },
    {
      id: 'place',
      header: '所在机构',
      width: 236,
      text: ({ placeId }) => (placeId === null ? '' : unitTitle(model, placeId)),
    },
    purpose === 'draw' ? weightsColumn : scoredColumn,
    ...indicators.map((indicator) => indicatorColumn(facts, indicator)),
  ]
}

const weightsColumn: GridColumn<SheetLine> = {
  id: 'sum',
  header: '权重合计',
  width: 140,
  text: ({ picked, weights }) => {
    if (picked === 0) return '未抽取'
    return weights === 100 ? '✓ 100' : `▲ 合计 ${weights}，应为 100`
  },
  tone: ({ picked, weights }) => (picked > 0 && weights !== 100 ? 'over' : undefined),
}

const scoredColumn: GridColumn<SheetLine> = {
  id: 'sum',
  header: '已评',
  width: 76,
  text: ({ picked, scored }) =>
    picked === 0 ? '未抽取' : `${scored === picked ? '✓' : '○'} ${scored} / ${picked}`,
  tone: ({ picked, scored }) => (picked > 0 && scored < picked ? 'vacant' : undefined),
}

function indicatorColumn(facts: SheetFacts, indicator: Indicator): GridColumn<SheetLine> {
  const { of, kind } = measureFacts(facts.measure)
  return {
    id: indicator.id,
    header: indicator.name,
    width: kind === 'number' ? 104 : 132,
    ...(kind === 'number' ? { align: 'right' as const } : {}),
    text: ({ cells }) => {
      const cell = cells.get(indicator.id)
      const value = cell ? of(cell) : null
      return value === null ? '' : String(value)
    },
    edit: cellEdit(facts, indicator),
  }
}

function cellEdit(facts: SheetFacts, indicator: Indicator): CellEdit<SheetLine> {
  const { model, period, purpose, measure } = facts
  const { kind } = measureFacts(measure)
  const max =
    measure === 'weight' ? widest.weight : measure === 'points' ? scoreCeiling(model, period) : undefined
  return {
    kind,
    ...(kind === 'number' ? { decimals: true as const } : {}),
    ...(max === undefined ? {} : { max }),
    enabled: ({ cells }) => {
      if (period.closedOn !== null) return false
      return cells.has(indicator.id) || (purpose === 'draw' && measure === 'weight')
    },
    commit: (line, value) => commitCells(period.id, measure, [{ line, indicatorId: indicator.id, value }]),
  }
}

interface FilledCell {
  readonly line: SheetLine
  readonly indicatorId: string
  readonly value: string
}

/** A pasted block as one change. */
export function commitBlock(periodId: string, measure: Measure, cells: readonly PastedCell<SheetLine>[]) {
  return commitCells(
    periodId,
    measure,
    cells.map(({ row, column, value }) => ({ line: row, indicatorId: column.id, value })),
  )
}

function commitCells(periodId: string, measure: Measure, cells: readonly FilledCell[]): Promise<boolean> {
  if (isDrawMeasure(measure)) {
    const drawn = cells.map(({ line, indicatorId, value }): DrawCell => {
      const subject = { indicatorId, unitId: line.unitId, personId: line.personId }
      if (measure === 'weight' && value === '') return { ...subject, patch: null }
      return { ...subject, patch: { [measure]: value === '' ? null : Number(value) } }
    })
    return run('setPicks', { periodId, cells: drawn })
  }
  const { kind } = measureFacts(measure)
  const scores = cells.flatMap(({ line, indicatorId, value }): ScoreCell[] => {
    const pick = line.cells.get(indicatorId)?.pick
    const content = value === '' ? null : kind === 'number' ? Number(value) : value
    return pick ? [{ pickId: pick.id, patch: { [measure]: content } }] : []
  })
  return run('setScores', { scores })
}
