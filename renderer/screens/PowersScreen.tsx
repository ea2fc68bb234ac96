import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { powerStatuses } from '../../domain/power.ts'
import type { PowerFilter } from '../../domain/reports/powers.ts'
import { PermitButton } from '../controls/PermitButton.tsx'
import screen from './grids/screen.module.css'
import { BatchesView } from './powers/BatchesView.tsx'
import { CategoriesView } from './powers/CategoriesView.tsx'
import { ItemsView } from './powers/ItemsView.tsx'
import { LoadView } from './powers/LoadView.tsx'
import { usePowerLines } from './powers/use-power-lines.ts'
import { VersionsView } from './powers/VersionsView.tsx'

const views = ['items', 'batches', 'load', 'versions', 'categories'] as const
type View = (typeof views)[number]

/** 权力承接: the items handed down to the 管委会, who carries them out, and how far each has come. */
export function PowersScreen() {
  const [asked, setAsked] = useSearchParams()
  const view = views.find((one) => one === asked.get('show')) ?? 'items'
  const show = (one: View) => setAsked(one === 'items' ? {} : { show: one }, { replace: true })
  const lines = usePowerLines()
  const [filter, setFilter] = useState<PowerFilter>(() => askedFilter(asked.get('status')))
  const [adding, setAdding] = useState(false)
  const navigate = useNavigate()
  const toImport = () => navigate('/import?what=powers')
  const open = (wanted: PowerFilter) => {
    setFilter(wanted)
    show('items')
  }
  return (
    <div className={`${screen.screen} screen-only`}>
      <div className={screen.head}>
        <h2 className={screen.title}>权力承接</h2>
        <Segmented<View>
          aria-label="看什么"
          value={view}
          options={[
            { value: 'items', label: `事项 ${lines.length}` },
            { value: 'batches', label: '批次' },
            { value: 'load', label: '承接能力' },
            { value: 'versions', label: '清单版本' },
            { value: 'categories', label: '类别表' },
          ]}
          onChange={show}
        />
        <span className={screen.space} />
        <Button data-testid="powers-export" onClick={() => navigate('/reports?table=powers')}>
          导出清单
        </Button>
        <PermitButton data-testid="powers-import" onClick={toImport}>
          导入清单
        </PermitButton>
        <PermitButton
          type="primary"
          data-testid="power-add"
          onClick={() => {
            show('items')
            setAdding(true)
          }}
        >
          新增事项
        </PermitButton>
      </div>
      {view === 'items' && (lines.length > 0 || adding) && (
        <ItemsView
          lines={lines}
          filter={filter}
          onFilter={setFilter}
          adding={adding}
          onAdded={() => setAdding(false)}
        />
      )}
      {view === 'items' && lines.length === 0 && !adding && <Empty onImport={toImport} />}
      {view === 'batches' && <BatchesView lines={lines} onOpen={open} />}
      {view === 'load' && <LoadView onOpen={open} />}
      {view === 'versions' && <VersionsView />}
      {view === 'categories' && <CategoriesView lines={lines} onOpen={open} />}
    </div>
  )
}

/** The list that a link asks for: one status. */
function askedFilter(status: string | null): PowerFilter {
  const known = powerStatuses.find(({ code }) => code === status)
  return known ? { status: known.code } : {}
}

function Empty({ onImport }: { readonly onImport: () => void }) {
  const navigate = useNavigate()
  return (
    <div className={screen.empty}>
      <p>
        这里登记市级下放给管委会的行政权力事项：从哪个部门下放、进行到哪一步、列入哪一批、由哪个科室承办。
        承接主体始终是管委会，街道科室只承办或协助。
      </p>
      <PermitButton type="primary" size="large" data-testid="powers-empty-import" onClick={onImport}>
        导入权力清单…
      </PermitButton>
      <Button type="link" onClick={() => navigate('/chart')}>
        还没有管委会？先在机构图设置
      </Button>
    </div>
  )
}
