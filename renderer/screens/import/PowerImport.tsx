import { useNavigate } from 'react-router'
import { powerFields } from '../../../domain/power-import.ts'
import { statusName } from '../../../domain/powers/flow.ts'
import { confirmPowers, powerImport } from '../../stores/power-import.ts'
import { ImportFrame } from './ImportFrame.tsx'
import styles from './import.module.css'
import { PickFile } from './PickFile.tsx'
import { PowerCommon } from './PowerCommon.tsx'

/** 导入权力清单. */
export function PowerImport() {
  const { choice, preview, busy } = powerImport.store()
  const navigate = useNavigate()
  if (!preview || !choice) {
    return (
      <PickFile
        title="导入权力清单"
        label="选择清单文件…"
        testId="pick-powers"
        busy={busy}
        onPick={() => void powerImport.pick()}
      >
        <p>读入行政权力清单（.xlsx、.xls、.et、.csv），先预览、核对，确认后才写入；写入后可一次撤销。</p>
        <p>表头可写：编码、类别、事项名称、子项、实施依据、原实施部门、承接科室、批次、状态、公布文号等。</p>
      </PickFile>
    )
  }
  const { largest } = preview
  return (
    <ImportFrame
      steps={powerImport}
      preview={preview}
      busy={busy}
      fields={powerFields}
      made="新增"
      measure="项"
      faultHint="标有 ▲ 的行有误，不会导入：各行相同的缺项可在下面一次补填，其余存出问题标注表改好再导入，已导入的不会重复。"
      confirm={confirmPowers}
      onDone={() => navigate('/powers')}
      place={{ title: '列为', of: ({ status }) => status && statusName(status) }}
    >
      {preview.problem === null && (
        <span className={styles.counts} data-testid="powers-import-summary">
          清单涉及 {preview.departments} 个部门、{preview.categories} 类
          {largest && `，最多的是${largest.department} ${largest.items} 项`}。
        </span>
      )}
      {/* Another file asks anew. */}
      <PowerCommon key={choice.token} common={choice.common} preview={preview} />
    </ImportFrame>
  )
}
