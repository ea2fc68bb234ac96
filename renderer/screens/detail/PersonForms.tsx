import { DomainError } from '../../../domain/errors.ts'
import { isMasked } from '../../../domain/id-number.ts'
import type { Person } from '../../../domain/person.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, type Field } from '../../controls/field.ts'
import { usePersonal } from '../../stores/personal.ts'
import { revealPerson } from '../../stores/reveal.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { PersonalGate } from '../personal/PersonalGate.tsx'
import { fillableFields, type PersonValues, personFields } from './person-fields.ts'

export interface PersonFormProps {
  readonly person: Person
  readonly close: () => void
}

const maskedHint = '为保护个人信息只显示部分号码；更改时请输入完整号码'

/** Number and phone are held masked here: they are written back only where the clerk typed a whole one. */
export function PersonEdit(props: PersonFormProps) {
  const state = usePersonal()?.state
  return (
    <>
      <PersonalGate meanwhile="可以改其他内容" />
      {/* What the fields begin with changes with the lock. */}
      <PersonEditForm key={state} {...props} canFill={state === 'open'} />
    </>
  )
}

function PersonEditForm({ person, close, canFill }: PersonFormProps & { readonly canFill: boolean }) {
  const { id, status: _status, leftOn: _leftOn, leftReason: _leftReason, ...initial } = person
  const fields = fillableFields(personFields, canFill).map(
    (field): Field<PersonValues> =>
      field.name === 'idNumber' || field.name === 'phone' ? { ...field, hint: maskedHint } : field,
  )
  return (
    <EditForm
      title="修改人员"
      testId="person-edit-form"
      fields={fields}
      initial={initial}
      close={close}
      save={(values, because) => {
        const patch = changedOf<PersonValues>(initial, values)
        for (const field of ['idNumber', 'phone'] as const) {
          if (patch[field] && isMasked(patch[field])) {
            throw new DomainError('invalidInput', { field, message: '请输入完整号码，不能含 *' })
          }
        }
        return runOrThrow('updatePerson', { id, patch }, because)
      }}
    />
  )
}

/** 查看完整: asks for the reason first; the look is ledgered. */
export function PersonReveal({ person, close }: PersonFormProps) {
  if (usePersonal()?.state === 'locked') return <PersonalGate meanwhile="解锁后才能查看" />
  return (
    <EditForm
      title="查看完整身份证号和电话"
      testId="person-reveal-form"
      saveLabel="查看"
      fields={[
        {
          name: 'reason',
          label: '查看事由',
          kind: 'text',
          max: 200,
          required: true,
          hint: '事由记入变更台账',
        },
      ]}
      initial={{ reason: '' }}
      because="none"
      close={close}
      save={({ reason }) => revealPerson(person.id, reason)}
    />
  )
}

interface LeaveValues {
  readonly status: 'left' | 'retired'
  readonly reason: string
  readonly on: string
}

const leaveFields: readonly Field<LeaveValues>[] = [
  {
    name: 'status',
    label: '去向',
    kind: 'choice',
    required: true,
    choices: [
      { value: 'left', label: '调出、辞职、解聘等' },
      { value: 'retired', label: '退休' },
    ],
  },
  { name: 'reason', label: '减员原因', kind: 'text', required: true, hint: '如 调往某单位、辞职、到龄退休' },
  { name: 'on', label: '减员日期', kind: 'day', required: true },
]

export function PersonLeave({ person, close }: PersonFormProps) {
  const model = useModel()
  const initial: LeaveValues = { status: 'left', reason: '', on: model.asOf }
  return (
    <EditForm
      title={`减员 ${person.name}`}
      testId="person-leave-form"
      saveLabel="减员"
      danger
      fields={leaveFields}
      initial={initial}
      because="open"
      close={close}
      save={(values, because) => runOrThrow('leavePeople', { ids: [person.id], ...values }, because)}
    />
  )
}

export function PersonRemove({ person, close }: PersonFormProps) {
  return (
    <EditForm
      title={`删除误录 ${person.name}`}
      testId="person-remove-form"
      saveLabel="删除误录"
      danger
      fields={[]}
      initial={{}}
      close={close}
      save={(_values, because) => runOrThrow('removePerson', { id: person.id }, because)}
    >
      <p>只用于录错的人员：连同编制内任职和岗位聘职一并删除，不留经历。人员离开请用“减员”。</p>
    </EditForm>
  )
}
