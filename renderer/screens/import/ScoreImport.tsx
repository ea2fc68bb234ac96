import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { scoreFields } from '../../../domain/score-import.ts'
import { confirmScores, scoreImport } from '../../stores/score-import.ts'
import { ImportFrame } from './ImportFrame.tsx'
import { PickFile } from './PickFile.tsx'

/** 导入考核计分表. */
export function ScoreImport() {
  const { preview, busy } = scoreImport.store()
  const navigate = useNavigate()
  if (!preview) {
    return (
      <PickFile
        title="导入考核计分表"
        label="选择计分表…"
        testId="pick-scores"
        busy={busy}
        onPick={() => void scoreImport.pick()}
        more={
          <Button type="link" onClick={() => navigate('/reports?table=scoringSheets')}>
            还没有计分表？先导出
          </Button>
        }
      >
        <p>
          读入各机构、各考核人填好的计分表（.xlsx），各张工作表一起读，先预览、核对，确认后才写入；可一次撤销。
        </p>
        <p>请用“报表打印—考核计分表”导出的表填写：按识别码对应，空格不改动原有得分。</p>
      </PickFile>
    )
  }
  return (
    <ImportFrame
      steps={scoreImport}
      preview={preview}
      busy={busy}
      fields={scoreFields}
      made="新评"
      measure="项"
      confirm={confirmScores}
      onDone={() => navigate('/performance?show=score')}
      place={{ title: '改动', of: ({ patch }) => `${Object.keys(patch).length} 格` }}
    />
  )
}
