import { powerModes } from '../../../domain/power.ts'
import { statusName, statusSince } from '../../../domain/powers/flow.ts'
import type { PowerLine } from '../../../domain/reports/powers.ts'
import { codeName } from '../../../domain/vocabulary/code-table.ts'
import { powerStatusSigns } from '../../text.ts'
import type { GridColumn, Tone } from '../../views/grid.ts'
import { sentenceKeys } from '../search.ts'

const tones: Partial<Record<PowerLine['power']['status'], Tone>> = {
  disputed: 'over',
  released: 'unverified',
  takenUp: 'vacant',
  retained: 'full',
  cancelled: 'full',
}

/** What stands in the columns of the list, and what an item is found by. */
export const powerTexts: readonly GridColumn<PowerLine>[] = [
  {
    id: 'name',
    header: '事项名称',
    width: 260,
    text: ({ power }) => power.name,
    keys: ({ power }) => sentenceKeys(power.name),
  },
  {
    id: 'subitem',
    header: '子项',
    width: 90,
    text: ({ power }) => power.subitem ?? '',
    keys: ({ power }) => (power.subitem ? sentenceKeys(power.subitem) : ''),
  },
  {
    id: 'status',
    header: '状态',
    width: 128,
    text: ({ power }) => `${powerStatusSigns[power.status]} ${statusName(power.status)}`,
    tone: ({ power }) => tones[power.status],
  },
  { id: 'category', header: '类别', width: 96, text: ({ category }) => category },
  {
    id: 'department',
    header: '原实施部门',
    width: 120,
    text: ({ power }) => power.department,
    keys: ({ power }) => sentenceKeys(power.department),
  },
  { id: 'batch', header: '批次', width: 80, text: ({ batch }) => batch },
  { id: 'offices', header: '承办科室', width: 200, text: ({ offices }) => offices },
  { id: 'code', header: '编码', width: 130, text: ({ power }) => power.code ?? '' },
  { id: 'since', header: '状态自', width: 92, text: ({ power }) => statusSince(power) ?? '' },
  { id: 'bureau', header: '承接部门', width: 140, text: ({ bureau }) => bureau },
  { id: 'assistants', header: '协助科室', width: 160, text: ({ assistants }) => assistants },
  { id: 'published', header: '公布文号', width: 130, text: ({ power }) => power.publishedNumber ?? '' },
  { id: 'mode', header: '承接方式', width: 84, text: ({ power }) => codeName(powerModes, power.mode) },
  { id: 'basis', header: '实施依据', width: 240, text: ({ power }) => power.basis ?? '' },
  { id: 'note', header: '备注', width: 160, text: ({ power }) => power.note ?? '' },
]
