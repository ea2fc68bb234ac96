import type { Floor } from '../../../domain/floor.ts'
import type { Model } from '../../../domain/model.ts'
import { roomIndex } from '../../../domain/reports/room-index.ts'
import { buildingsInOrder, floorsOf } from '../../../domain/rooms/occupants.ts'
import { floorPlanPages, roomIndexPages } from '../../../domain/scene/room-pages.ts'
import {
  type ChoiceField,
  orientationField,
  type PrintChoice,
  type PrintProduct,
  pageFactsOf,
  paperField,
  sheetOf,
} from './product.ts'

const noRooms = '还没有楼层平面图。请先在“办公用房”登记楼和楼层，画出房间。'

function buildingField(model: Model): ChoiceField {
  const buildings = buildingsInOrder(model).map(({ id, name }) => ({ value: id, label: name }))
  return {
    key: 'building',
    label: '楼',
    kind: 'one',
    initial: '',
    options: [{ value: '', label: '全部楼' }, ...buildings],
  }
}

/** The floors of the buildings that are chosen, or the one floor. */
export function floorsChosen(model: Model, choice: PrintChoice): Floor[] {
  const floors = buildingsInOrder(model)
    .filter(({ id }) => !choice.building || id === choice.building)
    .flatMap(({ id }) => floorsOf(model, id))
  return choice.floor ? floors.filter(({ id }) => id === choice.floor) : floors
}

export function placeFields(model: Model, choice: PrintChoice): ChoiceField[] {
  const floors = floorsChosen(model, { building: choice.building ?? '' }).map(({ id, name, buildingId }) => ({
    value: id,
    label: `${model.get('building', buildingId)?.name ?? ''}${name}`,
  }))
  return [
    buildingField(model),
    {
      key: 'floor',
      label: '楼层',
      kind: 'one',
      initial: '',
      options: [{ value: '', label: '全部楼层' }, ...floors],
    },
  ]
}

const namesField: ChoiceField = {
  key: 'names',
  label: '房间里写',
  kind: 'one',
  initial: 'people',
  options: [
    { value: 'people', label: '人员和机构' },
    { value: 'units', label: '机构' },
    { value: 'none', label: '房号' },
  ],
}

/** 楼层平面图: one floor to a sheet, at a round scale. */
export const floorPlan: PrintProduct = {
  id: 'floor-plan',
  label: '楼层平面图',
  group: '办公用房',
  hint: '每层一页，按整数比例画出房间、使用机构和人员。',
  choices: (model, choice) => [
    ...placeFields(model, choice),
    namesField,
    { key: 'area', label: '面积', kind: 'switch', initial: 'on' },
    { key: 'picture', label: '底图', kind: 'switch', initial: '' },
    paperField,
    orientationField,
  ],
  pages: (model, choice, beside) => {
    const names = choice.names === 'units' || choice.names === 'none' ? choice.names : 'people'
    const options = ({ pictureId }: Floor) =>
      ({
        names,
        area: choice.area === 'on',
        marks: false,
        picture: choice.picture === 'on' && pictureId ? (beside.pictures[pictureId] ?? null) : null,
        grid: false,
        edge: false,
      }) as const
    const floors = floorsChosen(model, choice).filter(({ id }) => model.by('room.floorId', id).length > 0)
    return floorPlanPages(model, floors, sheetOf(choice), options, pageFactsOf(model, beside))
  },
  fileName: (model, choice) => {
    const floor = model.get('floor', choice.floor || null)
    return `楼层平面图_${model.get('building', floor?.buildingId ?? (choice.building || null))?.name ?? model.setting('workbookName')}${floor?.name ?? ''}`
  },
  empty: noRooms,
}

/** 楼层索引: where to find a unit and a person. */
export const floorIndex: PrintProduct = {
  id: 'floor-index',
  label: '楼层索引',
  group: '办公用房',
  hint: '各机构、各人在哪个房间，人员按姓氏拼音排列；张贴在门厅。',
  choices: (model) => [
    buildingField(model),
    { ...paperField, initial: 'A4' },
    { ...orientationField, initial: 'portrait' },
  ],
  pages: (model, choice, beside) => {
    const all = buildingsInOrder(model)
    const building = model.get('building', choice.building || null) ?? (all.length === 1 ? all[0] : undefined)
    const title = `${building?.name ?? model.setting('preparedBy')}楼层索引`
    return roomIndexPages(roomIndex(model, building?.id), title, sheetOf(choice), pageFactsOf(model, beside))
  },
  fileName: (model, choice) =>
    `楼层索引_${model.get('building', choice.building || null)?.name ?? model.setting('workbookName')}`,
  empty: '还没有人员或机构安排了房间。请先在“办公用房”安排用房。',
}
