import type { MergerItem } from '../../../domain/merger/items.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import type { MergerForm } from './MergerPanel.tsx'
import styles from './merger.module.css'

interface MergerBarProps {
  readonly chosen: readonly MergerItem[]
  readonly openCount: number
  readonly onForm: (form: MergerForm) => void
}

/** What can be done with the selected items, and with all that are left. */
export function MergerBar({ chosen, openCount, onForm }: MergerBarProps) {
  const undecided = chosen.filter(({ fate }) => fate === null).length
  const decided = chosen.length - undecided
  return (
    <div className={styles.bar} role="toolbar" aria-label="处置">
      <PermitButton
        size="small"
        type="primary"
        data-testid="merger-dispose"
        disabled={undecided === 0}
        onClick={() => onForm({ kind: 'dispose' })}
      >
        {undecided > 0 ? `处置所选 ${undecided} 项…` : '选中事项后处置'}
      </PermitButton>
      <PermitButton
        size="small"
        data-testid="merger-reopen"
        disabled={decided === 0}
        onClick={() => onForm({ kind: 'reopen' })}
      >
        {decided > 0 ? `撤回处置 ${decided} 项…` : '撤回处置'}
      </PermitButton>
      <span className={styles.soft}>补齐其余：</span>
      <PermitButton
        size="small"
        data-testid="merger-fill-name"
        disabled={openCount === 0}
        onClick={() => onForm({ kind: 'fill', rule: 'name' })}
      >
        按名称…
      </PermitButton>
      <PermitButton
        size="small"
        data-testid="merger-fill-duty"
        disabled={openCount === 0}
        onClick={() => onForm({ kind: 'fill', rule: 'duty' })}
      >
        按职责…
      </PermitButton>
    </div>
  )
}
