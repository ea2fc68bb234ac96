import type { Renaming } from '../../../domain/commands/renaming.ts'
import type { Model } from '../../../domain/model.ts'
import type { Field } from '../../controls/field.ts'

/** How a name is changed: 更名 from a day on, or 更正 of a name that was meant so all along. */
export interface RenameValues {
  readonly name: string
  readonly how: 'rename' | 'correct'
  readonly on: string
}

/** The questions behind a new name. `was` is the name as it stands: with it they are asked only once it is changed. */
export function renameFields<V extends RenameValues>(was?: string): Field<V>[] {
  const isAsked = ({ name }: V) => was === undefined || name.trim() !== was
  return [
    {
      name: 'how',
      label: '改法',
      kind: 'choice',
      required: true,
      choices: [
        { value: 'rename', label: '更名：从生效日期起用新名称' },
        { value: 'correct', label: '更正笔误：原来就该是这个名称' },
      ],
      shown: isAsked,
    },
    {
      name: 'on',
      label: '生效日期',
      kind: 'day',
      required: true,
      hint: '这一天之前仍显示原名称',
      shown: (values) => isAsked(values) && values.how === 'rename',
    },
  ]
}

/** 更名 from the day that counts is the usual case; a name that waits to be verified is corrected. */
export function initialRenaming(model: Model, unverified = false): Pick<RenameValues, 'how' | 'on'> {
  return { how: unverified ? 'correct' : 'rename', on: model.asOf }
}

/** What the commands are told. */
export function renamingOf({ how, on }: Pick<RenameValues, 'how' | 'on'>): Renaming {
  return how === 'correct' ? { correction: true } : { correction: false, on }
}
