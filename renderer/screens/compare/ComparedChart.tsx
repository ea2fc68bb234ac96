import { type Ref, useState } from 'react'
import type { Scene, SceneRef } from '../../../domain/scene/scene.ts'
import { useView } from '../../stores/view.ts'
import { SceneCanvas, type SceneCanvasHandle } from '../../views/SceneCanvas.tsx'
import styles from './compare.module.css'

interface ComparedChartProps {
  readonly ref?: Ref<SceneCanvasHandle>
  readonly scene: Scene
  readonly title: string
}

const nothing = () => {}

/** A chart to look at: it is moved, zoomed and walked through as the 机构图 is, and changes nothing. */
export function ComparedChart({ ref, scene, title }: ComparedChartProps) {
  const theme = useView((state) => state.theme)
  const [selection, setSelection] = useState<readonly SceneRef[]>([])
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.legend}>{title}</figcaption>
      <div className={styles.canvas}>
        {scene.groups.length === 0 ? (
          <p className={styles.legend}>这一边还没有机构。</p>
        ) : (
          <SceneCanvas
            {...(ref ? { ref } : {})}
            scene={scene}
            theme={theme}
            selection={selection}
            highlight={null}
            onSelect={setSelection}
            onOpen={nothing}
            onDragStart={nothing}
            label={title}
          />
        )}
      </div>
    </figure>
  )
}
