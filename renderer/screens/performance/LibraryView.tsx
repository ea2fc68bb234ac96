import { useMemo, useState } from 'react'
import type { AssessmentPeriod } from '../../../domain/assessment.ts'
import { libraryLines } from '../../../domain/performance/sheet.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { run, useModel, useWorkbook } from '../../stores/workbook.ts'
import { Grid } from '../../views/Grid.tsx'
import screen from '../grids/screen.module.css'
import { IndicatorForm } from './IndicatorForm.tsx'
import { libraryColumns } from './library-columns.ts'

interface LibraryViewProps {
  readonly period: AssessmentPeriod | undefined
}

/** 指标库: the decomposition from the 管委会 to the single person, with the weights in the period. */
export function LibraryView({ period }: LibraryViewProps) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const [chosen, setChosen] = useState<string | null>(null)
  const [form, setForm] = useState<'add' | 'edit' | null>(null)
  const periodId = period?.id ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const lines = useMemo(() => libraryLines(model, periodId), [model, revision, periodId])
  const columns = useMemo(() => libraryColumns(model), [model])
  const indicator = model.get('indicator', chosen)
  const keys = useMemo(() => new Set(chosen === null ? [] : [chosen]), [chosen])
  if (lines.length === 0 && form === null) {
    return (
      <div className={screen.empty}>
        <p>
          指标库分三级：管委会一级、部门二级、个人三级，逐级分解，少而精（用 20% 的指标体现 80% 的工作质量）。
          各周期考核什么，再从库中抽取。
        </p>
        <PermitButton
          type="primary"
          size="large"
          data-testid="indicator-add-first"
          onClick={() => setForm('add')}
        >
          新增第一个指标…
        </PermitButton>
      </div>
    )
  }
  return (
    <>
      {form !== null && (
        <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
          <IndicatorForm
            key={`${form} ${indicator?.id}`}
            indicator={form === 'edit' ? indicator : undefined}
            above={indicator}
            close={() => setForm(null)}
          />
        </div>
      )}
      <Grid
        id="indicators"
        label="指标库"
        rows={lines}
        columns={columns}
        keyOf={(line) => line.indicator.id}
        selected={keys}
        onSelect={(ids) => setChosen(ids.at(-1) ?? null)}
        tools={
          <>
            <PermitButton
              size="small"
              type="primary"
              data-testid="indicator-add"
              onClick={() => setForm('add')}
            >
              新增指标
            </PermitButton>
            <PermitButton
              size="small"
              disabled={!indicator}
              data-testid="indicator-edit"
              onClick={() => setForm('edit')}
            >
              修改
            </PermitButton>
            <PermitButton
              size="small"
              danger
              disabled={!indicator}
              data-testid="indicator-remove"
              onClick={() => indicator && void run('removeIndicator', { id: indicator.id })}
            >
              删除
            </PermitButton>
          </>
        }
        empty="指标库还是空的。"
      />
      <p className={screen.notes}>
        权重按所选周期显示；合计不为 100 的对象在“抽取”中改正。双击格或按 F2 修改文字。
      </p>
    </>
  )
}
