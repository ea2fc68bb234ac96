import type { VillageLine } from '../../../domain/reports/villages.ts'
import type { VillageKind } from '../../../domain/village.ts'
import { run } from '../../stores/workbook.ts'
import { villageKindNames } from '../../text.ts'
import type { CellEdit, GridColumn } from '../../views/grid.ts'

function numberEdit(column: 'households' | 'population' | 'areaHectares'): CellEdit<VillageLine> {
  return {
    kind: 'number',
    value: ({ village }) => String(village[column] ?? ''),
    commit: ({ village }, value) =>
      run('updateVillage', { id: village.id, patch: { [column]: value === '' ? null : Number(value) } }),
  }
}

const plain = (value: number | null) => (value === null ? '' : String(value))
const isUnverified = ({ village, legal, administered }: VillageLine) =>
  village.nameStatus === 'unverified' ||
  legal?.status === 'unverified' ||
  administered?.status === 'unverified'

export const villageColumns: readonly GridColumn<VillageLine>[] = [
  {
    id: 'name',
    header: '名称',
    width: 110,
    text: ({ village }) => village.name,
    edit: {
      kind: 'text',
      required: true,
      commit: ({ village }, name) => run('updateVillage', { id: village.id, patch: { name } }),
    },
  },
  {
    id: 'kind',
    header: '类别',
    width: 84,
    text: ({ village }) => villageKindNames[village.kind],
    edit: {
      kind: 'select',
      required: true,
      options: Object.entries(villageKindNames).map(([value, label]) => ({ value, label })),
      value: ({ village }) => village.kind,
      commit: ({ village }, kind) =>
        run('updateVillage', { id: village.id, patch: { kind: kind as VillageKind } }),
    },
  },
  { id: 'code', header: '统计用区划代码', width: 130, text: ({ code }) => code || '无代码' },
  { id: 'legal', header: '行政隶属', width: 140, text: ({ legalName }) => legalName || '未登记' },
  {
    id: 'administered',
    header: '代管机构',
    width: 150,
    text: ({ administeredName }) => (administeredName ? `┄ ${administeredName}` : ''),
  },
  { id: 'since', header: '代管起始', width: 100, text: ({ administered }) => administered?.startedOn ?? '' },
  {
    id: 'status',
    header: '核定',
    width: 70,
    text: (line) => (isUnverified(line) ? '? 待核' : ''),
    tone: () => 'unverified',
  },
  {
    id: 'households',
    header: '户数',
    width: 64,
    align: 'right',
    text: ({ village }) => plain(village.households),
    edit: numberEdit('households'),
  },
  {
    id: 'population',
    header: '人口',
    width: 70,
    align: 'right',
    text: ({ village }) => plain(village.population),
    edit: numberEdit('population'),
  },
  {
    id: 'area',
    header: '面积（公顷）',
    width: 90,
    align: 'right',
    text: ({ village }) => plain(village.areaHectares),
    edit: { ...numberEdit('areaHectares'), decimals: true },
  },
  {
    id: 'cadres',
    header: '两委成员',
    width: 76,
    align: 'right',
    text: ({ cadres }) => (cadres.length > 0 ? String(new Set(cadres.map(({ name }) => name)).size) : ''),
  },
  {
    id: 'cells',
    header: '网格',
    width: 54,
    align: 'right',
    text: ({ cells }) => (cells.length > 0 ? String(cells.length) : ''),
  },
  {
    id: 'liaisons',
    header: '包村干部',
    width: 110,
    text: ({ liaisons }) => liaisons.map(({ person }) => person?.name ?? '').join('、'),
  },
  { id: 'basis', header: '代管依据', width: 300, text: ({ administered }) => administered?.basis ?? '' },
]
