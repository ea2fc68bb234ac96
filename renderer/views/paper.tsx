import type { ScenePage } from '../../domain/scene/pages.ts'
import { SceneView } from './SceneView.tsx'

/** Sheets of one size share a name: a document may hold several sizes. */
function sizeName({ width, height }: ScenePage): string {
  return `s${Math.round(width * 10)}x${Math.round(height * 10)}`
}

/** The style of a document of pages: their sizes, and nothing around them. */
export function paperStyle(pages: readonly ScenePage[]): string {
  const sizes = new Map(pages.map((page) => [sizeName(page), page]))
  const [only] = sizes.size === 1 ? sizes.values() : []
  const named = [...sizes].map(
    ([name, { width, height }]) => `@page ${name} { size: ${width}mm ${height}mm; margin: 0 }`,
  )
  // An engine that knows no named pages still takes the one size that there is.
  const rules = only ? [`@page { size: ${only.width}mm ${only.height}mm; margin: 0 }`] : named
  return [
    ...rules,
    'body { margin: 0 }',
    '.sheet { overflow: hidden; break-after: page }',
    '.sheet:last-child { break-after: auto }',
    '.sheet svg { display: block }',
  ].join('\n')
}

/** An older engine rounds A4 down: a sheet of full height would be followed by an empty one. In millimetres. */
const spare = 0.6

/** Makes the markup of a page; the same drawing as the preview's. The engine for it is loaded at its first use. */
export async function loadPageMarkup(): Promise<(page: ScenePage, mixed: boolean) => string> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  return (page, mixed) =>
    renderToStaticMarkup(
      <div className="sheet" style={mixed ? { page: sizeName(page) } : undefined}>
        <SceneView
          scene={page.scene}
          theme="print"
          around={page.around}
          place={page.place}
          page={{ width: page.width, height: page.height - spare }}
          clip={page.clip}
          title={page.title}
        />
      </div>,
    )
}
