import styles from './controls.module.css'
import type { Trouble } from './use-edit-form.ts'

/** Why a change was refused: the sentence, and each rule with its basis. */
export function TroubleBox({ trouble }: { readonly trouble: Trouble }) {
  return (
    <div className={styles.trouble} role="alert">
      <p>✕ {trouble.text}</p>
      {trouble.lines.length > 0 && (
        <ul>
          {trouble.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
