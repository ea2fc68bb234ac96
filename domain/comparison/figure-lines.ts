import { substantiveKinds } from '../vocabulary/establishment-kind.ts'
import type { FigureName } from './behind-figure.ts'
import type { ReformFigures, Share } from './difference.ts'

/** One figure of a before/after page, on the screen and on paper. */
export interface FigureLine {
  readonly name: string
  /** The list that stands behind the figure; null where it is an approved number. */
  readonly figure: FigureName | null
  readonly value: (figures: ReformFigures) => number | Share | null
}

/** Every figure in the order of the page; a name that begins with a space is part of the one above it. */
export const figureLines: readonly FigureLine[] = [
  { name: '内设机构', figure: 'internalOffices', value: (figures) => figures.internalOffices },
  { name: '所属事业单位', figure: 'institutions', value: (figures) => figures.institutions },
  { name: '加挂牌子（不计机构）', figure: 'plates', value: (figures) => figures.plates },
  { name: '编制核定总量', figure: null, value: (figures) => figures.approvedEstablishment },
  { name: '编制实有', figure: 'establishment/total', value: (figures) => figures.establishment.total ?? 0 },
  ...substantiveKinds.map(
    ({ code, name }): FigureLine => ({
      name: `　其中：${name}`,
      figure: `establishment/${code}`,
      value: (figures) => figures.establishment[code] ?? 0,
    }),
  ),
  { name: '领导职数实配 正职', figure: 'leadingChief', value: (figures) => figures.leadingChief },
  { name: '领导职数实配 副职', figure: 'leadingDeputy', value: (figures) => figures.leadingDeputy },
  { name: '岗位数', figure: 'seats', value: (figures) => figures.seats },
  { name: '在职人员', figure: 'people', value: (figures) => figures.people },
  { name: '　其中：编外', figure: 'offEstablishment', value: (figures) => figures.offEstablishment },
  { name: '村（居）', figure: 'villages', value: (figures) => figures.villages },
  {
    name: '社会管理和公共服务岗位占比',
    figure: 'tiltedSeats',
    value: (figures) => figures.tiltedSeats,
  },
  {
    name: '社会管理和公共服务人员占比',
    figure: 'tiltedPeople',
    value: (figures) => figures.tiltedPeople,
  },
]

const percent = ({ count, total }: Share) => (total === 0 ? 0 : (count / total) * 100)

/** A figure in words: an open number is 待核定, a share has its percentage. */
export function figureText(value: number | Share | null): string {
  if (value === null) return '待核定'
  if (typeof value === 'number') return String(value)
  return `${value.count}/${value.total}（${percent(value).toFixed(1)}%）`
}

/** By how much the later figure differs; '' where one of them is open. */
export function figureChange(before: number | Share | null, after: number | Share | null): string {
  if (before === null || after === null) return ''
  if (typeof before === 'number' && typeof after === 'number') return signed(after - before, 0)
  if (typeof before !== 'number' && typeof after !== 'number') {
    return `${signed(percent(after) - percent(before), 1)} 个百分点`
  }
  return ''
}

function signed(value: number, digits: number): string {
  const rounded = value.toFixed(digits)
  if (Number(rounded) === 0) return digits === 0 ? '—' : '0.0'
  return value > 0 ? `＋${rounded}` : `－${rounded.replace('-', '')}`
}
