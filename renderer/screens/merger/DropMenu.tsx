import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { fateNames } from '../../../domain/lineage.ts'
import { askedAtDrop, type DropTarget, type DropTerms } from '../../../domain/merger/drop-items.ts'
import type { MergerItem } from '../../../domain/merger/items.ts'
import type { Model } from '../../../domain/model.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { DropCard } from '../../views/DropCard.tsx'
import { previewPermitted } from '../permitted-drop.ts'
import { disposeAt, dropInput } from './disposal.ts'
import styles from './sides.module.css'

/** Where a drop waits for an answer. */
export interface PendingDrop {
  readonly items: readonly MergerItem[]
  readonly target: DropTarget
  readonly x: number
  readonly y: number
}

interface DropMenuProps extends PendingDrop {
  readonly base: Model
  readonly model: Model
  readonly onClose: () => void
}

const unitFates: readonly DropTerms['unitFate'][] = ['mergeInto', 'transfer', 'addPlate']
const menuSize = { width: 410, height: 430 }

/** A small menu at the drop: what becomes of a whole unit, on what basis a village changes hands; nothing else. */
export function DropMenu({ base, model, items, target, x, y, onClose }: DropMenuProps) {
  const asked = askedAtDrop(items)
  const [basis, setBasis] = useState('')
  const [unitFate, setUnitFate] = useState<DropTerms['unitFate']>('mergeInto')
  const input = dropInput(base, items, target, { unitFate, basis })
  const [isBusy, setBusy] = useState(false)
  const isOpen = !isBusy && (!asked.basis || basis.trim() !== '')
  // biome-ignore lint/correctness/useExhaustiveDependencies: planned anew for another answer only
  const preview = useMemo(
    () => (input && isOpen ? previewPermitted(model, { name: 'disposeItems', input }) : null),
    [model, unitFate, basis],
  )
  const name = model.get(target.table, target.id)?.name ?? ''
  const place = {
    left: Math.max(8, Math.min(x, window.innerWidth - menuSize.width)),
    top: Math.max(8, Math.min(y, window.innerHeight - menuSize.height)),
  }
  const finish = async (fate: DropTerms['unitFate']) => {
    setBusy(true)
    if (await disposeAt(base, items, target, { unitFate: fate, basis })) onClose()
    else setBusy(false)
  }
  return (
    <form
      className={styles.menu}
      style={place}
      role="dialog"
      aria-label={`处置到${name}`}
      data-testid="merger-drop-menu"
      onSubmit={(event) => {
        event.preventDefault()
        if (isOpen) void finish(unitFate)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <b>
        {items.length} 项 → {name}
      </b>
      {asked.basis && (
        <Input
          autoFocus
          value={basis}
          aria-label="依据"
          placeholder="村居移交的依据：文号或会议纪要"
          data-testid="merger-drop-basis"
          onChange={(event) => setBasis(event.target.value)}
        />
      )}
      <div className={styles.menuButtons}>
        {(asked.unitFate ? unitFates : (['transfer'] as const)).map((fate, index) => (
          <PermitButton
            key={fate}
            type={fate === unitFate || !asked.unitFate ? 'primary' : 'default'}
            autoFocus={index === 0 && !asked.basis}
            disabled={!isOpen}
            data-testid={`merger-drop-${fate}`}
            title={hints[fate]}
            onFocus={() => setUnitFate(fate)}
            onMouseEnter={() => setUnitFate(fate)}
            onClick={() => void finish(fate)}
          >
            {fateNames[fate]}
          </PermitButton>
        ))}
        <Button onClick={onClose}>取消</Button>
      </div>
      {asked.unitFate && <span className={styles.hint}>{hints[unitFate]}</span>}
      {preview && <DropCard {...preview} unitName={(id) => model.get('unit', id)?.name ?? ''} />}
    </form>
  )
}

const hints: Readonly<Record<DropTerms['unitFate'], string>> = {
  mergeInto: '并入：原机构不再保留，岗位、人员、职责归入目标机构。',
  transfer: '划转：原机构保留，作为下级划归目标机构。',
  addPlate: '加挂：并入后，目标机构加挂原机构的牌子。',
}
