import { northArrow, northRadius } from '../../../domain/scene/north-arrow.ts'
import type { Theme } from '../../../domain/scene/styles.ts'
import { SceneView } from '../../views/SceneView.tsx'
import styles from './rooms.module.css'

interface NorthMarkProps {
  readonly degrees: number
  readonly theme: Theme
}

const side = northRadius * 2
const empty = { width: side, height: side, groups: [], lines: [] }

/** 指北针 in the corner of the plan, the same drawing as on paper; it stays there while the plan is moved. */
export function NorthMark({ degrees, theme }: NorthMarkProps) {
  return (
    <div className={styles.north} data-testid="north">
      <SceneView
        scene={empty}
        around={northArrow(degrees, northRadius, northRadius)}
        theme={theme}
        title={`指北针：北在上方顺时针 ${degrees} 度`}
      />
    </div>
  )
}
