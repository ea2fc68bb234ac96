import { useEffect } from 'react'
import { payFields } from '../../../domain/pay-import.ts'
import { confirmPay, payImport } from '../../stores/pay-import.ts'
import { ImportFrame } from '../import/ImportFrame.tsx'
import { PickFile } from '../import/PickFile.tsx'

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
  if (!preview) {
    return (
      <PickFile
        title={`导入 ${year} 年薪酬表`}
        label="选择薪酬表…"
        testId="pick-pay"
        busy={busy}
        onPick={() => void payImport.pick()}
      >
        <p>
          表头可写：姓名、身份证号、任岗机构、月工资、月考核奖、年终奖、档案工资。按身份证号或姓名对应，先预览、核对，
          确认后才写入；空格不改动原有金额。
        </p>
      </PickFile>
    )
  }
  return (
    <ImportFrame
      steps={payImport}
      preview={preview}
      busy={busy}
      fields={payFields}
      made="新登记"
      measure="人"
      confirm={confirmPay}
      onDone={onDone}
      place={{ title: '改动', of: ({ patch }) => `${Object.keys(patch).length} 项` }}
    />
  )
}
