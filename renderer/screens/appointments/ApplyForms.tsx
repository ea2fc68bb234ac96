import type { AppointmentRound } from '../../../domain/appointment-round.ts'
import type { Model } from '../../../domain/model.ts'
import type { Person } from '../../../domain/person.ts'
import type { OfferLine } from '../../../domain/reports/rounds.ts'
import { educations } from '../../../domain/vocabulary/education.ts'
import { sexes } from '../../../domain/vocabulary/sex.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { type Choice, choicesOf, type Field } from '../../controls/field.ts'
import { usePersonal } from '../../stores/personal.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { fillableFields } from '../detail/person-fields.ts'
import screen from '../grids/screen.module.css'
import { PersonalGate } from '../personal/PersonalGate.tsx'
import { unitOf } from '../selection.ts'

interface ApplyFormProps {
  readonly round: AppointmentRound
  readonly offers: readonly OfferLine[]
  readonly close: () => void
}

interface ApplyValues {
  readonly personId: string
  readonly postId: string
  readonly preference: number | null
}

const postsOf = (offers: readonly OfferLine[]): Choice[] =>
  offers.map(({ post, unitName, offer }) => ({
    value: post.id,
    label: `${post.name}（${unitName}，名额 ${offer.seats}）`,
  }))

/** People in service, those of one name told apart by where they are. */
function peopleChoices(model: Model): Choice[] {
  return [...model.rows.person.values()]
    .filter(({ status }) => status === 'active')
    .map((person) => {
      const unit = unitOf(model, { table: 'person', id: person.id })?.name
      return { value: person.id, label: unit ? `${person.name}（${unit}）` : person.name }
    })
    .sort((a, b) => a.label.localeCompare(b.label))
}

/** 登记报名 of one person for one post; the next wish is asked for by itself. */
export function ApplyForm({ round, offers, close }: ApplyFormProps) {
  const model = useModel()
  const wishesOf = (personId: string) =>
    model.by('roundApplication.roundId', round.id).filter((row) => row.personId === personId)
  const fields: readonly Field<ApplyValues>[] = [
    { name: 'personId', label: '人员', kind: 'choice', required: true, choices: peopleChoices(model) },
    { name: 'postId', label: '报名岗位', kind: 'choice', required: true, choices: postsOf(offers) },
    { name: 'preference', label: '志愿', kind: 'number', min: 1, required: true, hint: '1 为第一志愿' },
  ]
  return (
    <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
      <EditForm<ApplyValues>
        title={`${round.name} 登记报名`}
        testId="apply-form"
        saveLabel="登记"
        fields={fields}
        initial={{
          personId: '',
          postId: offers.length === 1 ? (offers[0]?.post.id ?? '') : '',
          preference: 1,
        }}
        adjust={(values, changed) =>
          changed === 'personId' ? { ...values, preference: wishesOf(values.personId).length + 1 } : values
        }
        close={close}
        save={({ personId, postId, preference }, because) =>
          runOrThrow(
            'applyToRound',
            { roundId: round.id, applications: [{ personId, postId, preference: preference ?? 1 }] },
            because,
          )
        }
      />
    </div>
  )
}

type OutsideValues = Pick<Person, 'name' | 'sex' | 'birthDate' | 'idNumber' | 'education' | 'phone'> & {
  readonly postId: string
}

/** 社会招聘: somebody from outside with the post that is asked for. */
export function OutsideForm({ round, offers, close }: ApplyFormProps) {
  const canFill = usePersonal()?.state === 'open'
  const fields: readonly Field<OutsideValues>[] = [
    { name: 'name', label: '姓名', kind: 'text', max: 40, required: true },
    { name: 'sex', label: '性别', kind: 'choice', choices: choicesOf(sexes), required: true },
    { name: 'birthDate', label: '出生日期', kind: 'day' },
    { name: 'idNumber', label: '身份证号', kind: 'text', max: 18 },
    { name: 'education', label: '学历', kind: 'choice', choices: choicesOf(educations) },
    { name: 'phone', label: '联系电话', kind: 'text', max: 40 },
    { name: 'postId', label: '报名岗位', kind: 'choice', required: true, choices: postsOf(offers) },
  ]
  const initial = {
    name: '',
    sex: 'unknown',
    birthDate: null,
    idNumber: null,
    education: null,
    phone: null,
    postId: '',
  } as const
  return (
    <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
      <PersonalGate meanwhile="可以先登记其他内容，以后再补" />
      <EditForm<OutsideValues>
        title={`${round.name} 外部人员报名`}
        testId="outside-form"
        saveLabel="登记"
        fields={fillableFields(fields, canFill)}
        initial={initial}
        close={close}
        save={(values, because) => runOrThrow('applyFromOutside', { roundId: round.id, ...values }, because)}
      >
        <p>登记后列为“拟聘”，不计入在职；聘任后转为在职的编外人员。</p>
      </EditForm>
    </div>
  )
}
