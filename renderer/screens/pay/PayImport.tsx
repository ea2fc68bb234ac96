import { Button } from 'antd'
import { useEffect } from 'react'
import { payFields } from '../../../domain/pay-import.ts'
import { confirmPay, payImport } from '../../stores/pay-import.ts'
import { ImportHead } from '../import/ImportHead.tsx'
import { ImportTable } from '../import/ImportTable.tsx'
import styles from '../import/import.module.css'
import { Mapping } from '../import/Mapping.tsx'

interface PayImportProps {
  readonly year: number
  readonly onDone: () => void
}

/** 导入薪酬表, on this screen and no other: amounts are seen nowhere else. */
export function PayImport({ year, onDone }: PayImportProps) {
  const { choice, preview, busy } = payImport.store()
  // What was read of a file goes with the screen, as the amounts do.
  useEffect(() => () => payImport.cancel(), [])
  useEffect(() => {
    if (choice && choice.year !== year) void payImport.change({ year })
  }, [choice, year])
  if (!preview || !choice) {
    return (
      <div className={styles.empty}>
        <h3>导入 {year} 年薪酬表</h3>
        <p>
          表头可写：姓名、身份证号、任岗机构、月工资、月考核奖、年终奖、档案工资。按身份证号或姓名对应，先预览、核对，
          确认后才写入；空格不改动原有金额。
        </p>
        <Button type="primary" loading={busy} data-testid="pick-pay" onClick={() => void payImport.pick()}>
          选择薪酬表…
        </Button>
      </div>
    )
  }
  const writable = preview.counts.create + preview.counts.update
  return (
    <>
      <ImportHead
        preview={preview}
        busy={busy}
        made="新登记"
        confirmLabel={`确认导入 ${writable} 人`}
        canConfirm={writable > 0}
        faultHint="标有 ▲ 的行有误，不会导入：存出问题标注表改好再导入，已导入的不会重复。"
        onChoice={(change) => void payImport.change(change)}
        onCancel={payImport.cancel}
        onSaveErrors={() => void payImport.saveErrors()}
        onConfirm={async () => {
          await confirmPay()
          if (!payImport.store.getState().preview) onDone()
        }}
      />
      <Mapping
        columns={preview.columns}
        fields={payFields}
        onChange={(mapping) => void payImport.change({ headerRow: preview.headerRow, mapping })}
      />
      <ImportTable
        rows={preview.rows}
        fields={payFields.filter(({ field }) => preview.columns.some((column) => column.field === field))}
        made="新登记"
        place={{ title: '改动', of: ({ patch }) => `${Object.keys(patch).length} 项` }}
      />
    </>
  )
}
