import {
  assessmentCycleNames,
  assessmentCycles,
  indicatorLevelNames,
  scoringMethodNames,
  scoringMethods,
} from '../../../domain/indicator.ts'
import type { Model } from '../../../domain/model.ts'
import type { LibraryLine } from '../../../domain/performance/sheet.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import { choicesOf } from '../../controls/field.ts'
import { run } from '../../stores/workbook.ts'
import type { CellEdit, GridColumn } from '../../views/grid.ts'
import { sentenceKeys } from '../search.ts'

type TextColumn = 'code' | 'name' | 'category' | 'measure' | 'source' | 'note'

function textEdit(column: TextColumn, required = false): CellEdit<LibraryLine> {
  return {
    kind: 'text',
    ...(required ? { required: true } : {}),
    value: ({ indicator }) => indicator[column] ?? '',
    commit: ({ indicator }, value) =>
      run('updateIndicator', { id: indicator.id, patch: { [column]: value === '' ? null : value } }),
  }
}

const indent = (depth: number) => '　'.repeat(depth) + (depth > 0 ? '└ ' : '')

/** The columns of the library; a line's weights are those of the period. */
export function libraryColumns(model: Model): readonly GridColumn<LibraryLine>[] {
  return [
    {
      id: 'name',
      header: '指标',
      width: 260,
      text: ({ indicator, depth }) => indent(depth) + indicator.name,
      keys: ({ indicator }) => sentenceKeys(indicator.name),
      edit: textEdit('name', true),
    },
    {
      id: 'code',
      header: '编码',
      width: 80,
      text: ({ indicator }) => indicator.code,
      edit: textEdit('code', true),
    },
    {
      id: 'level',
      header: '层级',
      width: 110,
      text: ({ indicator }) => indicatorLevelNames[indicator.level],
    },
    { id: 'weights', header: '权重', width: 120, text: weightsText },
    {
      id: 'sum',
      header: '对象权重合计',
      width: 190,
      text: (line) => sumText(model, line),
      tone: ({ uneven }) => (uneven.length > 0 ? 'over' : undefined),
    },
    {
      id: 'method',
      header: '计分法',
      width: 70,
      text: ({ indicator }) => scoringMethodNames[indicator.method],
      edit: {
        kind: 'select',
        required: true,
        options: choicesOf(scoringMethodNames),
        value: ({ indicator }) => indicator.method,
        commit: ({ indicator }, value) => {
          const method = scoringMethods.find((one) => one === value)
          return run('updateIndicator', { id: indicator.id, patch: { method } })
        },
      },
    },
    {
      id: 'measure',
      header: '计量单位',
      width: 76,
      text: ({ indicator }) => indicator.measure ?? '',
      edit: textEdit('measure'),
    },
    {
      id: 'cycle',
      header: '周期',
      width: 60,
      text: ({ indicator }) => assessmentCycleNames[indicator.cycle],
      edit: {
        kind: 'select',
        required: true,
        options: choicesOf(assessmentCycleNames),
        value: ({ indicator }) => indicator.cycle,
        commit: ({ indicator }, value) => {
          const cycle = assessmentCycles.find((one) => one === value)
          return run('updateIndicator', { id: indicator.id, patch: { cycle } })
        },
      },
    },
    { id: 'responsible', header: '责任单位、责任人', width: 170, text: (line) => responsible(model, line) },
    {
      id: 'category',
      header: '类别',
      width: 90,
      text: ({ indicator }) => indicator.category ?? '',
      edit: textEdit('category'),
    },
    {
      id: 'source',
      header: '数据来源',
      width: 140,
      text: ({ indicator }) => indicator.source ?? '',
      edit: textEdit('source'),
    },
    {
      id: 'note',
      header: '备注',
      width: 140,
      text: ({ indicator }) => indicator.note ?? '',
      edit: textEdit('note'),
    },
  ]
}

function weightsText({ picks, indicator }: LibraryLine): string {
  if (picks.length === 0) return '未抽取'
  const weights = picks.map(({ weight }) => weight)
  const [least, most] = [Math.min(...weights), Math.max(...weights)]
  const span = least === most ? String(least) : `${least}–${most}`
  return picks.length === 1
    ? span
    : `${span}（${picks.length} ${indicator.level === 'person' ? '人' : '个单位'}）`
}

function sumText(model: Model, { picks, uneven }: LibraryLine): string {
  const [first] = uneven
  if (!first) return picks.length === 0 ? '' : '✓ 100'
  const name = (model.get('person', first.subjectId) ?? model.get('unit', first.subjectId))?.name ?? ''
  if (uneven.length === 1) return `▲ ${name}合计 ${first.weights}，应为 100`
  return `▲ ${uneven.length} 个对象合计不为 100`
}

function responsible(model: Model, { indicator }: LibraryLine): string {
  const unit = indicator.unitId === null ? '' : unitTitle(model, indicator.unitId)
  const person = model.get('person', indicator.personId)?.name ?? ''
  return [unit, person].filter(Boolean).join(' ')
}
