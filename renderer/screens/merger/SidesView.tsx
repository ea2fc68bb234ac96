import { useMemo, useRef, useState } from 'react'
import { askedAtDrop, type DropTarget, type DropTerms } from '../../../domain/merger/drop-items.ts'
import type { MergerItem } from '../../../domain/merger/items.ts'
import { type TargetStreet, targetStreets } from '../../../domain/merger/targets.ts'
import type { Model } from '../../../domain/model.ts'
import type { Ref } from '../../stores/view.ts'
import { DragGhost } from '../DragGhost.tsx'
import type { Drop } from '../drop.ts'
import { MoveTo } from '../MoveTo.tsx'
import { previewPermitted } from '../permitted-drop.ts'
import { type RowDrag, useRowDrag } from '../use-row-drag.ts'
import { DropMenu, type PendingDrop } from './DropMenu.tsx'
import { disposeAt, dropInput } from './disposal.ts'
import type { MergerForm } from './MergerPanel.tsx'
import { SourceTree } from './SourceTree.tsx'
import styles from './sides.module.css'
import { TargetList } from './TargetList.tsx'

interface SidesViewProps {
  readonly base: Model
  readonly model: Model
  readonly items: readonly MergerItem[]
  readonly selected: ReadonlySet<string>
  readonly onSelect: (keys: readonly string[]) => void
  readonly onForm: (form: MergerForm) => void
}

/** Until the clerk has answered, a unit is taken to be merged, and a village to have a basis. */
const assumed: DropTerms = { unitFate: 'mergeInto', basis: '待填' }
const plain: DropTerms = { unitFate: 'mergeInto', basis: '' }

/** 对照: the source structure on the left, the target structure on the right; what is dragged over has its fate. */
export function SidesView({ base, model, items, selected, onSelect, onForm }: SidesViewProps) {
  const tree = useRef<HTMLDivElement>(null)
  const [pending, setPending] = useState<PendingDrop | null>(null)
  const [moving, setMoving] = useState<readonly MergerItem[]>([])
  const streets = targetStreets(base, model, items)
  const dropFor = (what: readonly MergerItem[], target: DropTarget | null): Drop | null => {
    const input = target && dropInput(base, what, target, assumed)
    return input && { name: 'disposeItems', input }
  }
  const put = (drop: PendingDrop) => {
    const asked = askedAtDrop(drop.items)
    if (!dropFor(drop.items, drop.target)) return
    if (asked.unitFate || asked.basis) setPending(drop)
    else void disposeAt(base, drop.items, drop.target, plain)
  }
  const { drag, start } = useRowDrag<MergerItem, DropTarget>({
    targetAt,
    nearEdge: scrollNear,
    onDrop: (dropped, target, at) => put({ items: dropped, target, ...at }),
  })
  const preview = useDragPreview(model, drag, dropFor)
  const chosen = items.filter(({ key }) => selected.has(key))
  return (
    <div className={styles.sides}>
      <SourceTree
        {...{ base, model, items, selected, onSelect }}
        ref={tree}
        onPress={(item, event) => {
          if (event.button === 0) start(selected.has(item.key) ? chosen : [item], event)
        }}
        onMove={() => setMoving(chosen.filter(({ fate }) => fate === null))}
        onDispose={() => onForm({ kind: 'dispose' })}
        onReopen={() => onForm({ kind: 'reopen' })}
      />
      <TargetList
        {...{ base, model, streets }}
        over={
          drag?.target ? { target: drag.target, isRefused: !preview || preview.refusals.length > 0 } : null
        }
        onAddUnit={(unitId) => onForm({ kind: 'addUnit', unitId })}
      />
      {drag && <DragGhost {...{ model, drag, preview }} hint={hintOf(drag.items)} />}
      {pending && (
        <DropMenu
          {...{ base, model, ...pending }}
          onClose={() => {
            setPending(null)
            tree.current?.focus()
          }}
        />
      )}
      {moving.length > 0 && (
        <MoveTo
          count={moving.length}
          dropFor={(ref) => dropFor(moving, targetOf(model, streets, ref))}
          onClose={() => {
            setMoving([])
            tree.current?.focus()
          }}
          onDrop={(_, ref) => {
            const target = targetOf(model, streets, ref)
            setMoving([])
            if (target) put({ items: moving, target, x: window.innerWidth / 2 - 200, y: 120 })
          }}
        />
      )}
    </div>
  )
}

function useDragPreview(
  model: Model,
  drag: RowDrag<MergerItem, DropTarget> | null,
  dropFor: (items: readonly MergerItem[], target: DropTarget | null) => Drop | null,
) {
  const items = drag?.items
  const target = drag?.target ?? null
  const key = target ? `${target.table} ${target.id}` : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: planned anew only when another target comes under the pointer
  return useMemo(() => {
    const drop = items ? dropFor(items, target) : null
    return drop && previewPermitted(model, drop)
  }, [model, items, key])
}

const hintOf = (items: readonly MergerItem[]) =>
  items.every(({ fate }) => fate !== null) ? '已处置，如需更改请先撤回处置' : '拖到右边的机构或岗位上'

/** A unit of the target structure, or a post in one; what is old and undecided takes nothing up. */
function targetOf(model: Model, streets: readonly TargetStreet[], { table, id }: Ref): DropTarget | null {
  if (table !== 'unit' && table !== 'post') return null
  const unitId = table === 'unit' ? id : model.get('post', id)?.unitId
  const isTarget = streets.some(({ street, units }) => [street, ...units].some((unit) => unit.id === unitId))
  return isTarget ? { table, id } : null
}

function targetAt(x: number, y: number): DropTarget | null {
  const element = document
    .elementFromPoint(x, y)
    ?.closest<HTMLElement>('[data-merger-post], [data-merger-unit]')
  const { mergerPost, mergerUnit } = element?.dataset ?? {}
  if (mergerPost) return { table: 'post', id: mergerPost }
  return mergerUnit ? { table: 'unit', id: mergerUnit } : null
}

const edge = { near: 28, step: 14 } as const

/** Scrolls the target list while the pointer rests near its upper or lower end. */
function scrollNear(x: number, y: number): void {
  const list = document.elementFromPoint(x, y)?.closest('[data-testid=merger-targets]')
  const box = list?.getBoundingClientRect()
  if (!list || !box) return
  if (y < box.top + edge.near) list.scrollTop -= edge.step
  else if (y > box.bottom - edge.near) list.scrollTop += edge.step
}
