import {
  type AssessmentCycle,
  assessmentCycleNames,
  type Indicator,
  type IndicatorLevel,
  indicatorLevelNames,
  type ScoringMethod,
  scoringMethodNames,
} from '../../../domain/indicator.ts'
import type { Model } from '../../../domain/model.ts'
import { inOrder } from '../../../domain/performance/sheet.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { type Choice, changedOf, choicesOf, type Field } from '../../controls/field.ts'
import { unitTree } from '../../controls/unit-tree.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

type Values = Omit<Indicator, 'id' | 'sortNo'>

const levelAbove: Readonly<Partial<Record<string, IndicatorLevel>>> = {
  department: 'committee',
  person: 'department',
}
const levelBelow: Readonly<Record<IndicatorLevel, IndicatorLevel>> = {
  committee: 'department',
  department: 'person',
  person: 'person',
}

function fieldsOf(model: Model): readonly Field<Values>[] {
  const parents = ({ level }: Values): Choice[] =>
    inOrder([...model.rows.indicator.values()].filter((row) => row.level === levelAbove[level])).map(
      ({ id, code, name }) => ({ value: id, label: `${code} ${name}` }),
    )
  const people = [...model.rows.person.values()]
    .filter(({ status }) => status === 'active')
    .map(({ id, name }) => ({ value: id, label: name }))
  return [
    { name: 'level', label: '层级', kind: 'choice', required: true, choices: choicesOf(indicatorLevelNames) },
    {
      name: 'parentId',
      label: '上级指标',
      kind: 'choice',
      choices: parents,
      shown: ({ level }) => level !== 'committee',
      hint: '三级指标抽取时，它的二级指标也要抽取到同一周期',
    },
    { name: 'code', label: '编码', kind: 'text', max: 40, required: true },
    { name: 'name', label: '指标名称', kind: 'text', max: 120, required: true },
    { name: 'category', label: '类别', kind: 'text', max: 40 },
    { name: 'measure', label: '计量单位', kind: 'text', max: 20 },
    {
      name: 'method',
      label: '计分法',
      kind: 'choice',
      required: true,
      choices: choicesOf(scoringMethodNames),
      hint: '比率：完成值占目标值的百分比；扣分：100 减去扣分；否决：发生一次，总分为 0',
    },
    {
      name: 'cycle',
      label: '周期',
      kind: 'choice',
      required: true,
      choices: choicesOf(assessmentCycleNames),
    },
    { name: 'unitId', label: '责任单位', kind: 'unit', units: unitTree(model) },
    { name: 'personId', label: '责任人', kind: 'choice', choices: people },
    { name: 'source', label: '数据来源', kind: 'text', max: 200 },
    { name: 'note', label: '备注', kind: 'area' },
  ]
}

interface IndicatorFormProps {
  /** The one that is changed; undefined for a new one. */
  readonly indicator: Indicator | undefined
  /** The one that stands selected: a new one is offered below it. */
  readonly above: Indicator | undefined
  readonly close: () => void
}

export function IndicatorForm({ indicator, above, close }: IndicatorFormProps) {
  const model = useModel()
  const { id, sortNo: _sortNo, ...initial } = indicator ?? { id: '', sortNo: 0, ...emptyBelow(above) }
  return (
    <EditForm<Values>
      title={indicator ? `修改指标 ${indicator.name}` : '新增指标'}
      testId="indicator-form"
      fields={fieldsOf(model)}
      initial={initial}
      adjust={(values, changed) => (changed === 'level' ? { ...values, parentId: null } : values)}
      close={close}
      save={(values, because) =>
        indicator
          ? runOrThrow('updateIndicator', { id, patch: changedOf(initial, values) }, because)
          : runOrThrow('createIndicator', values, because)
      }
    />
  )
}

function emptyBelow(above: Indicator | undefined): Values {
  const level = above ? levelBelow[above.level] : 'committee'
  const parentId = above ? (above.level === 'person' ? above.parentId : above.id) : null
  const method: ScoringMethod = above?.method ?? 'ratio'
  const cycle: AssessmentCycle = above?.cycle ?? 'year'
  return {
    ...{ level, parentId, method, cycle, code: '', name: '' },
    ...{ unitId: null, personId: null, category: null, measure: null, source: null, note: null },
  }
}
