import { Button } from 'antd'
import styles from './controls.module.css'

export interface ButtonAction {
  readonly id: string
  readonly label: string
  readonly danger?: boolean
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
      {actions.map(({ id, label, danger = false }) => (
        <Button
          key={id}
          size="small"
          danger={danger}
          data-testid={id}
          aria-expanded={chosen === id}
          onClick={() => onChoose(chosen === id ? null : id)}
        >
          {label}
        </Button>
      ))}
    </div>
  )
}
