import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { showProduct, usePrint } from '../stores/print.ts'
import { Batch } from './print/Batch.tsx'
import { batchId, ProductList } from './print/ProductList.tsx'
import { ProductPreview } from './print/ProductPreview.tsx'
import styles from './print/print.module.css'
import { printProducts } from './print/products.ts'

/** 打印: the papers by group, and a preview that is the page. `?product=` in the address opens one of them. */
export function PrintScreen() {
  const [asked] = useSearchParams()
  const wanted = asked.get('product')
  const shown = usePrint((state) => state.product)
  useEffect(() => {
    if (wanted) showProduct(wanted)
  }, [wanted])
  const product = printProducts.find(({ id }) => id === shown) ?? printProducts[0]
  const isBatch = shown === batchId
  return (
    <div className={styles.screen}>
      <ProductList selected={isBatch ? batchId : (product?.id ?? '')} onSelect={showProduct} />
      {isBatch && <Batch />}
      {!isBatch && product && <ProductPreview key={product.id} product={product} />}
    </div>
  )
}
