import { unitTitle } from '../../../domain/comparison/naming.ts'
import { fateNames, type LineageItem } from '../../../domain/lineage.ts'
import type { MergerItem } from '../../../domain/merger/items.ts'
import { streetOf } from '../../../domain/merger/targets.ts'
import type { Model } from '../../../domain/model.ts'
import type { GridColumn } from '../../views/grid.ts'

export const itemNames: Readonly<Record<LineageItem, string>> = {
  unit: '机构',
  plate: '牌子',
  post: '岗位',
  duty: '职责',
  village: '村居',
}

/** An item with the state it comes from and the state it is in. */
export interface ItemLine {
  readonly item: MergerItem
  readonly base: Model
  readonly model: Model
}

const distinct = (parts: readonly (string | null)[]) => [...new Set(parts.filter((part) => part))].join('、')

/** Where an item went, by the names of today. */
export const targetText = (model: Model, { lineage }: MergerItem) =>
  distinct(
    lineage.map((row) =>
      row.targetTable === 'unit' ? unitTitle(model, row.targetId) || row.targetName : row.targetName,
    ),
  )

/** As `targetText`, for a narrow line: the street only where it is another one. */
export const shortTargetText = (base: Model, model: Model, { lineage, unitId }: MergerItem) =>
  distinct(
    lineage.map(({ targetTable, targetId, targetName }) => {
      const unit = targetTable === 'unit' ? model.get('unit', targetId) : undefined
      if (!unit) return targetName
      return streetOf(model, unit.id) === streetOf(base, unitId) ? unit.name : unitTitle(model, unit.id)
    }),
  )

export const itemColumns: readonly GridColumn<ItemLine>[] = [
  { id: 'table', header: '类别', width: 60, text: ({ item }) => itemNames[item.table] },
  { id: 'name', header: '名称', width: 260, text: ({ item }) => item.name },
  { id: 'unit', header: '原机构', width: 240, text: ({ item, base }) => unitTitle(base, item.unitId) },
  {
    id: 'fate',
    header: '处置',
    width: 90,
    text: ({ item }) => (item.fate ? fateNames[item.fate] : '? 未处置'),
    tone: ({ item }) => (item.fate ? undefined : 'unverified'),
  },
  {
    id: 'target',
    header: '去向',
    width: 220,
    text: ({ item, model }) => targetText(model, item),
  },
  {
    id: 'basis',
    header: '依据',
    width: 140,
    text: ({ item }) => distinct(item.lineage.map((row) => row.basis)),
  },
]
