import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Room } from '../room.ts'
import { postOfPerson, unitOfPerson } from '../rooms/occupants.ts'
import type { SettingName } from '../setting.ts'
import type { Unit } from '../unit.ts'
import { codeName } from '../vocabulary/code-table.ts'
import { roomUses } from '../vocabulary/room-use.ts'
import type { SceneItem, SceneText, TextStyle } from './scene.ts'
import { textWidth, wrapText } from './text-measure.ts'

/** A sign of a size in millimetres that is cut out of a sheet; drawn at its place on it. */
export interface Plate {
  readonly id: string
  readonly w: number
  readonly h: number
  readonly items: (x: number, y: number) => readonly SceneItem[]
}

const sizePattern = /^(\d{2,3})[×xX*](\d{2,3})$/

export const isPlateSize = (text: string): boolean => sizePattern.test(text.replaceAll(' ', ''))

/** `300×120` as width and height in millimetres; what the product begins with where it is written wrongly. */
export function plateSize(
  model: Model,
  setting: Extract<SettingName, 'doorPlateSize' | 'postPlateSize' | 'tentCardSize'>,
): readonly [w: number, h: number] {
  const match = sizePattern.exec(model.setting(setting).replaceAll(' ', ''))
  if (match) return [Number(match[1]), Number(match[2])]
  return setting === 'doorPlateSize' ? [300, 120] : [200, 100]
}

/** A line of type as large as its room allows, in one piece or, where that would be small, in two. */
function fitted(
  content: string,
  at: { readonly x: number; readonly y: number; readonly w: number; readonly size: number },
  style: TextStyle,
  turned = false,
): SceneText[] {
  const size = Math.min(at.size, at.w / Math.max(0.1, textWidth(content, 1)))
  const text = (line: string, y: number, type: number): SceneText => ({
    kind: 'text',
    x: at.x,
    y,
    content: line,
    size: type,
    style,
    anchor: 'middle',
    ...(turned ? { turned } : {}),
  })
  if (size >= at.size * 0.55) return [text(content, at.y, size)]
  const half = at.size * 0.55
  const [first = '', second = ''] = halves(content, at.w, half)
  const type = Math.min(half, at.w / Math.max(textWidth(first, 1), textWidth(second, 1), 0.1))
  return [text(first, at.y - type * 1.15, type), text(second, at.y, type)]
}

function halves(content: string, width: number, size: number): string[] {
  const lines = wrapText(content, width, size)
  if (lines.length === 2) return lines
  const characters = [...content]
  const middle = Math.ceil(characters.length / 2)
  return [characters.slice(0, middle).join(''), characters.slice(middle).join('')]
}

/** The body (街道办事处) that an office belongs to; a body itself. */
function bodyOf(model: Model, unit: Unit | undefined): Unit | undefined {
  if (!unit) return undefined
  const path = model.pathUp(unit.id).map((id) => model.get('unit', id))
  return path.find((one) => one && one.kind !== 'office' && one.kind !== 'subOffice') ?? unit
}

/**
 * What a door says: the body on the top line, the office below (domain-facts.md 6.3). The office is the 室名, else the
 * units in the room, else those of the people in it by their posts; a leader of the body has the post there.
 */
export function doorWords(model: Model, room: Room): { readonly top: string; readonly bottom: string } {
  const open = model.openBy('occupancy.roomId', room.id)
  const people = open.flatMap(({ personId }) => personId ?? [])
  const units = [
    ...open.flatMap(({ unitId }) => model.get('unit', unitId) ?? []),
    ...people.flatMap((id) => unitOfPerson(model, id) ?? []),
  ]
  const bodies = [...new Set(units.map((unit) => bodyOf(model, unit)?.name ?? ''))]
  const offices = units.filter((unit) => unit.id !== bodyOf(model, unit)?.id).map(({ name }) => name)
  const posts = people.flatMap((id) => postOfPerson(model, id).post?.name ?? [])
  const told = offices.length > 0 ? offices : room.use === 'office' ? posts : []
  const bottom = room.name ?? ([...new Set(told)].slice(0, 2).join('　') || codeName(roomUses, room.use))
  return { top: bodies.length === 1 ? (bodies[0] ?? '') : model.setting('preparedBy'), bottom }
}

/** 门牌. */
export function doorPlate(model: Model, room: Room): Plate {
  const [w, h] = plateSize(model, 'doorPlateSize')
  const isBlue = model.setting('doorPlateColour') !== 'plain'
  const { top, bottom } = doorWords(model, room)
  const style = isBlue ? 'onBlue' : 'title'
  return {
    id: room.id,
    w,
    h,
    items: (x, y) => [
      { kind: 'box', x, y, w, h, style: isBlue ? 'plateBlue' : 'plate' },
      ...fitted(top, { x: x + w / 2, y: y + h * 0.36, w: w * 0.9, size: h * 0.19 }, style),
      ...fitted(bottom, { x: x + w / 2, y: y + h * 0.8, w: w * 0.9, size: h * 0.34 }, style),
    ],
  }
}

/** A duty of 8 to 15 characters as a sign has room for: whole clauses of what is written, never cut within one. */
export function shortDuty(duties: string | null): string {
  const clauses = (duties ?? '')
    .split(/[。；;\n]/)
    .map((clause) => clause.trim().replace(/^[一二三四五六七八九十\d]+[、.．]/, ''))
  const whole = clauses.find((clause) => [...clause].length >= 8 && [...clause].length <= 15)
  if (whole) return whole
  for (const clause of clauses) {
    let text = ''
    for (const part of clause.split(/[，,]/)) {
      const longer = text ? `${text}，${part}` : part
      if ([...longer].length > 15) break
      text = longer
    }
    if ([...text].length >= 2) return text
  }
  return ''
}

/** 岗位牌: 部门, 姓名, 岗位, 职责, room for a photograph. Number, telephone and 编制类别 are for nobody to read here. */
export function postPlate(model: Model, person: Person): Plate {
  const [w, h] = plateSize(model, 'postPlateSize')
  const { post } = postOfPerson(model, person.id)
  const middle = w * 0.64
  return {
    id: person.id,
    w,
    h,
    items: (x, y) => [
      { kind: 'box', x, y, w, h, style: 'plate' },
      { kind: 'box', x, y, w, h: h * 0.22, style: 'plateBlue' },
      ...fitted(
        unitTitle(model, person),
        { x: x + w / 2, y: y + h * 0.155, w: w * 0.92, size: h * 0.12 },
        'onBlue',
      ),
      ...photo(x + w * 0.05, y + h * 0.3, w * 0.22, h * 0.6),
      ...fitted(spaced(person.name), { x: x + middle, y: y + h * 0.5, w: w * 0.6, size: h * 0.22 }, 'title'),
      ...fitted(post?.name ?? '', { x: x + middle, y: y + h * 0.68, w: w * 0.6, size: h * 0.11 }, 'name'),
      ...fitted(
        shortDuty(post?.duties ?? null),
        { x: x + middle, y: y + h * 0.86, w: w * 0.62, size: h * 0.085 },
        'member',
      ),
    ],
  }
}

const whereabouts = ['在岗', '开会', '外出', '下村', '请假'] as const

/** 去向牌: who, and a row of places at which a slider stands. */
export function whereaboutsPlate(model: Model, person: Person): Plate {
  const [w, h] = plateSize(model, 'postPlateSize')
  const { post } = postOfPerson(model, person.id)
  const step = (w * 0.9) / whereabouts.length
  return {
    id: person.id,
    w,
    h,
    items: (x, y) => [
      { kind: 'box', x, y, w, h, style: 'plate' },
      ...photo(x + w * 0.05, y + h * 0.08, w * 0.18, h * 0.5),
      ...fitted(
        spaced(person.name),
        { x: x + w * 0.6, y: y + h * 0.3, w: w * 0.68, size: h * 0.22 },
        'title',
      ),
      ...fitted(
        [unitTitle(model, person), post?.name].filter(Boolean).join('　'),
        { x: x + w * 0.6, y: y + h * 0.52, w: w * 0.7, size: h * 0.1 },
        'name',
      ),
      ...whereabouts.flatMap((word, at): SceneItem[] => {
        const left = x + w * 0.05 + at * step
        return [
          { kind: 'box', x: left, y: y + h * 0.66, w: step, h: h * 0.26, style: 'plate' },
          {
            kind: 'text',
            x: left + step / 2,
            y: y + h * 0.83,
            content: word,
            size: h * 0.11,
            style: 'name',
            anchor: 'middle',
          },
        ]
      }),
    ],
  }
}

/** 席卡: a tent card of two faces; the far one stands on its head until the card is folded. */
export function tentCard(model: Model, person: Person): Plate {
  const [w, face] = plateSize(model, 'tentCardSize')
  const name = spaced(person.name)
  const size = Math.min(face * 0.5, (w * 0.84) / textWidth(name, 1))
  const text = (x: number, y: number, turned: boolean): SceneText => ({
    kind: 'text',
    x,
    y,
    content: name,
    size,
    style: 'title',
    anchor: 'middle',
    ...(turned ? { turned } : {}),
  })
  return {
    id: person.id,
    w,
    h: face * 2,
    items: (x, y) => [
      { kind: 'box', x, y, w, h: face * 2, style: 'plate' },
      {
        kind: 'line',
        runs: [
          [
            [x, y + face],
            [x + w, y + face],
          ],
        ],
        style: 'dashed',
      },
      text(x + w / 2, y + face / 2 - size * 0.36, true),
      text(x + w / 2, y + face * 1.5 + size * 0.36, false),
    ],
  }
}

function unitTitle(model: Model, person: Person): string {
  const unit = unitOfPerson(model, person.id)
  const body = bodyOf(model, unit)
  return [body?.name, unit === body ? '' : unit?.name].filter(Boolean).join('　')
}

/** A name of two characters is set apart, as signs have it. */
function spaced(name: string): string {
  const characters = [...name]
  return characters.length === 2 ? characters.join('　') : name
}

function photo(x: number, y: number, w: number, h: number): SceneItem[] {
  return [
    { kind: 'box', x, y, w, h, style: 'dashed' },
    {
      kind: 'text',
      x: x + w / 2,
      y: y + h / 2 + 1.5,
      content: '照片',
      size: 4,
      style: 'small',
      anchor: 'middle',
    },
  ]
}
