import { Checkbox } from 'antd'
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type Ref,
  useEffect,
  useId,
  useMemo,
  useState,
} from 'react'
import type { MergerItem } from '../../../domain/merger/items.ts'
import type { Model } from '../../../domain/model.ts'
import { fateMark } from './fates.ts'
import { itemNames, shortTargetText } from './item-columns.ts'
import styles from './sides.module.css'
import { type SourceRow, sourceRows } from './source-rows.ts'

interface SourceTreeProps {
  /** The tree itself, to give the focus back to. */
  readonly ref?: Ref<HTMLDivElement>
  readonly base: Model
  readonly model: Model
  readonly items: readonly MergerItem[]
  readonly selected: ReadonlySet<string>
  readonly onSelect: (keys: readonly string[]) => void
  readonly onPress: (item: MergerItem, event: PointerEvent) => void
  readonly onMove: () => void
  readonly onDispose: () => void
  readonly onReopen: () => void
}

/** 原机构: the old units with what they held, to be selected (click, Ctrl, Shift, arrows, space) and taken to the right. */
export function SourceTree(props: SourceTreeProps) {
  const { base, model, items, selected, onSelect, onPress } = props
  const domId = useId()
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const [isOnlyOpen, setOnlyOpen] = useState(false)
  const [at, setAt] = useState(0)
  const [anchor, setAnchor] = useState(0)
  const rows = useMemo(
    () => sourceRows(base, items, unfolded, isOnlyOpen),
    [base, items, unfolded, isOnlyOpen],
  )
  const here = Math.min(at, rows.length - 1)
  const keyAt = (index: number) => rows[index]?.item.key ?? ''
  useEffect(() => {
    document.getElementById(`${domId}-${here}`)?.scrollIntoView({ block: 'nearest' })
  }, [domId, here])

  const fold = ({ item, held }: SourceRow, isOpen: boolean) => {
    if (held === 0) return
    const next = new Set(unfolded)
    if (isOpen) next.add(item.id)
    else next.delete(item.unitId)
    setUnfolded(next)
  }
  const go = (
    index: number,
    how: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean },
  ) => {
    setAt(index)
    if (how.shiftKey) {
      const [from, to] = [Math.min(anchor, index), Math.max(anchor, index)]
      onSelect(rows.slice(from, to + 1).map(({ item }) => item.key))
      return
    }
    setAnchor(index)
    const key = keyAt(index)
    if (!how.ctrlKey && !how.metaKey) onSelect([key])
    else onSelect(selected.has(key) ? [...selected].filter((each) => each !== key) : [...selected, key])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[here]
    if (!row) return
    const done = keyAction({ ...props, rows, row, here, go, fold }, event)
    if (done) event.preventDefault()
  }
  return (
    <section className={styles.side} aria-label="原机构">
      <header className={styles.sideHead}>
        <h3>原机构</h3>
        <Checkbox checked={isOnlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)}>
          只看未处置
        </Checkbox>
      </header>
      <div
        ref={props.ref}
        className={styles.tree}
        role="tree"
        tabIndex={0}
        aria-label="原机构及其岗位、职责、村居"
        aria-multiselectable
        aria-activedescendant={rows.length > 0 ? `${domId}-${here}` : undefined}
        data-testid="merger-source"
        onKeyDown={onKeyDown}
      >
        {rows.map((row, index) => (
          <SourceLine
            key={row.item.key}
            id={`${domId}-${index}`}
            row={row}
            target={shortTargetText(base, model, row.item)}
            isSelected={selected.has(row.item.key)}
            isHere={index === here}
            onPress={(event) => onPress(row.item, event)}
            onClick={(event) => go(index, event)}
            onFold={() => fold(row, !row.isUnfolded)}
          />
        ))}
      </div>
      <p className={styles.hint}>拖到右边的机构或岗位上处置；或选中后按 Ctrl+X，输入去向的拼音，回车。</p>
    </section>
  )
}

interface KeyContext extends SourceTreeProps {
  readonly rows: readonly SourceRow[]
  readonly row: SourceRow
  readonly here: number
  readonly go: (
    index: number,
    how: KeyboardEvent | { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean },
  ) => void
  readonly fold: (row: SourceRow, isOpen: boolean) => void
}

/** What a key does in the tree; answers whether it did something. */
function keyAction(context: KeyContext, event: KeyboardEvent): boolean {
  const { rows, row, here, go, fold } = context
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: rows.length - 1,
  }
  const step = steps[event.key]
  if (step !== undefined) go(Math.max(0, Math.min(step, rows.length - 1)), event)
  else if (event.ctrlKey || event.metaKey) return commandAction(context, event.key)
  else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') fold(row, event.key === 'ArrowRight')
  else if (event.key === ' ') go(here, { shiftKey: false, ctrlKey: true, metaKey: false })
  else if (event.key === 'Enter') context.onDispose()
  else if (event.key === 'Delete') context.onReopen()
  else return false
  return true
}

function commandAction({ rows, onMove, onSelect }: KeyContext, key: string): boolean {
  if (key === 'x') onMove()
  else if (key === 'a') onSelect(rows.map(({ item }) => item.key))
  else return false
  return true
}

interface SourceLineProps {
  readonly id: string
  readonly row: SourceRow
  readonly target: string
  readonly isSelected: boolean
  readonly isHere: boolean
  readonly onPress: (event: PointerEvent) => void
  readonly onClick: (event: MouseEvent) => void
  readonly onFold: () => void
}

function SourceLine({ id, row, target, isSelected, isHere, onPress, onClick, onFold }: SourceLineProps) {
  const { item, level, open, held, isUnfolded } = row
  const isUnit = item.table === 'unit'
  const marks = [
    styles.line,
    isSelected && styles.selected,
    isHere && styles.here,
    item.fate && styles.decided,
  ]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the focus and its keys
    // biome-ignore lint/a11y/useFocusableInteractive: the tree points at its line by aria-activedescendant
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-selected={isSelected}
      {...(isUnit && held > 0 ? { 'aria-expanded': isUnfolded } : {})}
      className={marks.filter(Boolean).join(' ')}
      style={{ paddingLeft: 4 + (level - 1) * 14 }}
      data-testid={`merger-source-${item.key}`}
      onPointerDown={onPress}
      onClick={onClick}
      onDoubleClick={onFold}
    >
      <span
        className={styles.twist}
        aria-hidden
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation()
          onFold()
        }}
      >
        {isUnit && held > 0 ? (isUnfolded ? '▾' : '▸') : ''}
      </span>
      {!isUnit && <span className={styles.kind}>{itemNames[item.table]}</span>}
      <span className={isUnit ? styles.unitName : styles.name} title={item.name}>
        {item.name}
      </span>
      {item.fate && (
        <span className={styles.fate} title={target}>
          {fateMark(item.fate)} {target}
        </span>
      )}
      {isUnit && (
        <span className={open === 0 ? styles.done : styles.open}>{open === 0 ? '✓' : `未处置 ${open}`}</span>
      )}
      {!isUnit && !item.fate && <span className={styles.open}>?</span>}
    </div>
  )
}
