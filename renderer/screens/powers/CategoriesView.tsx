import { useState } from 'react'
import { type PowerCategory, powerCategories } from '../../../domain/power-category.ts'
import type { PowerFilter, PowerLine } from '../../../domain/reports/powers.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import screen from '../grids/screen.module.css'
import styles from './powers.module.css'

interface CategoryValues {
  readonly name: string
  readonly aliases: string | null
  readonly basis: string | null
  readonly startedOn: string | null
  readonly endedOn: string | null
}

const fields: readonly Field<CategoryValues>[] = [
  { name: 'basis', label: '依据', kind: 'text', max: 400, hint: '哪一份目录、哪一年' },
  { name: 'name', label: '类别名称', kind: 'text', max: 40, required: true },
  {
    name: 'aliases',
    label: '别名',
    kind: 'text',
    max: 200,
    hint: '清单里的其他写法，用顿号隔开；导入时据此识别',
  },
  { name: 'startedOn', label: '启用日期', kind: 'day' },
  { name: 'endedOn', label: '停用日期', kind: 'day', hint: '停用后不能再选，已登记的事项不变' },
]

interface CategoriesViewProps {
  readonly lines: readonly PowerLine[]
  readonly onOpen: (filter: PowerFilter) => void
}

/** 类别表: the code table of the categories, which each catalogue counts otherwise. */
export function CategoriesView({ lines, onOpen }: CategoriesViewProps) {
  const model = useModel()
  const [form, setForm] = useState<string | null>(null)
  const categories = powerCategories(model)
  const count = (id: string) => lines.filter(({ power }) => power.categoryId === id).length
  return (
    <>
      <div className={screen.head}>
        <PermitButton size="small" data-testid="power-category-add" onClick={() => setForm('new')}>
          新增类别
        </PermitButton>
        <span className={screen.soft}>
          十类为通用目录的分法；各地各年不同（如“行政监督”“非行政许可审批”），按公布的清单修改。
        </span>
      </div>
      {form !== null && (
        <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
          <CategoryForm
            key={form}
            category={categories.find(({ id }) => id === form)}
            close={() => setForm(null)}
          />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
      <section className={styles.list} tabIndex={0} aria-label="权力类别">
        <table className={styles.table} data-testid="power-categories">
          <thead>
            <tr>
              {['类别', '别名', '事项', '启用', '停用', '依据', '操作'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {categories.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td>{row.aliases}</td>
                <td className={styles.number}>
                  <LinkButton onClick={() => onOpen({ categoryId: row.id })}>{count(row.id)}</LinkButton>
                </td>
                <td>{row.startedOn}</td>
                <td>{row.endedOn}</td>
                <td>{row.basis}</td>
                <td>
                  <PermitButton
                    size="small"
                    type="text"
                    aria-label={`修改 ${row.name}`}
                    onClick={() => setForm(row.id)}
                  >
                    修改
                  </PermitButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

interface CategoryFormProps {
  readonly category: PowerCategory | undefined
  readonly close: () => void
}

function CategoryForm({ category, close }: CategoryFormProps) {
  return (
    <EditForm<CategoryValues>
      title={category ? `修改类别 ${category.name}` : '新增类别'}
      testId="power-category-form"
      fields={fields}
      initial={category ?? { name: '', aliases: null, basis: null, startedOn: null, endedOn: null }}
      close={close}
      save={({ name, aliases, basis, startedOn, endedOn }, because) =>
        runOrThrow(
          'setPowerCategory',
          { id: category?.id ?? null, name, aliases: aliases ?? '', basis, startedOn, endedOn },
          because,
        )
      }
    />
  )
}
