import { Button, Space } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { print, saveDrawing, savePdf, shellKind } from '../stores/exports.ts'
import { usePictureAddresses } from '../stores/pictures.ts'
import { choose, showProduct, usePrint } from '../stores/print.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import { PrintPages } from '../views/PrintPages.tsx'
import { pngOf } from './png.ts'
import { ChoiceFields } from './print/ChoiceFields.tsx'
import { ProductList } from './print/ProductList.tsx'
import styles from './print/print.module.css'
import { completeChoice } from './print/product.ts'
import { printProducts } from './print/products.ts'

/** 打印: the papers by group, and a preview that is the page. `?product=` in the address opens one of them. */
export function PrintScreen() {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const [asked] = useSearchParams()
  const wanted = asked.get('product')
  const shown = usePrint((state) => state.product)
  const chosen = usePrint((state) => state.choices)
  useEffect(() => {
    if (wanted) showProduct(wanted)
  }, [wanted])
  const product = printProducts.find(({ id }) => id === shown) ?? printProducts[0]
  if (!product) throw new Error('there is no product to print')
  const choice = completeChoice(product, model, chosen[product.id] ?? {})
  const chosenKey = JSON.stringify(choice)
  const pictures = usePictureAddresses(
    [...model.rows.floor.values()].flatMap(({ pictureId }) => pictureId ?? []),
  )
  const preview = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object, its revision says that it changed; the choice is made anew by each drawing, its key says what it is
  const pages = useMemo(
    () => product.pages(model, choice, { pictures }),
    [product, model, revision, chosenKey, pictures],
  )
  const name = `${product.fileName(model, choice)}_${model.asOf}`

  const saveAll = async (extension: 'svg' | 'png') => {
    const drawings = [...(preview.current?.querySelectorAll('svg') ?? [])]
    for (const [index, drawing] of drawings.entries()) {
      const file = `${name}${pages.length > 1 ? `_${index + 1}` : ''}.${extension}`
      const text = new XMLSerializer().serializeToString(drawing)
      await saveDrawing(file, extension === 'svg' ? text : await pngOf(text, pages[index]?.width ?? 420))
    }
  }

  return (
    <div className={styles.screen}>
      <ProductList selected={product.id} onSelect={showProduct} />
      <div className={styles.work}>
        <div className={`${styles.tools} screen-only`} role="toolbar" aria-label="打印设置">
          <ChoiceFields
            fields={product.choices(model, choice)}
            choice={choice}
            onChange={(change) => choose(product.id, change)}
          />
          <span className={styles.count}>共 {pages.length} 页</span>
          <div className={styles.outputs}>
            {shellKind === 'browser' && <span className={styles.hint}>打印对话框里可选“另存为 PDF”。</span>}
            <Space.Compact>
              <Button
                type="primary"
                disabled={pages.length === 0}
                data-testid="print"
                onClick={() => void print()}
              >
                打印…
              </Button>
              {shellKind === 'electron' && (
                <Button data-testid="save-pdf" onClick={() => void savePdf(`${name}.pdf`)}>
                  另存 PDF
                </Button>
              )}
              <Button data-testid="save-svg" onClick={() => void saveAll('svg')}>
                另存 SVG
              </Button>
              <Button data-testid="save-png" onClick={() => void saveAll('png')}>
                另存 PNG
              </Button>
            </Space.Compact>
          </div>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
        <section className={styles.preview} ref={preview} tabIndex={0} aria-label="打印预览">
          {pages.length > 0 ? <PrintPages pages={pages} /> : <p className={styles.empty}>{product.empty}</p>}
        </section>
      </div>
    </div>
  )
}
