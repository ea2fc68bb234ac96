import type { Command } from '../../domain/commands/command.ts'
import { type CommandName, commands } from '../../domain/contract.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Model } from '../../domain/model.ts'
import { type CapMove, capsAround } from '../../domain/rules/caps-around.ts'
import { checkChanges } from '../../domain/rules/check-changes.ts'
import type { Ref } from '../stores/view.ts'

/** What a drop would do: the command it stands for. */
export interface Drop {
  readonly name: CommandName
  readonly input: unknown
}

/** What the card at the cursor says: the title, every cap before → after, and what refuses the drop. */
export interface DropPreview {
  readonly title: string
  readonly moves: readonly CapMove[]
  readonly refusals: readonly { readonly sentence: string; readonly basis: string }[]
  /** What else comes of it, a sentence each. */
  readonly notes?: readonly string[]
}

/** The command for dropping rows on a target; null where the two do not go together. */
export function dropOf(model: Model, dragged: readonly Ref[], target: Ref | null): Drop | null {
  const first = dragged[0]
  if (!first || !target || dragged.some((ref) => ref.table !== first.table)) return null
  if (dragged.some((ref) => ref.id === target.id)) return null
  if (target.table === 'room') return seatOf(dragged, target.id)
  const place = placeOf(model, target)
  if (!place) return null
  const ids = dragged.map((ref) => ref.id)
  const tracks = model.setting('moveTracks')
  if (first.table === 'person') {
    const postId = dragged.length === 1 ? place.postId : undefined
    return { name: 'movePeople', input: { ids, ...place, postId, tracks } }
  }
  if (first.table === 'post') {
    return {
      name: 'movePosts',
      input: { ids, unitId: place.unitId, tracks: tracks === 'post' ? 'post' : 'both' },
    }
  }
  if (first.table === 'unit') return { name: 'moveUnits', input: { ids, parentId: place.unitId } }
  return null
}

/** People and units are seated in a room; nothing else goes there. */
function seatOf(dragged: readonly Ref[], roomId: string): Drop | null {
  const ids = dragged.map((ref) => ref.id)
  if (dragged[0]?.table === 'person') return { name: 'seat', input: { roomId, personIds: ids } }
  if (dragged[0]?.table === 'unit') return { name: 'seat', input: { roomId, unitIds: ids } }
  return null
}

/** The unit (and post) that a target stands for; a person stands for the office that person works in. */
function placeOf(model: Model, target: Ref): { unitId: string; postId?: string } | null {
  if (target.table === 'unit') return { unitId: target.id }
  if (target.table === 'post') {
    const post = model.get('post', target.id)
    return post ? { unitId: post.unitId, postId: post.id } : null
  }
  if (target.table === 'person') {
    const main = model.openBy('appointment.personId', target.id).find((row) => row.kind === 'main')
    return main ? { unitId: main.unitId } : null
  }
  return null
}

/** Plans the drop on the screen's own copy of the rows: the same plan and rules that the backend will run. */
export function previewDrop(model: Model, drop: Drop): DropPreview {
  const command = commands[drop.name] as unknown as Command
  try {
    let count = 0
    const newId = () => {
      count += 1
      return `preview-${count}`
    }
    const plan = command.plan(model, command.input.parse(drop.input), { today: model.asOf, newId })
    if (plan.changes.length === 0) return { title: '没有变化', moves: [], refusals: [] }
    return {
      title: plan.title,
      moves: capsAround(model, plan.changes),
      refusals: checkChanges(model, plan.changes),
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return refusedDrop(error.detail.message ?? '')
  }
}

/** The card for a drop that is refused before it is planned. */
export function refusedDrop(sentence: string): DropPreview {
  return { title: '不能放在这里', moves: [], refusals: [{ sentence, basis: '' }] }
}
