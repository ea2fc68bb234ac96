import { Button, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import {
  holdingOf,
  type VillageCounting,
  villageCountingNames,
  villageLines,
} from '../../domain/reports/villages.ts'
import { choicesOf } from '../controls/field.ts'
import { PermitButton } from '../controls/PermitButton.tsx'
import { select, useView } from '../stores/view.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import { Grid } from '../views/Grid.tsx'
import { JurisdictionForm } from './detail/VillageForms.tsx'
import { AddVillage } from './grids/AddVillage.tsx'
import { EndAdministered } from './grids/EndAdministered.tsx'
import styles from './grids/screen.module.css'
import { villageColumns } from './grids/village-columns.ts'
import { useCounting } from './villages/use-counting.ts'
import { VillageMap } from './villages/VillageMap.tsx'

/** 村居: every village with its code, its 行政隶属 and who looks after it. */
export function VillagesScreen() {
  const model = useModel()
  const navigate = useNavigate()
  const revision = useWorkbook((state) => state.revision)
  const selection = useView((state) => state.selection)
  const [asked, setAsked] = useSearchParams()
  const isMap = asked.get('show') === 'map'
  const [by, setBy] = useCounting()
  const [wanted, setUnitId] = useState('')
  const [form, setForm] = useState<'administered' | 'add' | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const lines = useMemo(() => villageLines(model), [model, revision])
  const counts = new Map<string, number>()
  for (const line of lines) {
    const id = holdingOf(line, by)?.unitId
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const unitId = counts.has(wanted) ? wanted : ''
  const shown = unitId ? lines.filter((line) => holdingOf(line, by)?.unitId === unitId) : lines
  const chosen = selection
    .filter((ref) => ref.table === 'village')
    .map((ref) => model.get('village', ref.id))
    .filter((village) => village !== undefined)
  const options = [...counts].map(([id, many]) => ({
    value: id,
    label: `${model.get('unit', id)?.name ?? ''} ${many}`,
  }))
  const close = () => setForm(null)
  return (
    <div className={`${styles.screen} screen-only`}>
      <div className={styles.head}>
        <h2 className={styles.title}>村居</h2>
        <Segmented
          aria-label="看什么"
          value={isMap ? 'map' : 'list'}
          options={[
            { value: 'list', label: '列表' },
            { value: 'map', label: '示意图' },
          ]}
          onChange={(value) => setAsked(value === 'map' ? { show: 'map' } : {}, { replace: true })}
        />
        <Segmented
          aria-label="归属口径"
          value={by}
          options={choicesOf(villageCountingNames)}
          onChange={(value) => {
            setBy(value as VillageCounting)
            setUnitId('')
          }}
        />
        {!isMap && (
          <Segmented
            aria-label="只看机构"
            value={unitId}
            options={[{ value: '', label: `全部 ${lines.length}` }, ...options]}
            onChange={(value) => setUnitId(value)}
          />
        )}
      </div>
      {form === 'administered' && chosen.length > 0 && (
        <div className={`${styles.form} ${styles.scroll} ${styles.upper}`}>
          <JurisdictionForm villages={chosen} kind="administered" close={close} />
        </div>
      )}
      {form === 'add' && <AddVillage close={close} />}
      {isMap && <VillageMap by={by} />}
      {!isMap && (
        <Grid
          id="villages"
          label="村居"
          rows={shown}
          columns={villageColumns}
          keyOf={({ village }) => village.id}
          selected={new Set(selection.map((ref) => ref.id))}
          onSelect={(ids) => select(ids.map((id) => ({ table: 'village', id })))}
          tools={
            <>
              <PermitButton
                size="small"
                disabled={chosen.length === 0}
                data-testid="villages-administer"
                onClick={() => setForm('administered')}
              >
                {chosen.length > 0 ? `设定 ${chosen.length} 个村居的代管` : '选中村居后设定代管'}
              </PermitButton>
              <EndAdministered villages={chosen} />
              <Button
                size="small"
                data-testid="villages-handover"
                onClick={() => navigate('/reports?table=handover')}
              >
                移交清单
              </Button>
              <PermitButton size="small" data-testid="village-add" onClick={() => setForm('add')}>
                新增村居
              </PermitButton>
            </>
          }
          empty="这里登记街道管理的村、社区，以及行政隶属与代管关系。请点上方“新增村居”。"
        />
      )}
      <p className={styles.notes}>
        统计用区划代码从未随代管变动：行政隶属与代管分别登记，各有起止与依据。代码取截至日期前最近一次统计。
      </p>
    </div>
  )
}
