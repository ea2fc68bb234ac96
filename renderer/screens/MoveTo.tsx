import { Input, Modal } from 'antd'
import { type KeyboardEvent, useMemo, useState } from 'react'
import type { Ref } from '../stores/view.ts'
import { useModel } from '../stores/workbook.ts'
import { DropCard } from '../views/DropCard.tsx'
import styles from './CommandPalette.module.css'
import type { Drop, DropPreview } from './drop.ts'
import { previewPermitted } from './permitted-drop.ts'
import { buildIndex, search } from './search.ts'

interface MoveToProps {
  readonly count: number
  /** The command for dropping the items on a target; null where they do not go there. */
  readonly dropFor: (target: Ref) => Drop | null
  /** What is said of a drop, where the command alone does not say it. */
  readonly previewFor?: (target: Ref) => DropPreview | null
  readonly onClose: () => void
  readonly onDrop: (drop: Drop, target: Ref) => void
  /** What can be moved to; units and posts unless a screen says otherwise. */
  readonly to?: readonly Ref['table'][]
}

const kindNames: Partial<Record<Ref['table'], string>> = { unit: '机构', post: '岗位', room: '房间' }
const unitsAndPosts: readonly Ref['table'][] = ['unit', 'post']

/** A drag without a mouse: Ctrl+X, type the target in Chinese, pinyin or initials, Enter. */
export function MoveTo({ count, dropFor, previewFor, onClose, onDrop, to = unitsAndPosts }: MoveToProps) {
  const model = useModel()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const targets = useMemo(() => buildIndex(model).filter(({ ref }) => to.includes(ref.table)), [model, to])
  const hits = search(targets, typed, 12).filter((hit) => dropFor(hit.ref) !== null)
  const hit = hits[Math.min(at, hits.length - 1)]
  const drop = hit ? dropFor(hit.ref) : null
  const preview = drop && hit ? (previewFor?.(hit.ref) ?? previewPermitted(model, drop)) : null

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && hits.length > 0) {
      event.preventDefault()
      setAt((at + step + hits.length) % hits.length)
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && hit && drop) {
      // What opens next takes the focus; the same press must not answer it.
      event.preventDefault()
      onDrop(drop, hit.ref)
    }
  }

  return (
    <Modal
      open
      footer={null}
      onCancel={onClose}
      title={`将 ${count} 项调整到…`}
      width={560}
      style={{ top: 64 }}
    >
      <Input
        autoFocus
        value={typed}
        aria-label="调整到"
        placeholder={`${to.map((table) => kindNames[table]).join('或')}（${to.includes('room') ? '房号、' : ''}汉字、全拼、首字母），回车确定，Esc 取消`}
        data-testid="move-to"
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.hits} role="listbox" aria-label="可调整到的地方">
        {hits.map((one) => (
          <button
            type="button"
            role="option"
            tabIndex={-1}
            key={`${one.ref.table}${one.ref.id}${one.name}`}
            aria-selected={one === hit}
            className={one === hit ? styles.active : styles.hit}
            onClick={() => {
              const chosen = dropFor(one.ref)
              if (chosen) onDrop(chosen, one.ref)
            }}
          >
            <span className={styles.kind}>{kindNames[one.ref.table]}</span>
            <span>{one.name}</span>
            <span className={styles.where}>{one.where}</span>
          </button>
        ))}
      </div>
      {preview && <DropCard {...preview} unitName={(id) => model.get('unit', id)?.name ?? ''} />}
    </Modal>
  )
}
