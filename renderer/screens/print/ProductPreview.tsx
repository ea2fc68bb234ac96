import { Button, Space } from 'antd'
import { useMemo } from 'react'
import type { Progress } from '../../../domain/scene/atlas.ts'
import { saveDrawings, shellKind } from '../../stores/exports.ts'
import { printPages, savePagesAsPdf } from '../../stores/papers.ts'
import { usePrint } from '../../stores/print.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { PrintPages } from '../../views/PrintPages.tsx'
import { loadPageMarkup, paperStyle } from '../../views/paper.tsx'
import { pngOf } from '../png.ts'
import { ChoiceFields } from './ChoiceFields.tsx'
import { PagesPreflight } from './PagesPreflight.tsx'
import styles from './print.module.css'
import { completeChoice, type PrintProduct } from './product.ts'
import { useBeside } from './use-beside.ts'
import { usePages } from './use-pages.ts'

export const paperMaker = { style: paperStyle, load: loadPageMarkup }

interface ProductPreviewProps {
  readonly product: PrintProduct
}

/** One product: what can be chosen of it, its pages as they are printed, and the ways out. */
export function ProductPreview({ product }: ProductPreviewProps) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const chosen = usePrint((state) => state.choices[product.id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object, its revision says that it changed
  const choice = useMemo(
    () => completeChoice(product, model, chosen ?? {}),
    [product, model, revision, chosen],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const fields = useMemo(() => product.choices(model, choice), [product, model, revision, choice])
  const { pages, progress } = usePages(product, model, revision, choice, useBeside(model))
  const name = `${product.fileName(model, choice)}_${model.asOf}`
  const none = pages.length === 0 || progress !== null
  const made = async () => pages

  const saveAll = async (extension: 'svg' | 'png') => {
    const markup = await loadPageMarkup()
    const drawings = pages.map((page, index) => ({
      name: `${name}${pages.length > 1 ? `_${index + 1}` : ''}.${extension}`,
      make: async () => {
        const drawing = markup(page, false).replace(/^<div[^>]*>|<\/div>$/g, '')
        return extension === 'svg' ? drawing : await pngOf(drawing, page.width)
      },
    }))
    await saveDrawings(`${name}.${extension}`, drawings)
  }

  return (
    <div className={styles.work}>
      <div className={`${styles.tools} screen-only`} role="toolbar" aria-label="打印设置">
        <ChoiceFields fields={fields} choice={choice} productId={product.id} />
        <span className={styles.count} data-testid="page-count">
          {progress ? `正在排版 ${percentOf(progress)}%` : `共 ${pages.length} 页`}
        </span>
        <div className={styles.outputs}>
          {shellKind === 'browser' && <span className={styles.hint}>打印对话框里可选“另存为 PDF”。</span>}
          <Space.Compact>
            <Button
              type="primary"
              disabled={none}
              data-testid="print"
              onClick={() => void printPages(name, made, paperMaker)}
            >
              打印…
            </Button>
            {shellKind === 'electron' && (
              <Button
                disabled={none}
                data-testid="save-pdf"
                onClick={() => void savePagesAsPdf(name, made, paperMaker)}
              >
                另存 PDF
              </Button>
            )}
            <Button disabled={none} data-testid="save-svg" onClick={() => void saveAll('svg')}>
              另存 SVG
            </Button>
            <Button disabled={none} data-testid="save-png" onClick={() => void saveAll('png')}>
              另存 PNG
            </Button>
          </Space.Compact>
        </div>
      </div>
      <div className="screen-only">{!none && <PagesPreflight pages={pages} />}</div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
      <section className={styles.preview} tabIndex={0} aria-label="打印预览">
        {pages.length > 0 && <PrintPages pages={pages} />}
        {pages.length === 0 && !progress && <p className={styles.empty}>{product.empty}</p>}
      </section>
    </div>
  )
}

function percentOf({ done, total }: Progress): number {
  return Math.floor((100 * done) / Math.max(1, total))
}
