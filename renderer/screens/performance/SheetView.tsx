import { Button, Checkbox, Segmented, TreeSelect } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { AssessmentPeriod } from '../../../domain/assessment.ts'
import { assessmentCycleNames, type IndicatorLevel, indicatorLevels } from '../../../domain/indicator.ts'
import { inOrder, sheetLines } from '../../../domain/performance/sheet.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { unitTree } from '../../controls/unit-tree.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { Grid } from '../../views/Grid.tsx'
import screen from '../grids/screen.module.css'
import { CopyForm, DrawForm } from './DrawForm.tsx'
import styles from './performance.module.css'
import { commitBlock, sheetColumns } from './sheet-columns.ts'
import { drawMeasures, type Measure, type Purpose, scoreMeasures } from './sheet-measures.ts'

const levelNames: Readonly<Record<IndicatorLevel, string>> = {
  committee: '一级',
  department: '二级',
  person: '三级个人',
}

interface SheetViewProps {
  readonly period: AssessmentPeriod
  readonly purpose: Purpose
}

/** 抽取 and 计分: units or people by indicator, filled in like a spreadsheet. */
export function SheetView({ period, purpose }: SheetViewProps) {
  const model = useModel()
  const [level, setLevel] = useState<IndicatorLevel>('person')
  const [unitId, setUnitId] = useState<string | null>(null)
  const [measure, setMeasure] = useState<Measure>(purpose === 'draw' ? 'weight' : 'points')
  const [form, setForm] = useState<'draw' | 'copy' | null>(null)
  const [isAll, setAll] = useState(false)
  const [selected, setSelected] = useState<readonly string[]>([])
  const { lines, indicators } = useSheet({ period, purpose, level, unitId, isAll })
  const columns = useMemo(
    () => sheetColumns({ model, period, purpose, measure, indicators }),
    [model, period, purpose, measure, indicators],
  )
  const keys = useMemo(() => new Set(selected), [selected])
  const measures: Readonly<Record<string, { readonly name: string }>> =
    purpose === 'draw' ? drawMeasures : scoreMeasures
  return (
    <>
      <div className={screen.head}>
        <Segmented<IndicatorLevel>
          aria-label="层级"
          size="small"
          value={level}
          options={indicatorLevels.map((value) => ({ value, label: levelNames[value] }))}
          onChange={(next) => {
            setLevel(next)
            setSelected([])
          }}
        />
        <TreeSelect<string | null>
          className={styles.unit ?? ''}
          size="small"
          aria-label="机构"
          placeholder="全部机构"
          allowClear
          treeDefaultExpandAll
          showSearch={{ treeNodeFilterProp: 'title' }}
          value={unitId}
          treeData={unitTree(model) as never}
          onChange={(next) => setUnitId(next ?? null)}
        />
        <Segmented<Measure>
          aria-label="填什么"
          size="small"
          value={measure}
          options={Object.entries(measures).map(([value, { name }]) => ({
            value: value as Measure,
            label: name,
          }))}
          onChange={setMeasure}
        />
        {purpose === 'draw' && (
          <Checkbox checked={isAll} onChange={(event) => setAll(event.target.checked)}>
            含其他周期的指标
          </Checkbox>
        )}
        {purpose === 'draw' && period.closedOn === null && model.rows.assessmentPeriod.size > 1 && (
          <PermitButton size="small" data-testid="copy-picks" onClick={() => setForm('copy')}>
            沿用其他周期…
          </PermitButton>
        )}
        {period.closedOn !== null && (
          <span className={screen.unverified}>● 周期已于 {period.closedOn} 关闭，只能查看</span>
        )}
      </div>
      {form !== null && (
        <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
          {form === 'copy' && <CopyForm period={period} close={() => setForm(null)} />}
          {form === 'draw' && (
            <DrawForm
              period={period}
              level={level}
              lines={lines.filter(({ id }) => keys.has(id))}
              close={() => setForm(null)}
            />
          )}
        </div>
      )}
      {indicators.length === 0 ? (
        <NoIndicators purpose={purpose} level={`${assessmentCycleNames[period.cycle]}${levelNames[level]}`} />
      ) : (
        <Grid
          id={`assessment-${purpose}`}
          label={purpose === 'draw' ? '抽取表' : '计分表'}
          rows={lines}
          columns={columns}
          keyOf={({ id }) => id}
          selected={keys}
          onSelect={setSelected}
          commitBlock={(cells) => commitBlock(period.id, measure, cells)}
          tools={
            purpose === 'draw' && (
              <PermitButton
                size="small"
                disabled={selected.length === 0 || period.closedOn !== null}
                data-testid="draw-many"
                onClick={() => setForm('draw')}
              >
                给选中的 {selected.length} 个对象抽取…
              </PermitButton>
            )
          }
          empty="没有可以考核的对象。"
        />
      )}
      <p className={screen.notes}>
        {purpose === 'draw'
          ? '在空格里填权重即抽取，清空即取消；可从 WPS、Excel 整块粘贴，作为一步，可一次撤销。'
          : '有目标值的指标填完成值即自动得分；没有目标值的直接填得分。可整块粘贴。'}
      </p>
    </>
  )
}

interface SheetChoice extends SheetViewProps {
  readonly level: IndicatorLevel
  readonly unitId: string | null
  /** Indicators of another cycle than the period's too. */
  readonly isAll: boolean
}

/** The lines and the indicators of the columns: those of the level and the cycle to draw from, only what is drawn to score. */
function useSheet({ period, purpose, level, unitId, isAll }: SheetChoice) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  return useMemo(() => {
    const all = sheetLines(model, period.id, level, unitId ?? undefined)
    const drawn = new Set(all.flatMap(({ cells }) => [...cells.keys()]))
    const library = inOrder([...model.rows.indicator.values()].filter((row) => row.level === level))
    const indicators = library.filter(
      ({ id, cycle }) => drawn.has(id) || (purpose === 'draw' && (isAll || cycle === period.cycle)),
    )
    return { lines: purpose === 'draw' ? all : all.filter(({ picked }) => picked > 0), indicators }
  }, [model, revision, period, purpose, level, unitId, isAll])
}

function NoIndicators({ purpose, level }: { readonly purpose: Purpose; readonly level: string }) {
  const navigate = useNavigate()
  const isDraw = purpose === 'draw'
  return (
    <div className={screen.empty}>
      <p>{isDraw ? `指标库里还没有${level}指标。` : `这个周期还没有抽取${level}指标。`}</p>
      <Button type="primary" onClick={() => navigate(isDraw ? '/performance' : '/performance?show=draw')}>
        {isDraw ? '到指标库新增' : '去抽取'}
      </Button>
    </div>
  )
}
