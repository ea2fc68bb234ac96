import styles from './print.module.css'
import { printGroups } from './product.ts'
import { printProducts } from './products.ts'

/** Stands in the list beside the products. */
export const batchId = 'batch'

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
            {products.map(({ id, label, hint }) => (
              <Entry key={id} {...{ id, label, hint, selected, onSelect }} />
            ))}
          </section>
        )
      })}
      <section aria-label="多项">
        <h3>多项</h3>
        <Entry id={batchId} label="成批输出" hint="多张图、多个表，一次输出。" {...{ selected, onSelect }} />
      </section>
    </nav>
  )
}

interface EntryProps extends ProductListProps {
  readonly id: string
  readonly label: string
  readonly hint: string
}

function Entry({ id, label, hint, selected, onSelect }: EntryProps) {
  return (
    <button
      type="button"
      className={id === selected ? styles.active : styles.product}
      aria-current={id === selected ? 'true' : undefined}
      title={hint}
      data-testid={`product-${id}`}
      onClick={() => onSelect(id)}
    >
      {label}
    </button>
  )
}
