import type { DifferenceKind } from '../../../domain/comparison/difference.ts'
import styles from './compare.module.css'

/** The look of a kind of change in texts; the sign beside it says the same. */
export const markStyle: Readonly<Record<DifferenceKind, string | undefined>> = {
  added: styles.added,
  removed: styles.removed,
  moved: styles.moved,
  renamed: styles.renamed,
  changed: styles.changedFact,
}
