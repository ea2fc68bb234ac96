import type { CSSProperties } from 'react'
import type { ScenePage } from '../../domain/scene/pages.ts'
import styles from './PrintPages.module.css'
import { SceneView } from './SceneView.tsx'

interface PrintPagesProps {
  readonly pages: readonly ScenePage[]
}

/** Pages as they are printed: the preview is the page. Everything else on the screen carries `screen-only`. */
export function PrintPages({ pages }: PrintPagesProps) {
  const first = pages[0]
  if (!first) return null
  return (
    <div className={styles.pages} data-testid="print-pages">
      <style>{`@page { size: ${first.width}mm ${first.height}mm; margin: 0 }`}</style>
      {pages.map((page, index) => (
        <div
          className={styles.page}
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the print
          key={index}
          style={{ '--page-height': `${page.height}mm` } as CSSProperties}
        >
          <SceneView
            scene={page.scene}
            theme="print"
            around={page.around}
            place={page.place}
            page={page}
            title={page.title}
          />
        </div>
      ))}
    </div>
  )
}
