import { chartLinks, growChart } from '../../../domain/reports/chart.ts'
import { makeAtlas } from '../../../domain/scene/atlas.ts'
import { millimetresPerPoint } from '../../../domain/scene/scene.ts'
import { sortKey } from '../search.ts'
import { detailField, detailOf, scopeName } from './org-chart.ts'
import {
  type ChoiceField,
  marginedSheetOf,
  marginField,
  orientationField,
  type PrintProduct,
  pageFactsOf,
  paperField,
  scopeField,
} from './product.ts'

const leavesField: ChoiceField = {
  key: 'leaves',
  label: '末级机构',
  kind: 'one',
  initial: 'inline',
  options: [
    { value: 'inline', label: '末级画在上级页' },
    { value: 'own', label: '每机构一页' },
  ],
}

export const pointsField: ChoiceField = {
  key: 'points',
  label: '最小字',
  kind: 'number',
  min: 7,
  max: 14,
  unit: '磅',
  initial: '9',
}

/** 图册: an overview, a page for each unit, an index; nothing smaller than the type that was chosen. */
export const atlas: PrintProduct = {
  id: 'atlas',
  label: '机构图册',
  group: '机构',
  hint: '总览、逐机构一页、拼音索引；页间互注“见第 n 页”，字不小于选定字号。',
  choices: (model) => [
    scopeField(model),
    detailField,
    leavesField,
    { ...paperField, initial: 'A4' },
    orientationField,
    marginField,
    pointsField,
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
    return yield* makeAtlas(
      {
        title: `${scopeName(model, choice)}机构图册`,
        roots: grown.value,
        links: chartLinks(model),
        facts: { ...pageFactsOf(model, beside), version: beside.version },
        sortKey,
      },
      {
        sheet: marginedSheetOf(choice),
        least: Number(choice.points) * millimetresPerPoint,
        detail,
        leaves: choice.leaves === 'own' ? 'own' : 'inline',
      },
    )
  },
  fileName: (model, choice) => `机构图册_${scopeName(model, choice)}`,
  empty: '还没有机构可以打印。请先在机构图中新建机构，或导入名册。',
}
