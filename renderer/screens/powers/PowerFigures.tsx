import type { PowerCount } from '../../../domain/reports/powers.ts'
import { powerStatusSigns } from '../../text.ts'
import styles from './powers.module.css'

interface PowerFiguresProps {
  readonly label: string
  readonly testId: string
  readonly counts: readonly PowerCount[]
  readonly chosen: string | undefined
  /** A second press takes the choice back. */
  readonly onChoose: (key: string | undefined) => void
}

/** Figures of one kind; each opens its list. */
export function PowerFigures({ label, testId, counts, chosen, onChoose }: PowerFiguresProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; these are figures that open lists
    <div className={styles.figures} role="group" aria-label={label}>
      <span className={styles.label}>{label}</span>
      {counts.map(({ key, name, count }) => (
        <button
          key={key}
          type="button"
          className={styles.figure}
          data-testid={`${testId}-${key}`}
          aria-pressed={chosen === key}
          onClick={() => onChoose(chosen === key ? undefined : key)}
        >
          {key in powerStatusSigns ? `${powerStatusSigns[key as keyof typeof powerStatusSigns]} ` : ''}
          {name} {count}
        </button>
      ))}
    </div>
  )
}
