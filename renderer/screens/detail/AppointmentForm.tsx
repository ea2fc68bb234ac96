import type { Appointment } from '../../../domain/appointment.ts'
import { addMonths } from '../../../domain/day.ts'
import type { Person } from '../../../domain/person.ts'
import { personRetirement } from '../../../domain/retirement.ts'
import { appointmentModes } from '../../../domain/vocabulary/appointment-mode.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, choicesOf, type Field } from '../../controls/field.ts'
import { unitTree } from '../../controls/unit-tree.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { appointmentKindNames, employmentNames } from '../../text.ts'
import { endField } from './PositionForm.tsx'
import { postChoices } from './UnitAddPerson.tsx'

type AppointmentValues = Omit<Appointment, 'id' | 'personId'>

interface AppointmentFormProps {
  readonly person: Person
  readonly appointment: Appointment | undefined
  readonly close: () => void
}

/** 岗位聘职: a new appointment (聘任), or the facts of one that is there. */
export function AppointmentForm({ person, appointment, close }: AppointmentFormProps) {
  const model = useModel()
  const fields: readonly Field<AppointmentValues>[] = [
    {
      name: 'unitId',
      label: '任岗机构',
      kind: 'unit',
      units: unitTree(model, { keep: appointment?.unitId }),
      required: true,
    },
    {
      name: 'postId',
      label: '岗位',
      kind: 'choice',
      choices: ({ unitId }) => (unitId ? postChoices(model, unitId, appointment?.postId) : []),
      hint: '未定岗可留空',
    },
    {
      name: 'kind',
      label: '任岗性质',
      kind: 'choice',
      choices: choicesOf(appointmentKindNames),
      required: true,
    },
    { name: 'mode', label: '聘任方式', kind: 'choice', choices: choicesOf(appointmentModes) },
    {
      name: 'employment',
      label: '用工形式',
      kind: 'choice',
      choices: choicesOf(employmentNames),
      hint: '编内人员留空',
    },
    { name: 'startedOn', label: '聘期开始', kind: 'day' },
    { name: 'termEndsOn', label: '聘期截止', kind: 'day' },
    ...endField<AppointmentValues>(appointment),
    { name: 'documentNumber', label: '聘任文号', kind: 'text' },
    { name: 'note', label: '备注', kind: 'area' },
  ]
  const { id: _id, personId: _personId, ...known } = appointment ?? newAppointment(person.id, model.asOf)
  return (
    <EditForm
      title={appointment ? '修改岗位聘职' : `聘任 ${person.name}`}
      testId="appointment-form"
      saveLabel={appointment ? '保存' : '聘任'}
      fields={fields}
      initial={known}
      adjust={(values, changed) => (changed === 'unitId' ? { ...values, postId: null } : values)}
      close={close}
      save={(values, because) => {
        if (appointment) {
          const patch = changedOf<AppointmentValues>(known, values)
          return runOrThrow('updateAppointment', { id: appointment.id, patch }, because)
        }
        const { endedOn: _endedOn, ...input } = values
        return runOrThrow('createAppointment', { personId: person.id, ...input }, because)
      }}
    />
  )
}

function newAppointment(personId: string, startedOn: string): Appointment {
  return {
    id: '',
    personId,
    unitId: '',
    postId: null,
    kind: 'main',
    mode: null,
    employment: null,
    startedOn,
    termEndsOn: null,
    endedOn: null,
    documentNumber: null,
    note: null,
  }
}

interface EndAppointmentProps {
  readonly person: Person
  readonly appointment: Appointment
  readonly close: () => void
  /** 事由 that is offered: the proposal that the decision follows. */
  readonly reason?: string | undefined
}

interface RenewValues {
  readonly on: string
  readonly termEndsOn: string
  readonly documentNumber: string | null
}

/** 续聘: the next term at the same post; the law's day of retirement stands beside the end, as no term goes beyond it. */
export function RenewAppointment({ person, appointment, close, reason }: EndAppointmentProps) {
  const model = useModel()
  const { termEndsOn } = appointment
  const on = termEndsOn !== null && termEndsOn < model.asOf ? termEndsOn : model.asOf
  const retirement = personRetirement(model, person)
  const fields: readonly Field<RenewValues>[] = [
    { name: 'on', label: '新聘期开始', kind: 'day', required: true },
    {
      name: 'termEndsOn',
      label: '新聘期截止',
      kind: 'day',
      required: true,
      ...(retirement ? { hint: `法定退休日期 ${retirement.on}，聘期一般不超过` } : {}),
    },
    { name: 'documentNumber', label: '聘任文号', kind: 'text' },
  ]
  return (
    <EditForm
      title={`续聘 ${person.name}`}
      testId="appointment-renew-form"
      saveLabel="续聘"
      fields={fields}
      initial={{ on, termEndsOn: addMonths(termEndsOn ?? on, 36), documentNumber: null }}
      close={close}
      reason={reason}
      save={(values, because) => runOrThrow('renewAppointment', { id: appointment.id, ...values }, because)}
    >
      <p>{termEndsOn ? `现聘期至 ${termEndsOn}。` : '现聘期未填截止日期。'}岗位、聘任方式不变。</p>
    </EditForm>
  )
}

export function EndAppointment({ person, appointment, close, reason }: EndAppointmentProps) {
  const model = useModel()
  return (
    <EditForm
      title={`免去 ${person.name} 的岗位`}
      testId="appointment-end-form"
      saveLabel="免去岗位"
      danger
      fields={[{ name: 'on', label: '免去日期', kind: 'day', required: true }]}
      initial={{ on: model.asOf }}
      because="open"
      close={close}
      reason={reason}
      save={({ on }, because) => runOrThrow('endAppointment', { id: appointment.id, on }, because)}
    >
      {appointment.kind === 'main' && <p>免去主岗后转入待安置。</p>}
    </EditForm>
  )
}
