import type { Model } from '../../../domain/model.ts'
import type { Person } from '../../../domain/person.ts'
import type { Position } from '../../../domain/position.ts'
import { substantiveKinds } from '../../../domain/vocabulary/establishment-kind.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, choicesOf, type Field } from '../../controls/field.ts'
import { unitTree } from '../../controls/unit-tree.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { countingNames, leadingNames } from '../../text.ts'

type PositionValues = Omit<Position, 'id' | 'personId'>

interface PositionFormProps {
  readonly person: Person
  readonly position: Position | undefined
  readonly close: () => void
}

function fieldsOf(model: Model, position: Position | undefined): Field<PositionValues>[] {
  return [
    {
      name: 'unitId',
      label: '编制所在机构',
      kind: 'unit',
      units: unitTree(model, { keep: position?.unitId }),
      required: true,
    },
    {
      name: 'establishmentKind',
      label: '编制类别',
      kind: 'choice',
      choices: choicesOf(substantiveKinds),
      required: true,
    },
    { name: 'title', label: '编制内职务', kind: 'text' },
    { name: 'rank', label: '职级', kind: 'text', max: 40 },
    {
      name: 'leading',
      label: '领导职数',
      kind: 'choice',
      choices: choicesOf(leadingNames),
      hint: '不占职数留空',
    },
    {
      name: 'counting',
      label: '占编情况',
      kind: 'choice',
      choices: choicesOf(countingNames),
      required: true,
    },
    { name: 'startedOn', label: '任职日期', kind: 'day' },
    ...endField<PositionValues>(position),
    { name: 'documentNumber', label: '任职文号', kind: 'text' },
    { name: 'note', label: '备注', kind: 'area' },
  ]
}

/** 编制内任职 as the file has it: a new one (上编), or the facts of one that is there. */
export function PositionForm({ person, position, close }: PositionFormProps) {
  const model = useModel()
  const { id: _id, personId: _personId, ...known } = position ?? newPosition(person.id, model.asOf)
  return (
    <EditForm
      title={position ? '修改编制内任职' : `${person.name} 上编`}
      testId="position-form"
      saveLabel={position ? '保存' : '上编'}
      fields={fieldsOf(model, position)}
      initial={known}
      close={close}
      save={(values, because) => {
        if (position) {
          return runOrThrow(
            'updatePosition',
            { id: position.id, patch: changedOf<PositionValues>(known, values) },
            because,
          )
        }
        const { endedOn: _endedOn, ...input } = values
        return runOrThrow('createPosition', { personId: person.id, ...input }, because)
      }}
    />
  )
}

/** The last day is a fact only of a row that has ended. */
export function endField<V extends { readonly endedOn: string | null }>(
  row: { readonly endedOn: string | null } | undefined,
): Field<V>[] {
  return row?.endedOn ? [{ name: 'endedOn', label: '结束日期', kind: 'day' }] : []
}

function newPosition(personId: string, startedOn: string): Position {
  return {
    id: '',
    personId,
    unitId: '',
    establishmentKind: 'administrative',
    title: null,
    rank: null,
    leading: null,
    counting: 'counted',
    startedOn,
    endedOn: null,
    documentNumber: null,
    note: null,
  }
}

interface EndPositionProps {
  readonly person: Person
  readonly position: Position
  readonly close: () => void
}

export function EndPosition({ person, position, close }: EndPositionProps) {
  const model = useModel()
  return (
    <EditForm
      title={`${person.name} 下编`}
      testId="position-end-form"
      saveLabel="下编"
      danger
      fields={[{ name: 'on', label: '下编日期', kind: 'day', required: true }]}
      initial={{ on: model.asOf }}
      because="open"
      close={close}
      save={({ on }, because) => runOrThrow('endPosition', { id: position.id, on }, because)}
    />
  )
}
