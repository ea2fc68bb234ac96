import type { AppointmentRound, RoundApplication } from '../../../domain/appointment-round.ts'
import type { ApplicationLine } from '../../../domain/reports/rounds.ts'
import { preferenceName } from '../../../domain/rounds/explain.ts'
import { run } from '../../stores/workbook.ts'
import type { CellEdit, GridColumn } from '../../views/grid.ts'

type Patch = Partial<Pick<RoundApplication, 'preference' | 'mark' | 'place' | 'note'>>

const change = (line: ApplicationLine, patch: Patch) =>
  run('updateApplications', { applications: [{ id: line.application.id, patch }] })

const numberOf = (value: string) => (value === '' ? null : Number(value))

/** Told at the cell: out of range, or a wish that the person has given already. */
function wishEdit(lines: readonly ApplicationLine[]): CellEdit<ApplicationLine> {
  return {
    kind: 'number',
    required: true,
    value: ({ application }) => String(application.preference),
    commit: (line, value) => change(line, { preference: Number(value) }),
    fault: (value, { application, person }) => {
      const preference = Number(value)
      if (preference < 1 || preference > 20) return '志愿应在 1 到 20 之间'
      const other = lines.find(
        (line) =>
          line.person.id === person.id &&
          line.application.id !== application.id &&
          line.application.preference === preference,
      )
      return other ? `${person.name}的${preferenceName(preference)}已填 ${other.post.name}` : null
    },
  }
}

const markEdit: CellEdit<ApplicationLine> = {
  kind: 'number',
  decimals: true,
  max: 100,
  value: ({ application }) => String(application.mark ?? ''),
  commit: (line, value) => change(line, { mark: numberOf(value) }),
}

const placeEdit: CellEdit<ApplicationLine> = {
  kind: 'number',
  value: ({ application }) => String(application.place ?? ''),
  commit: (line, value) => change(line, { place: numberOf(value) }),
  fault: (value) =>
    value !== '' && (Number(value) < 1 || Number(value) > 1000) ? '排序应在 1 到 1000 之间' : null,
}

const noteEdit: CellEdit<ApplicationLine> = {
  kind: 'text',
  value: ({ application }) => application.note ?? '',
  commit: (line, value) => change(line, { note: value === '' ? null : value }),
}

/** The columns of 报名与评分; only while the round takes applications can they be typed into. */
export function applicationColumns(
  round: AppointmentRound,
  lines: readonly ApplicationLine[],
): readonly GridColumn<ApplicationLine>[] {
  const isOpen = round.stage === 'applying' || round.stage === 'scoring'
  const edit = (how: CellEdit<ApplicationLine>) => (isOpen ? { edit: how } : {})
  const wish = wishEdit(lines)
  return [
    { id: 'name', header: '姓名', width: 84, text: ({ person }) => person.name },
    { id: 'current', header: '现任', width: 200, text: ({ current }) => current },
    { id: 'post', header: '报名岗位', width: 150, text: ({ post }) => post.name },
    { id: 'unit', header: '岗位所在机构', width: 190, text: ({ unitName }) => unitName },
    {
      ...{ id: 'preference', header: '志愿', width: 56, align: 'right' as const },
      text: ({ application }) => String(application.preference),
      ...edit(wish),
    },
    {
      ...{ id: 'mark', header: '成绩', width: 64, align: 'right' as const },
      text: ({ application }) => String(application.mark ?? ''),
      ...edit(markEdit),
    },
    {
      ...{ id: 'place', header: '岗位排序', width: 72, align: 'right' as const },
      text: ({ application }) => String(application.place ?? ''),
      ...edit(placeEdit),
    },
    {
      ...{ id: 'note', header: '备注', width: 120 },
      text: ({ application }) => application.note ?? '',
      ...edit(noteEdit),
    },
  ]
}
