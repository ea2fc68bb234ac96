import { unplacedPeople } from '../../../domain/merger/placement.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import type { PostFormProps } from './PostForms.tsx'
import { tracksOf } from './tracks.ts'

interface FillValues {
  readonly personId: string
  readonly tracks: 'both' | 'post'
  readonly on: string
}

/** Puts somebody from the 待安置 list on the post. */
export function PostFill({ post, close }: PostFormProps) {
  const model = useModel()
  const people = unplacedPeople(model)
  const fields: readonly Field<FillValues>[] = [
    {
      name: 'personId',
      label: '待安置人员',
      kind: 'choice',
      required: true,
      choices: people.map((person) => ({ value: person.id, label: person.name })),
      hint: `待安置 ${people.length} 人`,
    },
    { name: 'tracks', label: '调整范围', kind: 'choice', choices: tracksOf('both', 'post'), required: true },
    { name: 'on', label: '任岗日期', kind: 'day', required: true },
  ]
  return (
    <EditForm
      title={`安排人员到 ${post.name}`}
      testId="post-fill-form"
      saveLabel="安排到岗"
      fields={fields}
      initial={{
        personId: '',
        tracks: model.setting('moveTracks') === 'post' ? 'post' : 'both',
        on: model.asOf,
      }}
      blockedBy={people.length === 0 ? '目前没有待安置人员' : undefined}
      close={close}
      save={({ personId, tracks, on }, because) =>
        runOrThrow(
          'movePeople',
          { ids: [personId], unitId: post.unitId, postId: post.id, tracks, on },
          because,
        )
      }
    />
  )
}
