import type { Model } from '../../../domain/model.ts'
import type { Person } from '../../../domain/person.ts'
import { rosterLines } from '../../../domain/reports/roster.ts'
import { postOfPerson, roomsOfFloor } from '../../../domain/rooms/occupants.ts'
import { plateSheets } from '../../../domain/scene/plate-sheets.ts'
import { doorPlate, type Plate, postPlate, tentCard, whereaboutsPlate } from '../../../domain/scene/plates.ts'
import { roomUses } from '../../../domain/vocabulary/room-use.ts'
import { floorsChosen, placeFields } from './floor-plans.ts'
import {
  type ChoiceField,
  orientationField,
  type PrintChoice,
  type PrintProduct,
  paperField,
  scopeField,
  sheetOf,
} from './product.ts'

const tooLarge = '标牌大于所选纸张时请改选 A3；尺寸在“办公用房”的“用房标准”里设置。'

/** Rooms behind whose doors nobody is looked for have no sign unless they are asked for. */
const unsigned: readonly string[] = ['passage', 'toilet', 'equipment']

const usesField: ChoiceField = {
  key: 'uses',
  label: '用途',
  kind: 'many',
  initial: roomUses
    .map(({ code }) => code)
    .filter((code) => !unsigned.includes(code))
    .join(','),
  options: roomUses.map(({ code, name }) => ({ value: code, label: name })),
}

/** 门牌: one for each room of the floors that are chosen. */
export const doorPlates: PrintProduct = {
  id: 'door-plates',
  label: '门牌',
  group: '标牌',
  hint: '每间一块：上行单位名称，下行科室或室名；按实际尺寸印，带裁切线。',
  choices: (model, choice) => [...placeFields(model, choice), usesField, paperField, orientationField],
  pages: (model, choice) => {
    const uses = (choice.uses ?? '').split(',')
    const rooms = floorsChosen(model, choice)
      .flatMap(({ id }) => roomsOfFloor(model, id))
      .filter(({ use }) => uses.includes(use))
    return sheets(
      rooms.map((room) => doorPlate(model, room)),
      choice,
      '门牌',
    )
  },
  fileName: (model) => `门牌_${model.setting('workbookName')}`,
  empty: `还没有房间。请先在“办公用房”画出房间。${tooLarge}`,
}

const sheets = (plates: readonly Plate[], choice: PrintChoice, title: string) => {
  const { paper, orientation } = sheetOf(choice)
  return plateSheets(plates, paper, orientation, title)
}

/** Who works in a branch of units by the post that is held, in the order of the chart; or those who are named. */
function peopleChosen(model: Model, choice: PrintChoice): Person[] {
  const named = choice.people ? choice.people.split(',') : []
  return peopleIn(model, choice).filter(({ id }) => named.length === 0 || named.includes(id))
}

function peopleIn(model: Model, choice: PrintChoice): Person[] {
  const scope = choice.scope ?? ''
  const isIn = (person: Person) => {
    const { unit } = postOfPerson(model, person.id)
    return unit !== undefined && (scope === '' || model.pathUp(unit.id).includes(scope))
  }
  return rosterLines(model)
    .map(({ person }) => person)
    .filter(isIn)
}

function peopleFields(model: Model, choice: PrintChoice): ChoiceField[] {
  const options = peopleIn(model, choice).map(({ id, name }) => ({ value: id, label: name }))
  return [scopeField(model), { key: 'people', label: '全部人员', kind: 'many', initial: '', options }]
}

function personProduct(
  head: Pick<PrintProduct, 'id' | 'label' | 'hint'>,
  paper: 'A3' | 'A4',
  draw: (model: Model, person: Person) => Plate,
): PrintProduct {
  return {
    ...head,
    group: '标牌',
    choices: (model, choice) => [
      ...peopleFields(model, choice),
      { ...paperField, initial: paper },
      { ...orientationField, initial: 'portrait' },
    ],
    pages: (model, choice) =>
      sheets(
        peopleChosen(model, choice).map((person) => draw(model, person)),
        choice,
        head.label,
      ),
    fileName: (model, choice) =>
      `${head.label}_${model.get('unit', choice.scope || null)?.name ?? model.setting('workbookName')}`,
    empty: `所选范围内没有在岗人员。岗位牌、去向牌、席卡按岗位聘职的人员打印。${tooLarge}`,
  }
}

export const postPlates = personProduct(
  {
    id: 'post-plates',
    label: '岗位牌',
    hint: '部门、姓名、岗位和 8–15 字职责，留照片位；不印证件号、电话、编制类别。',
  },
  'A4',
  postPlate,
)

export const whereaboutsPlates = personProduct(
  { id: 'whereabouts-plates', label: '去向牌', hint: '姓名、岗位，下列在岗、开会、外出、下村、请假。' },
  'A4',
  whereaboutsPlate,
)

export const tentCards = personProduct(
  { id: 'tent-cards', label: '席卡', hint: '会议席卡，两面姓名，沿虚线对折。' },
  'A4',
  tentCard,
)
