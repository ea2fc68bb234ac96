import { villageCountingNames, villageCountings } from '../../../domain/reports/villages.ts'
import { paginate } from '../../../domain/scene/pages.ts'
import { layoutVillageMap } from '../../../domain/scene/village-map.ts'
import {
  type ChoiceField,
  orientationField,
  type PrintChoice,
  type PrintProduct,
  pageFactsOf,
  paperField,
  sheetOf,
} from './product.ts'

const countingField: ChoiceField = {
  key: 'by',
  label: '口径',
  kind: 'one',
  initial: 'actual',
  options: villageCountings.map((value) => ({ value, label: villageCountingNames[value] })),
}

const countingOf = ({ by }: PrintChoice) => villageCountings.find((one) => one === by) ?? 'actual'

/** 村居示意图: every village under whoever it counts for, on one sheet. */
export const villageMap: PrintProduct = {
  id: 'village-map',
  label: '村居示意图',
  group: '村居',
  hint: '按管辖机构归并的村居，代管用虚线；不反映实际位置。',
  choices: () => [countingField, paperField, orientationField],
  pages: (model, choice, beside) => {
    const by = countingOf(choice)
    const scene = layoutVillageMap(model, by)
    if (scene.groups.length === 0) return []
    const { paper, orientation } = sheetOf(choice)
    const title = `${model.setting('workbookName')}村居示意图（${villageCountingNames[by]}）`
    return paginate([{ title, scene }], paper, orientation, pageFactsOf(model, beside))
  },
  fileName: (model, choice) =>
    `村居示意图_${villageCountingNames[countingOf(choice)]}_${model.setting('workbookName')}`,
  empty: '还没有村居。请先在“村居”登记村、社区和它们的行政隶属。',
}
