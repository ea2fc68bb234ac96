import type { Model } from '../../../domain/model.ts'
import { chartLinks, chartRoots } from '../../../domain/reports/chart.ts'
import type { ChartOptions } from '../../../domain/scene/org-chart.ts'
import { layoutOrgChart } from '../../../domain/scene/org-chart.ts'
import { type PagePart, paginate, smallestPoints } from '../../../domain/scene/pages.ts'
import {
  type ChoiceField,
  orientationField,
  type PrintChoice,
  type PrintProduct,
  pageFactsOf,
  paperField,
  scopeField,
  sheetOf,
} from './product.ts'

type Detail = ChartOptions['detail']

/** Below this height the type of a page cannot be read at arm's length: the chart is then split by office. */
const leastPoints = 6

export const detailField: ChoiceField = {
  key: 'detail',
  label: '内容',
  kind: 'one',
  initial: 'members',
  options: [
    { value: 'units', label: '机构' },
    { value: 'figures', label: '编制数' },
    { value: 'members', label: '岗位人员' },
  ],
}

const splitField: ChoiceField = {
  key: 'split',
  label: '分页',
  kind: 'one',
  initial: 'auto',
  options: [
    { value: 'auto', label: '字过小时分页' },
    { value: 'one', label: '总在一页' },
  ],
}

/** 机构设置图: the chart on one sheet, or by office where its type would be too small. */
export const orgChart: PrintProduct = {
  id: 'org-chart',
  label: '机构设置图',
  group: '机构',
  hint: '一张图看全机构；字过小时自动按机构分页。',
  choices: (model) => [scopeField(model), detailField, paperField, orientationField, splitField],
  pages: (model, choice, beside) => {
    const { paper, orientation } = sheetOf(choice)
    return paginate(partsOf(model, choice), paper, orientation, pageFactsOf(model, beside))
  },
  fileName: (model, choice) => `机构设置图_${scopeName(model, choice)}`,
  empty: '还没有机构可以打印。请先在机构图中新建机构，或导入名册。',
}

/** The name of the unit that was chosen, or of the workbook. */
export function scopeName(model: Model, choice: PrintChoice): string {
  return model.get('unit', choice.scope || null)?.name ?? model.setting('workbookName')
}

export function detailOf(choice: PrintChoice): Detail {
  return choice.detail === 'units' || choice.detail === 'figures' ? choice.detail : 'members'
}

/** One page while its type can be read; else an overview and one page for each unit below the top. */
function partsOf(model: Model, choice: PrintChoice): PagePart[] {
  const { paper, orientation } = sheetOf(choice)
  const draw = (unitId: string | null, detail: Detail) => {
    const roots = chartRoots(model, {
      collapsed: new Set(),
      withMembers: detail === 'members',
      ...(unitId ? { unitId } : {}),
    })
    return layoutOrgChart(roots, chartLinks(model), { detail, verticalNames: false })
  }
  const titleOf = (unitId: string | null) =>
    `${model.get('unit', unitId)?.name ?? model.setting('workbookName')}机构设置图`
  const fits = (part: PagePart) => smallestPoints(part.scene, paper, orientation) >= leastPoints
  /** Whether a page of its own would show more of a unit than its box in the overview. */
  const hasMore = ({ id }: { readonly id: string }) =>
    model.childrenOf(id).length > 0 ||
    (detailOf(choice) === 'members' &&
      model.openBy('post.unitId', id).length + model.openBy('appointment.unitId', id).length > 0)
  const split = (unitId: string | null): PagePart[] => {
    const whole = { title: titleOf(unitId), scene: draw(unitId, detailOf(choice)) }
    const below = unitId ? model.childrenOf(unitId) : rootsOf(model)
    if (choice.split === 'one' || fits(whole) || below.length === 0) return [whole]
    const overview = {
      title: `${titleOf(unitId)}（总览）`,
      scene: draw(unitId, detailOf(choice) === 'members' ? 'figures' : 'units'),
    }
    return [overview, ...below.filter(hasMore).flatMap((unit) => split(unit.id))]
  }
  const roots = rootsOf(model)
  if (roots.length === 0) return []
  return split(choice.scope || (roots.length === 1 ? (roots[0]?.id ?? null) : null))
}

function rootsOf(model: Model) {
  return [...model.rows.unit.values()].filter(
    (unit) => unit.parentId === null && unit.kind !== 'external' && model.isOpen(unit),
  )
}
