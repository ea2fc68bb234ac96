import type { Model } from '../../domain/model.ts'
import { DropCard } from '../views/DropCard.tsx'
import styles from './ChartScreen.module.css'
import type { DropPreview } from './drop.ts'
import type { RowDrag } from './use-row-drag.ts'

interface DragGhostProps {
  readonly model: Model
  readonly drag: Pick<RowDrag<unknown>, 'items' | 'x' | 'y'>
  readonly preview: DropPreview | null
  /** Said while nothing under the pointer takes the rows. */
  readonly hint: string
}

/** The card at the cursor. */
export function DragGhost({ model, drag, preview, hint }: DragGhostProps) {
  const isRight = drag.x > window.innerWidth - 460
  const isLow = drag.y > window.innerHeight - 260
  const transform = `translate(${isRight ? '-100%' : '0'}, ${isLow ? '-100%' : '0'})`
  const place = { left: drag.x + (isRight ? -14 : 14), top: drag.y + (isLow ? -14 : 14), transform }
  return (
    <div className={styles.ghost} style={place}>
      {preview ? (
        <DropCard {...preview} unitName={(id) => model.get('unit', id)?.name ?? ''} />
      ) : (
        <span className={styles.ghostPlain}>
          {drag.items.length} 项：{hint}
        </span>
      )}
    </div>
  )
}
