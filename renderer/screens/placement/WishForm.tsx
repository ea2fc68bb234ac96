import { wishesOf, wishName } from '../../../domain/merger/candidates.ts'
import type { Model } from '../../../domain/model.ts'
import type { Person } from '../../../domain/person.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { unitTree } from '../../controls/unit-tree.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { postChoices } from '../detail/UnitAddPerson.tsx'

/** So many can be filled in here; further ones that came in otherwise are kept behind them. */
const asked = [1, 2, 3, 4, 5] as const

type WishValues = Record<`unit${number}` | `post${number}`, string | null>

function fieldsOf(model: Model): Field<WishValues>[] {
  const units = unitTree(model)
  return asked.flatMap((at): Field<WishValues>[] => [
    {
      name: `unit${at}`,
      label: `${wishName(at)} 机构`,
      kind: 'unit',
      units,
      shown: (values) => at === 1 || Boolean(values[`unit${at - 1}`]),
    },
    {
      name: `post${at}`,
      label: `${wishName(at)} 岗位`,
      kind: 'choice',
      choices: (values) => postChoices(model, values[`unit${at}`] ?? ''),
      hint: '不选则该机构任一空岗',
      shown: (values) => Boolean(values[`unit${at}`]),
    },
  ])
}

interface WishFormProps {
  readonly person: Person
  readonly close: () => void
}

/** 意愿 of one person for a 双向选择聘任. An empty first wish clears them all. */
export function WishForm({ person, close }: WishFormProps) {
  const model = useModel()
  const known = wishesOf(model, person.id)
  const initial: WishValues = {}
  for (const at of asked) {
    initial[`unit${at}`] = known[at - 1]?.unitId ?? null
    initial[`post${at}`] = known[at - 1]?.postId ?? null
  }
  return (
    <EditForm<WishValues>
      title={`${person.name} 的意愿`}
      testId="placement-wish-form"
      fields={fieldsOf(model)}
      initial={initial}
      adjust={(values, changed) =>
        changed.startsWith('unit') ? { ...values, [`post${changed.slice(4)}`]: null } : values
      }
      close={close}
      save={(values, because) => {
        const end = asked.findIndex((at) => !values[`unit${at}`])
        const filled = asked.slice(0, end < 0 ? asked.length : end).map((at) => ({
          unitId: values[`unit${at}`] ?? '',
          postId: values[`post${at}`] ?? null,
        }))
        const rest =
          end < 0 ? known.slice(asked.length).map(({ unitId, postId }) => ({ unitId, postId })) : []
        return runOrThrow('setWishes', { personId: person.id, wishes: [...filled, ...rest] }, because)
      }}
    />
  )
}
