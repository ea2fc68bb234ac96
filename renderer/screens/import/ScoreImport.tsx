import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { scoreFields } from '../../../domain/score-import.ts'
import { confirmScores, scoreImport } from '../../stores/score-import.ts'
import { ImportHead } from './ImportHead.tsx'
import { ImportTable } from './ImportTable.tsx'
import styles from './import.module.css'
import { Mapping } from './Mapping.tsx'

/** 导入考核计分表. */
export function ScoreImport() {
  const { choice, preview, busy } = scoreImport.store()
  const navigate = useNavigate()
  if (!preview || !choice) {
    return (
      <div className={styles.empty}>
        <h2>导入考核计分表</h2>
        <p>
          读入各机构、各考核人填好的计分表（.xlsx），各张工作表一起读，先预览、核对，确认后才写入；可一次撤销。
        </p>
        <p>请用“报表打印—考核计分表”导出的表填写：按识别码对应，空格不改动原有得分。</p>
        <Button
          type="primary"
          size="large"
          loading={busy}
          data-testid="pick-scores"
          onClick={() => void scoreImport.pick()}
        >
          选择计分表…
        </Button>
        <Button type="link" onClick={() => navigate('/reports?table=scoringSheets')}>
          还没有计分表？先导出
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
        made="新评"
        confirmLabel={`确认导入 ${writable} 项`}
        canConfirm={writable > 0}
        faultHint="标有 ▲ 的行有误，不会导入：存出问题标注表改好再导入，已导入的不会重复。"
        onChoice={(change) => void scoreImport.change(change)}
        onCancel={scoreImport.cancel}
        onSaveErrors={() => void scoreImport.saveErrors()}
        onConfirm={async () => {
          await confirmScores()
          if (!scoreImport.store.getState().preview) navigate('/performance?show=score')
        }}
      />
      <Mapping
        columns={preview.columns}
        fields={scoreFields}
        onChange={(mapping) => void scoreImport.change({ headerRow: preview.headerRow, mapping })}
      />
      <ImportTable
        rows={preview.rows}
        fields={scoreFields.filter(({ field }) => preview.columns.some((column) => column.field === field))}
        made="新评"
        place={{ title: '改动', of: ({ patch }) => `${Object.keys(patch).length} 格` }}
      />
    </>
  )
}
