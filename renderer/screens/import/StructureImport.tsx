import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { structureFields } from '../../../domain/structure.ts'
import { confirmStructure, saveStructureTemplate, structureImport } from '../../stores/structure-import.ts'
import { useWorkbook } from '../../stores/workbook.ts'
import { ImportFrame } from './ImportFrame.tsx'
import styles from './import.module.css'
import { PickFile } from './PickFile.tsx'
import { StructureDocument } from './StructureDocument.tsx'
import { StructureTarget } from './StructureTarget.tsx'

interface StructureImportProps {
  /** Asked for by 并改工作台: the table is the old structure. */
  readonly isForMerger: boolean
}

/** 从表格导入机构: units with their numbers, duties and posts. */
export function StructureImport({ isForMerger }: StructureImportProps) {
  const { choice, preview, busy } = structureImport.store()
  const isPlan = useWorkbook((state) => state.status?.open?.branch?.kind === 'plan')
  const [asSources, setAsSources] = useState(isForMerger)
  const navigate = useNavigate()
  if (!preview || !choice) return <Empty busy={busy} isForMerger={isForMerger} />
  const sources = isPlan && asSources
  return (
    <ImportFrame
      steps={structureImport}
      preview={preview}
      busy={busy}
      fields={structureFields}
      made="新设"
      measure="个机构"
      canConfirmNone={sources && preview.counts.unchanged > 0}
      faultHint="标有 ▲ 的行和它下级的行不会导入，其余的可以先导入；也可存出问题标注表，改好后再导入，已导入的不会重复。"
      confirm={() => confirmStructure(sources)}
      onDone={() => navigate(sources ? '/merger' : '/chart')}
      place={{
        title: '位置与改动',
        of: ({ path, changes }) => (
          <span title={[path, ...changes].join('\n')}>{changes.length > 0 ? changes.join('；') : path}</span>
        ),
      }}
    >
      <div className={styles.head}>
        <StructureTarget targetId={choice.targetId} />
        {isPlan && (
          <Checkbox
            data-testid="structure-as-sources"
            checked={asSources}
            onChange={(event) => setAsSources(event.target.checked)}
          >
            作为并改工作台的原机构
          </Checkbox>
        )}
      </div>
      {/* Another file asks anew. */}
      <StructureDocument key={choice.token} documentless={preview.documentless} document={choice.document} />
    </ImportFrame>
  )
}

function Empty({ busy, isForMerger }: { readonly busy: boolean; readonly isForMerger: boolean }) {
  return (
    <PickFile
      title={isForMerger ? '导入要并改的原机构' : '导入机构'}
      label="选择机构表文件…"
      testId="pick-structure"
      busy={busy}
      onPick={() => void structureImport.pick()}
      more={
        <Button size="large" data-testid="structure-template" onClick={() => void saveStructureTemplate()}>
          下载空白模板
        </Button>
      }
    >
      <p>
        读入机构表（.xlsx、.xls、.et、.csv，一行一个机构：名称、上级、编制、职数、职责、岗位），先预览、核对，确认后才写入；写入后可一次撤销。
      </p>
    </PickFile>
  )
}
