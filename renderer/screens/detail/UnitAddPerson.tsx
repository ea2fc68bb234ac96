import type { Model } from '../../../domain/model.ts'
import { type EstablishmentKind, establishmentKinds } from '../../../domain/vocabulary/establishment-kind.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { type Choice, choicesOf, type Field } from '../../controls/field.ts'
import { usePersonal } from '../../stores/personal.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { employmentNames } from '../../text.ts'
import { PersonalGate } from '../personal/PersonalGate.tsx'
import { blankPerson, fillableFields, type PersonValues, personFields } from './person-fields.ts'
import type { UnitFormProps } from './UnitForms.tsx'
import { mainHolders } from './which.ts'

interface NewPersonValues extends PersonValues {
  readonly establishment: EstablishmentKind
  readonly employment: keyof typeof employmentNames
  readonly postId: string | null
  readonly startedOn: string
}

/** The posts of a unit to choose from, each with the seats it has left; `keep` is chosen already, ended or not. */
export function postChoices(model: Model, unitId: string, keep?: string | null): Choice[] {
  return model
    .by('post.unitId', unitId)
    .filter((post) => model.isOpen(post) || post.id === keep)
    .sort((a, b) => a.sortNo - b.sortNo)
    .map((post) => {
      const free = post.headcount - mainHolders(model, post.id)
      return { value: post.id, label: `${post.name}（${free > 0 ? `空 ${free}` : '满'}）` }
    })
}

function fieldsOf(model: Model, unitId: string): Field<NewPersonValues>[] {
  const [name, sex, ...rest] = personFields as readonly Field<NewPersonValues>[]
  const isOff = ({ establishment }: NewPersonValues) => establishment === 'offEstablishment'
  return [
    ...(name && sex ? [name, sex] : []),
    {
      name: 'establishment',
      label: '编制类别',
      kind: 'choice',
      choices: choicesOf(establishmentKinds),
      required: true,
    },
    {
      name: 'employment',
      label: '用工形式',
      kind: 'choice',
      choices: choicesOf(employmentNames),
      required: true,
      shown: isOff,
    },
    {
      name: 'postId',
      label: '岗位',
      kind: 'choice',
      choices: postChoices(model, unitId),
      hint: '未定岗可留空',
    },
    { name: 'startedOn', label: '到岗日期', kind: 'day', required: true },
    ...rest,
  ]
}

/** 新增人员, with the place on both tracks. */
export function UnitAddPerson({ unit, close }: UnitFormProps) {
  const model = useModel()
  const initial: NewPersonValues = {
    ...blankPerson,
    establishment: 'administrative',
    employment: 'contract',
    postId: null,
    startedOn: model.asOf,
  }
  const canFill = usePersonal()?.state === 'open'
  return (
    <>
      <PersonalGate meanwhile="可以先填其他内容，以后再补" />
      <EditForm
        title={`${unit.name} 新增人员`}
        testId="unit-add-person-form"
        saveLabel="新增人员"
        fields={fillableFields(fieldsOf(model, unit.id), canFill)}
        initial={initial}
        close={close}
        save={({ establishment, employment, postId, startedOn, ...person }, because) => {
          const off = establishment === 'offEstablishment'
          const place = { unitId: unit.id, startedOn }
          const appointment = { ...place, postId, employment: off ? employment : null }
          const position = off ? {} : { position: { ...place, establishmentKind: establishment } }
          return runOrThrow('createPerson', { ...person, appointment, ...position }, because)
        }}
      />
    </>
  )
}
