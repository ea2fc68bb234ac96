import { tableGroupNames } from '../../../domain/paper.ts'
import { type ExportTable, exportTableFacts, exportTables } from '../../../domain/workbook.ts'
import styles from '../ReportsScreen.module.css'

interface PaperListProps {
  readonly chosen: ExportTable
  readonly onChoose: (table: ExportTable) => void
}

const groups = Object.entries(tableGroupNames)
  .map(([group, name]) => ({
    name,
    tables: exportTables.filter((table) => exportTableFacts[table].group === group),
  }))
  .filter(({ tables }) => tables.length > 0)

/** Every table and paper, by group. */
export function PaperList({ chosen, onChoose }: PaperListProps) {
  return (
    <nav className={styles.list} aria-label="报表目录">
      {groups.map(({ name, tables }) => (
        <section key={name} aria-label={name}>
          <h3>{name}</h3>
          <ul>
            {tables.map((table) => (
              <li key={table}>
                <button
                  type="button"
                  className={styles.item}
                  aria-current={table === chosen}
                  data-testid={`table-${table}`}
                  onClick={() => onChoose(table)}
                >
                  {exportTableFacts[table].name}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
