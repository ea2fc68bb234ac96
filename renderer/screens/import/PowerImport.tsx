import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { powerFields } from '../../../domain/power-import.ts'
import { statusName } from '../../../domain/powers/flow.ts'
import { confirmPowers, powerImport } from '../../stores/power-import.ts'
import { ImportHead } from './ImportHead.tsx'
import { ImportTable } from './ImportTable.tsx'
import styles from './import.module.css'
import { Mapping } from './Mapping.tsx'
import { PowerCommon } from './PowerCommon.tsx'

/** 导入权力清单. */
export function PowerImport() {
  const { choice, preview, busy } = powerImport.store()
  const navigate = useNavigate()
  if (!preview || !choice) {
    return (
      <div className={styles.empty}>
        <h2>导入权力清单</h2>
        <p>读入行政权力清单（.xlsx、.xls、.et、.csv），先预览、核对，确认后才写入；写入后可一次撤销。</p>
        <p>表头可写：编码、类别、事项名称、子项、实施依据、原实施部门、承接科室、批次、状态、公布文号等。</p>
        <Button
          type="primary"
          size="large"
          loading={busy}
          data-testid="pick-powers"
          onClick={() => void powerImport.pick()}
        >
          选择清单文件…
        </Button>
      </div>
    )
  }
  const writable = preview.counts.create + preview.counts.update
  const { largest } = preview
  return (
    <>
      <ImportHead
        preview={preview}
        busy={busy}
        made="新增"
        confirmLabel={`确认导入 ${writable} 项`}
        canConfirm={writable > 0}
        faultHint="标有 ▲ 的行有误，不会导入：各行相同的缺项可在下面一次补填，其余存出问题标注表改好再导入，已导入的不会重复。"
        onChoice={(change) => void powerImport.change(change)}
        onCancel={powerImport.cancel}
        onSaveErrors={() => void powerImport.saveErrors()}
        onConfirm={async () => {
          await confirmPowers()
          if (!powerImport.store.getState().preview) navigate('/powers')
        }}
      />
      {preview.problem === null && (
        <span className={styles.counts} data-testid="powers-import-summary">
          清单涉及 {preview.departments} 个部门、{preview.categories} 类
          {largest && `，最多的是${largest.department} ${largest.items} 项`}。
        </span>
      )}
      {/* Another file asks anew. */}
      <PowerCommon key={choice.token} common={choice.common} preview={preview} />
      <Mapping
        columns={preview.columns}
        fields={powerFields}
        onChange={(mapping) => void powerImport.change({ headerRow: preview.headerRow, mapping })}
      />
      <ImportTable
        rows={preview.rows}
        fields={powerFields.filter(({ field }) => preview.columns.some((column) => column.field === field))}
        made="新增"
        place={{ title: '列为', of: ({ status }) => status && statusName(status) }}
      />
    </>
  )
}
