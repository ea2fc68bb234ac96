import { type CSSProperties, useEffect, useRef, useState } from 'react'
import type { ScenePage } from '../../domain/scene/pages.ts'
import styles from './PrintPages.module.css'
import { SceneView } from './SceneView.tsx'

interface PrintPagesProps {
  readonly pages: readonly ScenePage[]
}

/** Up to here all pages are drawn at once; of more only those near the window are. */
const fewPages = 12

/** Pages as they are printed: the preview is the page. Everything else on the screen carries `screen-only`. */
export function PrintPages({ pages }: PrintPagesProps) {
  const first = pages[0]
  if (!first) return null
  const lazy = pages.length > fewPages
  return (
    <div className={styles.pages} data-testid="print-pages">
      <style>{`@page { size: ${first.width}mm ${first.height}mm; margin: 0 }`}</style>
      {pages.map((page, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the print
        <Page key={index} page={page} lazy={lazy} />
      ))}
    </div>
  )
}

const waiting: (() => void)[] = []

/** One page a frame: several large ones at once would hold the window up. */
function inItsFrame(mount: () => void): void {
  waiting.push(mount)
  if (waiting.length === 1) requestAnimationFrame(mountNext)
}

function mountNext(): void {
  waiting[0]?.()
  waiting.shift()
  if (waiting.length > 0) requestAnimationFrame(mountNext)
}

interface PageProps {
  readonly page: ScenePage
  readonly lazy: boolean
}

function Page({ page, lazy }: PageProps) {
  const place = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!lazy || !place.current) return undefined
    const watch = new IntersectionObserver(
      ([entry]) => inItsFrame(() => setNear(entry?.isIntersecting ?? false)),
      { rootMargin: '300px' },
    )
    watch.observe(place.current)
    return () => watch.disconnect()
  }, [lazy])
  if (lazy && !near) {
    const size = { width: `${page.width}mm`, aspectRatio: `${page.width} / ${page.height}` }
    return <div className={styles.page} ref={place} style={size} />
  }
  return (
    <div className={styles.page} ref={place} style={{ '--page-height': `${page.height}mm` } as CSSProperties}>
      <SceneView
        scene={page.scene}
        theme="print"
        around={page.around}
        place={page.place}
        page={page}
        clip={page.clip}
        title={page.title}
      />
    </div>
  )
}
