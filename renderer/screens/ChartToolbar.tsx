import { Button, Checkbox, Segmented, Space } from 'antd'
import { useOff } from '../controls/use-off.ts'
import { type ChartDetail, setView, useView } from '../stores/view.ts'
import { run, useModel } from '../stores/workbook.ts'
import styles from './ChartScreen.module.css'

const details: readonly { value: ChartDetail; label: string }[] = [
  { value: 'units', label: '机构' },
  { value: 'figures', label: '编制数' },
  { value: 'members', label: '岗位人员' },
]

const tracks = [
  { value: 'both', label: '岗位与编制' },
  { value: 'post', label: '仅岗位' },
  { value: 'establishment', label: '仅编制' },
] as const

interface ChartToolbarProps {
  readonly onFit: () => void
  readonly onZoom: (factor: number) => void
}

export function ChartToolbar({ onFit, onZoom }: ChartToolbarProps) {
  const model = useModel()
  const off = useOff()
  const { chartDetail, verticalNames, collapsed } = useView()
  const parents = () =>
    [...model.rows.unit.values()].filter((unit) => unit.kind === 'subdistrict').map((unit) => unit.id)
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="机构图工具">
      <label>
        显示{' '}
        <Segmented
          size="small"
          value={chartDetail}
          options={[...details]}
          onChange={(value) => setView({ chartDetail: value })}
        />
      </label>
      <Checkbox
        checked={verticalNames}
        onChange={(event) => setView({ verticalNames: event.target.checked })}
      >
        竖排
      </Checkbox>
      <label>
        拖动人员时调整{' '}
        <Segmented
          size="small"
          value={model.setting('moveTracks')}
          {...off}
          options={[...tracks]}
          onChange={(value) => void run('changeSettings', { values: { moveTracks: value } })}
        />
      </label>
      <span className={styles.space} />
      <Button
        size="small"
        onClick={() => setView({ collapsed: new Set(collapsed.size > 0 ? [] : parents()) })}
      >
        {collapsed.size > 0 ? '全部展开' : '折叠街道'}
      </Button>
      <Space.Compact>
        <Button size="small" aria-label="缩小" onClick={() => onZoom(0.8)}>
          －
        </Button>
        <Button size="small" onClick={onFit} data-testid="chart-fit">
          适合窗口
        </Button>
        <Button size="small" aria-label="放大" onClick={() => onZoom(1.25)}>
          ＋
        </Button>
      </Space.Compact>
    </div>
  )
}
