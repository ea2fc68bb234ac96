import { Button, Checkbox, Space } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { structureFields } from '../../../domain/structure.ts'
import { confirmStructure, saveStructureTemplate, structureImport } from '../../stores/structure-import.ts'
import { useWorkbook } from '../../stores/workbook.ts'
import { ImportHead } from './ImportHead.tsx'
import { ImportTable } from './ImportTable.tsx'
import styles from './import.module.css'
import { Mapping } from './Mapping.tsx'
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
  const { counts } = preview
  const sources = isPlan && asSources
  const confirm = async () => {
    await confirmStructure(sources)
    if (!structureImport.store.getState().preview) navigate(sources ? '/merger' : '/chart')
  }
  const fields = structureFields.filter(({ field }) =>
    preview.columns.some((column) => column.field === field),
  )
  return (
    <>
      <ImportHead
        preview={preview}
        busy={busy}
        made="新设"
        confirmLabel={`确认导入 ${counts.create + counts.update} 个机构`}
        canConfirm={counts.create + counts.update > 0 || (sources && counts.unchanged > 0)}
        faultHint="标有 ▲ 的行和它下级的行不会导入，其余的可以先导入；也可存出问题标注表，改好后再导入，已导入的不会重复。"
        onChoice={(change) => void structureImport.change(change)}
        onCancel={structureImport.cancel}
        onSaveErrors={() => void structureImport.saveErrors()}
        onConfirm={confirm}
      />
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
      <Mapping
        columns={preview.columns}
        fields={structureFields}
        onChange={(mapping) => void structureImport.change({ headerRow: preview.headerRow, mapping })}
      />
      <ImportTable
        rows={preview.rows}
        fields={fields}
        made="新设"
        place={{
          title: '位置与改动',
          of: ({ path, changes }) => (
            <span title={[path, ...changes].join('\n')}>
              {changes.length > 0 ? changes.join('；') : path}
            </span>
          ),
        }}
      />
    </>
  )
}

function Empty({ busy, isForMerger }: { readonly busy: boolean; readonly isForMerger: boolean }) {
  return (
    <div className={styles.empty}>
      <h2>{isForMerger ? '导入要并改的原机构' : '导入机构'}</h2>
      <p>
        读入机构表（.xlsx、.xls、.et、.csv，一行一个机构：名称、上级、编制、职数、职责、岗位），先预览、核对，确认后才写入；写入后可一次撤销。
      </p>
      <Space>
        <Button
          type="primary"
          size="large"
          loading={busy}
          data-testid="pick-structure"
          onClick={() => void structureImport.pick()}
        >
          选择机构表文件…
        </Button>
        <Button size="large" data-testid="structure-template" onClick={() => void saveStructureTemplate()}>
          下载空白模板
        </Button>
      </Space>
    </div>
  )
}
