import type { AppointmentRound } from '../../domain/appointment-round.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Model } from '../../domain/model.ts'
import { type ApplicationLine, roundLines } from '../../domain/reports/rounds.ts'
import { appointmentModes } from '../../domain/vocabulary/appointment-mode.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { postCategories } from '../../domain/vocabulary/post-category.ts'
import { type ColumnOf, rowsOf, textColumn } from '../tables/columns.ts'
import type { DocumentBlock, OfficialDocument } from './document.ts'
import { dayInWords, toFill } from './wording.ts'

const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })

const columns: readonly ColumnOf<ApplicationLine>[] = [
  textColumn('number', '序号', 7, (_line, row) => String(row + 1)),
  textColumn('name', '姓名', 10, ({ person }) => person.name),
  textColumn('unit', '拟聘机构', 30, ({ unitName }) => unitName),
  textColumn('post', '拟聘岗位', 20, ({ post }) => post.name),
  textColumn('category', '岗位类别', 13, ({ post }) =>
    codeName(postCategories, post.category).replace(/岗位$/, ''),
  ),
]

/**
 * 拟聘人员公示: whom a round proposes, and until when one can object. Neither id number, telephone nor kind of
 * establishment stands in it. Errors: invalidInput where nobody is proposed yet.
 */
export function roundPublicity(model: Model, round: AppointmentRound): OfficialDocument {
  const lines = roundLines(model, round).applications.filter(
    ({ application }) => application.chosenBy !== null,
  )
  if (lines.length === 0) {
    throw new DomainError('invalidInput', {
      message: `轮次“${round.name}”还没有拟聘人员，请先产生拟聘结果。`,
      field: 'roundId',
    })
  }
  const { noticeFrom, noticeUntil } = round
  const from = noticeFrom ? dayInWords(noticeFrom) : toFill('公示开始日期')
  const until = noticeUntil ? dayInWords(noticeUntil) : toFill('公示截止日期')
  const mode = codeName(appointmentModes, round.mode)
  const table = { title: '拟聘人员名单', track: '岗位聘职', columns, rows: rowsOf(columns, lines) } as const
  return {
    title: `关于${round.name}\n拟聘人员的公示`,
    blocks: [
      paragraph(`按照${mode}的程序，经报名、评分和研究，确定${lines.length}名拟聘人员，现予公示。`),
      { kind: 'table', table: { ...table, footnotes: [], frozenColumns: 2 } },
      paragraph(
        `公示期自${from}起至${until}止。公示期内如有异议，请以书面形式署真实姓名向${toFill('受理部门')}反映，联系电话${toFill('联系电话')}。`,
      ),
      {
        kind: 'signature',
        lines: [
          model.setting('preparedBy') || toFill('发文机关'),
          noticeFrom ? dayInWords(noticeFrom) : dayInWords(model.asOf),
        ],
      },
    ],
  }
}
