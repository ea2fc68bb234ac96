import { chartLinks, growChart } from '../../../domain/reports/chart.ts'
import { smallestType } from '../../../domain/scene/atlas-plan.ts'
import { layoutOrgChart } from '../../../domain/scene/org-chart.ts'
import { millimetresPerPoint } from '../../../domain/scene/scene.ts'
import { makeWallChart } from '../../../domain/scene/tiles.ts'
import { pointsField } from './atlas.ts'
import { detailField, detailOf, scopeName } from './org-chart.ts'
import {
  type ChoiceField,
  marginedSheetOf,
  marginField,
  orientationField,
  type PrintChoice,
  type PrintProduct,
  pageFactsOf,
  paperField,
  scopeField,
} from './product.ts'

const byField: ChoiceField = {
  key: 'by',
  label: '大小',
  kind: 'one',
  initial: 'scale',
  options: [
    { value: 'scale', label: '按比例' },
    { value: 'points', label: '按最小字' },
  ],
}

const scaleField: ChoiceField = {
  key: 'scale',
  label: '比例',
  kind: 'number',
  min: 50,
  max: 200,
  unit: '%',
  initial: '100',
}

function scaleOf(choice: PrintChoice): number {
  if (choice.by !== 'points') return Number(choice.scale) / 100
  return (Number(choice.points) * millimetresPerPoint) / smallestType
}

/** 拼版: the whole chart over many sheets, to be glued to one. */
export const wallChart: PrintProduct = {
  id: 'wall-chart',
  label: '上墙拼版图',
  group: '机构',
  hint: '整张机构图按比例分印在多张纸上，带裁切线、编号和拼版图。',
  choices: (model, choice) => [
    scopeField(model),
    detailField,
    byField,
    choice.by === 'points' ? { ...pointsField, max: 36 } : scaleField,
    paperField,
    orientationField,
    marginField,
  ],
  pages: function* (model, choice, beside) {
    const detail = detailOf(choice)
    const grow = growChart(model, {
      collapsed: new Set(),
      withMembers: detail === 'members',
      ...(choice.scope ? { unitId: choice.scope } : {}),
    })
    let grown = grow.next()
    for (; !grown.done; grown = grow.next()) yield { done: 0, total: 1 }
    if (grown.value.length === 0) return []
    const chart = layoutOrgChart(grown.value, chartLinks(model), { detail, verticalNames: false })
    yield { done: 0, total: 1 }
    const facts = { ...pageFactsOf(model, beside), version: beside.version }
    const title = `${scopeName(model, choice)}机构设置图`
    return yield* makeWallChart(title, chart, facts, {
      sheet: marginedSheetOf(choice),
      scale: scaleOf(choice),
    })
  },
  fileName: (model, choice) => `上墙拼版图_${scopeName(model, choice)}`,
  empty: '还没有机构可以打印。请先在机构图中新建机构，或导入名册。',
}
