import styles from './performance.module.css'

interface FiguresProps {
  readonly label: string
  readonly testId: string
  readonly figures: readonly { readonly key: string; readonly text: string }[]
  readonly chosen: string | null
  /** A second press takes the choice back. */
  readonly onChoose: (key: string | null) => void
}

/** Figures of one kind; each opens its list. */
export function Figures({ label, testId, figures, chosen, onChoose }: FiguresProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; these are figures that open lists
    <div className={styles.figures} role="group" aria-label={label}>
      {figures.map(({ key, text }) => (
        <button
          key={key}
          type="button"
          className={styles.figure}
          data-testid={`${testId}-${key}`}
          aria-pressed={chosen === key}
          onClick={() => onChoose(chosen === key ? null : key)}
        >
          {text}
        </button>
      ))}
    </div>
  )
}
