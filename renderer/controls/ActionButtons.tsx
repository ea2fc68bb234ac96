import styles from './controls.module.css'
import { PermitButton } from './PermitButton.tsx'
import type { Permit } from './permit.ts'

export interface ButtonAction {
  readonly id: string
  readonly label: string
  readonly danger?: boolean
  /** Where it is not a change: what it does. */
  readonly call?: Permit
}

interface ActionButtonsProps {
  readonly actions: readonly ButtonAction[]
  readonly chosen: string | null
  /** A second press folds the form away again. */
  readonly onChoose: (id: string | null) => void
}

/** A row of small buttons of which each opens its form. */
export function ActionButtons({ actions, chosen, onChoose }: ActionButtonsProps) {
  return (
    <div className={styles.actions}>
      {actions.map(({ id, label, danger = false, call }) => (
        <PermitButton
          key={id}
          {...(call ? { call } : {})}
          size="small"
          danger={danger}
          data-testid={id}
          aria-expanded={chosen === id}
          onClick={() => onChoose(chosen === id ? null : id)}
        >
          {label}
        </PermitButton>
      ))}
    </div>
  )
}
