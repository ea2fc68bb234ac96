import type { ReformFigures, Share } from '../../../domain/comparison/difference.ts'
import { peopleRule, reformFigures, tiltRule } from '../../../domain/comparison/figures.ts'
import { countingRules } from '../../../domain/counting.ts'
import type { Model } from '../../../domain/model.ts'
import { substantiveKinds } from '../../../domain/vocabulary/establishment-kind.ts'
import styles from './compare.module.css'

interface FiguresTableProps {
  readonly compared: {
    readonly before: Model
    readonly after: Model
    readonly beforeTitle: string
    readonly afterTitle: string
  }
}

interface Line {
  readonly name: string
  readonly value: (figures: ReformFigures) => number | Share | null
}

const lines: readonly Line[] = [
  { name: '内设机构', value: (figures) => figures.internalOffices },
  { name: '所属事业单位', value: (figures) => figures.institutions },
  { name: '加挂牌子（不计机构）', value: (figures) => figures.plates },
  { name: '编制核定总量', value: (figures) => figures.approvedEstablishment },
  { name: '编制实有', value: (figures) => figures.establishment.total ?? 0 },
  ...substantiveKinds.map(({ code, name }) => ({
    name: `　其中：${name}`,
    value: (figures: ReformFigures) => figures.establishment[code] ?? 0,
  })),
  { name: '领导职数实配 正职', value: (figures) => figures.leadingChief },
  { name: '领导职数实配 副职', value: (figures) => figures.leadingDeputy },
  { name: '岗位数', value: (figures) => figures.seats },
  { name: '在职人员', value: (figures) => figures.people },
  { name: '　其中：编外', value: (figures) => figures.offEstablishment },
  { name: '村（居）', value: (figures) => figures.villages },
  { name: '社会管理和公共服务岗位占比', value: (figures) => figures.tiltedSeats },
  { name: '社会管理和公共服务人员占比', value: (figures) => figures.tiltedPeople },
]

/** The figures of both sides and what they differ by, with the rules that counted them. */
export function FiguresTable({ compared }: FiguresTableProps) {
  const [before, after] = [reformFigures(compared.before), reformFigures(compared.after)]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <section className={styles.grow} tabIndex={0} aria-label="比较数字">
      <table className={styles.table} data-testid="compare-figures">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">{compared.beforeTitle}</th>
            <th scope="col">{compared.afterTitle}</th>
            <th scope="col">增减</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={styles.number}>{text(value(before))}</td>
              <td className={styles.number}>{text(value(after))}</td>
              <td className={styles.number}>{change(value(before), value(after))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        {tiltRule}
        {peopleRule}
        {countingRules.map(({ sentence }) => sentence).join('')}
      </p>
    </section>
  )
}

const percent = ({ count, total }: Share) => (total === 0 ? 0 : (count / total) * 100)

function text(value: number | Share | null): string {
  if (value === null) return '待核定'
  if (typeof value === 'number') return String(value)
  return `${value.count}/${value.total}（${percent(value).toFixed(1)}%）`
}

function change(before: number | Share | null, after: number | Share | null): string {
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
