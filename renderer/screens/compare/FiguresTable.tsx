import { useMemo, useState } from 'react'
import { behindFigure, type FigureName } from '../../../domain/comparison/behind-figure.ts'
import type { ReformFigures, Share } from '../../../domain/comparison/difference.ts'
import { peopleRule, reformFigures, tiltRule } from '../../../domain/comparison/figures.ts'
import { countingRules } from '../../../domain/counting.ts'
import { substantiveKinds } from '../../../domain/vocabulary/establishment-kind.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { WhichList } from '../../controls/WhichList.tsx'
import type { Compared } from '../../stores/compare.ts'
import { notify } from '../../stores/notice.ts'
import { select } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from './compare.module.css'

interface Line {
  readonly name: string
  /** The list that stands behind the figure; null where it is an approved number. */
  readonly figure: FigureName | null
  readonly value: (figures: ReformFigures) => number | Share | null
}

const lines: readonly Line[] = [
  { name: '内设机构', figure: 'internalOffices', value: (figures) => figures.internalOffices },
  { name: '所属事业单位', figure: 'institutions', value: (figures) => figures.institutions },
  { name: '加挂牌子（不计机构）', figure: 'plates', value: (figures) => figures.plates },
  { name: '编制核定总量', figure: null, value: (figures) => figures.approvedEstablishment },
  { name: '编制实有', figure: 'establishment/total', value: (figures) => figures.establishment.total ?? 0 },
  ...substantiveKinds.map(
    ({ code, name }): Line => ({
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

interface Asked {
  readonly name: string
  readonly figure: FigureName
  readonly side: 'before' | 'after'
}

/** The figures of both sides and what they differ by, each with the list behind it and the rules that counted them. */
export function FiguresTable({ compared }: { readonly compared: Compared }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const before = useMemo(() => reformFigures(compared.before), [compared])
  const after = useMemo(() => reformFigures(compared.after), [compared])
  const cell = ({ name, figure, value }: Line, side: Asked['side']) => {
    const shown = value(side === 'before' ? before : after)
    if (figure === null || isNothing(shown)) return text(shown)
    return (
      <LinkButton title={`${name}：是哪些`} onClick={() => setAsked({ name, figure, side })}>
        {text(shown)}
      </LinkButton>
    )
  }
  return (
    <div className={styles.split}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
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
            {lines.map((line) => (
              <tr key={line.name}>
                <th scope="row">{line.name}</th>
                <td className={styles.number}>{cell(line, 'before')}</td>
                <td className={styles.number}>{cell(line, 'after')}</td>
                <td className={styles.number}>{change(line.value(before), line.value(after))}</td>
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
      {asked && <Behind compared={compared} asked={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}

interface BehindProps {
  readonly compared: Compared
  readonly asked: Asked
  readonly onClose: () => void
}

/** Rows that a list shows at most; the figure itself counts them all. */
const mostRows = 500

function Behind({ compared, asked, onClose }: BehindProps) {
  const model = useModel()
  const rows = useMemo(() => behindFigure(compared[asked.side], asked.figure), [compared, asked])
  const title = asked.side === 'before' ? compared.beforeTitle : compared.afterTitle
  const rule = asked.figure.startsWith('tilted') ? [tiltRule] : asked.figure === 'people' ? [peopleRule] : []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <section className={styles.behind} tabIndex={0} aria-label="是哪些">
      <WhichList
        title={`${title} ${asked.name.trim()}`}
        rules={rows.length > mostRows ? [...rule, `共 ${rows.length} 项，列出前 ${mostRows} 项。`] : rule}
        rows={rows.slice(0, mostRows)}
        onRow={({ key }) => {
          const ref = rows.find((row) => row.key === key)?.ref
          if (ref && model.get(ref.table, ref.id)) select([ref])
          else notify({ kind: 'trouble', text: '打开的工作簿里没有这一项，它只在所比较的另一边。' })
        }}
        onClose={onClose}
      />
    </section>
  )
}

function isNothing(value: number | Share | null): boolean {
  return value === null || (typeof value === 'number' ? value : value.count) === 0
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
