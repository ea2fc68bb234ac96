import type { Model } from '../../domain/model.ts'
import { type RetirementLine, retirementLines } from '../../domain/reports/retirements.ts'
import { ageText, retirementBasis, womenGroups } from '../../domain/retirement.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { establishmentKinds } from '../../domain/vocabulary/establishment-kind.ts'
import { sexes } from '../../domain/vocabulary/sex.ts'
import { type ColumnOf, emptyNote, numberColumn, rowsOf, textColumn } from './columns.ts'
import type { Table } from './table.ts'

const columns: readonly ColumnOf<RetirementLine>[] = [
  numberColumn('number', '序号', 6, (_, row) => row + 1),
  textColumn('unit', '编制所在机构（编外为工作机构）', 28, ({ unitPath }) => unitPath || '（未安置）'),
  textColumn('name', '姓名', 10, ({ person }) => person.name),
  textColumn('sex', '性别', 6, ({ person }) => codeName(sexes, person.sex)),
  textColumn('birthDate', '出生年月', 10, ({ person }) => monthOf(person.birthDate) ?? '待填'),
  textColumn('kind', '编制类别', 18, ({ position, appointment }) =>
    position ? codeName(establishmentKinds, position.establishmentKind) : appointment ? '编外' : null,
  ),
  textColumn(
    'title',
    '职务（岗位）',
    20,
    ({ position, post }) => position?.title ?? position?.rank ?? post?.name,
  ),
  textColumn('former', ['法定退休年龄', '改革前'], 9, ({ retirement }) =>
    retirement ? ageText(retirement.formerAge * 12) : null,
  ),
  numberColumn('delay', ['法定退休年龄', '延迟（月）'], 9, ({ retirement }) => retirement?.delayMonths),
  textColumn('age', ['法定退休年龄', '现行'], 12, ({ retirement }) =>
    retirement ? ageText(retirement.ageMonths) : null,
  ),
  textColumn('on', '退休年月', 10, ({ retirement }) => monthOf(retirement?.on) ?? '待核'),
  textColumn('earliest', '可弹性提前至', 12, ({ retirement }) => monthOf(retirement?.earliestOn)),
  textColumn('free', '空出编制（岗位）日期', 13, ({ retirement }) => retirement?.freeOn),
  textColumn('note', '备注', 14, () => null),
]

const monthOf = (day: string | null | undefined) => day?.slice(0, 7)

/** 退休预测表 of a branch, or of all. */
export function retirementsTable(model: Model, unitId?: string): Table {
  const lines = retirementLines(model, unitId)
  const open = lines.filter(({ retirement }) => retirement === null).length
  const reached = lines.filter(({ retirement }) => retirement && retirement.on <= model.asOf).length
  const ages = Object.values(womenGroups).map(({ name, setting }) => `${name} ${model.setting(setting)} 岁`)
  const checked = model.setting('retirementChecked') === 'on' ? '' : '（口径待核）'
  return {
    title: '退休预测表',
    track: '编制内任职',
    columns,
    rows: rowsOf(columns, lines),
    footnotes: [
      ...emptyNote(lines.length === 0, '所选范围内没有在职人员。'),
      ...(reached > 0 ? [`截至 ${model.asOf} 已到法定退休年龄的 ${reached} 人，请办理退休或延迟手续。`] : []),
      ...(open > 0 ? [`出生日期或性别未填、不能推算的 ${open} 人，列在最后。`] : []),
      `依据${retirementBasis}及所附对照表，按出生月份推算；2025年前到龄的按原年龄。`,
      `改革前年龄：男 60 岁，${ages.join('，')}${checked}。`,
      '编制（岗位）自到龄次月一日起空出；弹性提前最多三年且不低于改革前年龄，须本人申请并符合缴费年限。',
    ],
    frozenColumns: 3,
  }
}
