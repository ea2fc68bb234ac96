import { type CapFigure, capName, capState } from '../../domain/caps.ts'
import type { CapMove } from '../../domain/rules/caps-around.ts'
import styles from './DropCard.module.css'

const signs = { vacant: '○', full: '●', over: '▲', unverified: '?' } as const

interface DropCardProps {
  readonly title: string
  readonly moves: readonly CapMove[]
  readonly refusals: readonly { readonly sentence: string; readonly basis: string }[]
  readonly notes?: readonly string[]
  readonly unitName: (unitId: string) => string
}

/** Answers before the drop: what would move, every cap before → after, and what forbids it by which document. */
export function DropCard({ title, moves, refusals, notes = [], unitName }: DropCardProps) {
  const shown = moves
    .filter((move) => move.before.actual !== move.after.actual && move.after.level === '')
    .slice(0, 12)
  return (
    <div className={refusals.length > 0 ? styles.refused : styles.card} data-testid="drop-card">
      <b>{refusals.length > 0 ? `✕ ${title}` : `✓ ${title}`}</b>
      {shown.length > 0 && (
        <table className={styles.caps}>
          <tbody>
            {shown.map((move) => (
              <tr key={`${move.unitId}${move.after.ledger}${move.after.kind}`}>
                <td>{unitName(move.unitId)}</td>
                <td>{capName(move.after)}</td>
                <td className={styles.number}>{figure(move.before)}</td>
                <td>→</td>
                <td className={styles[capState(move.after)]}>
                  {figure(move.after)} {signs[capState(move.after)]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      {refusals.map((refusal) => (
        <p key={refusal.sentence} className={styles.reason}>
          {refusal.sentence}
          {refusal.basis && <span className={styles.basis}>（{refusal.basis}）</span>}
        </p>
      ))}
    </div>
  )
}

function figure(cap: CapFigure): string {
  return `${cap.actual}/${cap.approved ?? '待填'}`
}
