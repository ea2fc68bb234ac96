import styles from './print.module.css'
import { printGroups } from './product.ts'
import { printProducts } from './products.ts'

interface ProductListProps {
  readonly selected: string
  readonly onSelect: (id: string) => void
}

/** What can be printed, by group. */
export function ProductList({ selected, onSelect }: ProductListProps) {
  return (
    <nav className={`${styles.list} screen-only`} aria-label="打印品">
      {printGroups.map((group) => {
        const products = printProducts.filter((product) => product.group === group)
        if (products.length === 0) return null
        return (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            {products.map((product) => (
              <button
                type="button"
                key={product.id}
                className={product.id === selected ? styles.active : styles.product}
                aria-current={product.id === selected ? 'true' : undefined}
                title={product.hint}
                data-testid={`product-${product.id}`}
                onClick={() => onSelect(product.id)}
              >
                {product.label}
              </button>
            ))}
          </section>
        )
      })}
    </nav>
  )
}
