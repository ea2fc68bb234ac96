import type { AppointmentRound } from '../../../domain/appointment-round.ts'
import { appointmentModes } from '../../../domain/vocabulary/appointment-mode.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, choicesOf, type Field } from '../../controls/field.ts'
import { runOrThrow } from '../../stores/workbook.ts'

type Values = Omit<AppointmentRound, 'id' | 'stage' | 'appointedOn' | 'sortNo'>

const fields: readonly Field<Values>[] = [
  { name: 'name', label: '轮次名称', kind: 'text', max: 60, required: true, hint: '如 2026年首轮双向选择' },
  { name: 'mode', label: '聘任方式', kind: 'choice', choices: choicesOf(appointmentModes), required: true },
  { name: 'startsOn', label: '聘期开始', kind: 'day', hint: '可到公示前再填' },
  { name: 'termEndsOn', label: '聘期截止', kind: 'day' },
  { name: 'noticeFrom', label: '公示开始', kind: 'day' },
  { name: 'noticeUntil', label: '公示截止', kind: 'day' },
  { name: 'documentNumber', label: '聘任文号', kind: 'text', max: 80 },
  { name: 'note', label: '备注', kind: 'area' },
]

const blank: Values = {
  name: '',
  mode: 'mutual',
  startsOn: null,
  termEndsOn: null,
  documentNumber: null,
  noticeFrom: null,
  noticeUntil: null,
  note: null,
}

interface RoundFormProps {
  readonly round: AppointmentRound | undefined
  readonly close: () => void
}

/** A new round, or the facts of one that is there. */
export function RoundForm({ round, close }: RoundFormProps) {
  const { id, stage: _stage, appointedOn: _appointedOn, sortNo: _sortNo, ...known } = round ?? none
  return (
    <EditForm<Values>
      title={round ? `修改轮次 ${round.name}` : '新设聘任轮次'}
      testId="round-form"
      fields={fields}
      initial={known}
      close={close}
      save={(values, because) =>
        round
          ? runOrThrow('updateRound', { id, patch: changedOf<Values>(known, values) }, because)
          : runOrThrow('createRound', values, because)
      }
    />
  )
}

const none: AppointmentRound = { ...blank, id: '', stage: 'drafting', appointedOn: null, sortNo: 0 }
