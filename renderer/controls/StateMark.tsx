import type { CapState } from '../../domain/caps.ts'
import { stateNames, stateSigns } from '../text.ts'
import styles from './controls.module.css'

/** A state in sign, word and colour together. `figure` is how many are vacant or over. */
export function StateMark({
  state,
  figure,
}: {
  readonly state: CapState
  readonly figure?: number | undefined
}) {
  return (
    <span className={styles[state]}>
      {stateSigns[state]} {stateNames[state]}
      {figure ? ` ${figure}` : ''}
    </span>
  )
}

/** 待核: a fact that was read into a damaged source and waits for the clerk. */
export function UnverifiedMark() {
  return <StateMark state="unverified" />
}
