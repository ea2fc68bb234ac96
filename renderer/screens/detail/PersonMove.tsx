import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { unitTree } from '../../controls/unit-tree.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import type { PersonFormProps } from './PersonForms.tsx'
import { type Tracks, tracksOf } from './tracks.ts'
import { postChoices } from './UnitAddPerson.tsx'

interface MoveValues {
  readonly unitId: string
  readonly postId: string | null
  readonly tracks: Tracks
  readonly on: string
}

/** 调整到…: what a drag does, asked for in words. */
export function PersonMove({ person, close }: PersonFormProps) {
  const model = useModel()
  const fields: readonly Field<MoveValues>[] = [
    { name: 'unitId', label: '调整到', kind: 'unit', units: unitTree(model), required: true },
    {
      name: 'postId',
      label: '岗位',
      kind: 'choice',
      choices: ({ unitId }) => (unitId ? postChoices(model, unitId) : []),
      hint: '不选则安排到同名空岗，没有同名空岗则未定岗',
      shown: ({ tracks }) => tracks !== 'establishment',
    },
    {
      name: 'tracks',
      label: '调整范围',
      kind: 'choice',
      choices: tracksOf('both', 'post', 'establishment'),
      required: true,
    },
    { name: 'on', label: '生效日期', kind: 'day', required: true },
  ]
  const initial: MoveValues = {
    unitId: '',
    postId: null,
    tracks: model.setting('moveTracks') === 'post' ? 'post' : 'both',
    on: model.asOf,
  }
  return (
    <EditForm
      title={`调整 ${person.name}`}
      testId="person-move-form"
      saveLabel="调整"
      fields={fields}
      initial={initial}
      because="open"
      adjust={(values, changed) => (changed === 'unitId' ? { ...values, postId: null } : values)}
      close={close}
      save={({ postId, ...values }, because) =>
        runOrThrow(
          'movePeople',
          { ids: [person.id], ...values, postId: values.tracks === 'establishment' ? null : postId },
          because,
        )
      }
    />
  )
}
