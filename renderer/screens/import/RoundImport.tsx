import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { roundFields } from '../../../domain/round-import.ts'
import { confirmRound, pickRoundFile, roundImport } from '../../stores/round-import.ts'
import { useModel } from '../../stores/workbook.ts'
import { PersonalGate } from '../personal/PersonalGate.tsx'
import { ImportFrame } from './ImportFrame.tsx'
import styles from './import.module.css'
import { PickFile } from './PickFile.tsx'

/** 导入报名表 of one round. */
export function RoundImport({ roundId }: { readonly roundId: string | null }) {
  const { choice, preview, busy } = roundImport.store()
  const model = useModel()
  const navigate = useNavigate()
  const round = model.get('appointmentRound', choice?.roundId ?? roundId)
  const back = (
    <Button type="link" onClick={() => navigate('/appointments')}>
      回到岗位聘任
    </Button>
  )
  if (!round) {
    return (
      <div className={styles.empty}>
        <h2>导入报名表</h2>
        <p>报名表属于某一个聘任轮次，请到岗位聘任选好轮次，再点“导入报名表”。</p>
        {back}
      </div>
    )
  }
  if (!preview) {
    return (
      <PickFile
        title={`导入报名表：${round.name}`}
        label="选择报名表…"
        testId="pick-round"
        busy={busy}
        onPick={() => void pickRoundFile(round.id)}
        more={back}
      >
        <p>
          读入报名表（.xlsx、.xls、.et、.csv，一行一人一个岗位：姓名、报名岗位、志愿、成绩、岗位排序），先预览、核对，
          确认后才写入；可一次撤销。
        </p>
      </PickFile>
    )
  }
  return (
    <ImportFrame
      steps={roundImport}
      preview={preview}
      busy={busy}
      fields={roundFields}
      made="新报"
      measure="项"
      confirm={confirmRound}
      onDone={() => navigate(`/appointments?round=${round.id}`)}
      place={{ title: '报名', of: ({ postId }) => model.get('post', postId)?.name ?? '' }}
    >
      {preview.columns.some(({ field }) => field === 'idNumber' || field === 'phone') && (
        <PersonalGate meanwhile="外部人员的身份证号、电话本次不带入，其他各列照常" />
      )}
    </ImportFrame>
  )
}
