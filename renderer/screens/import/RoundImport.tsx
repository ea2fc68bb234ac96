import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { roundFields } from '../../../domain/round-import.ts'
import { confirmRound, pickRoundFile, roundImport } from '../../stores/round-import.ts'
import { useModel } from '../../stores/workbook.ts'
import { PersonalGate } from '../personal/PersonalGate.tsx'
import { ImportHead } from './ImportHead.tsx'
import { ImportTable } from './ImportTable.tsx'
import styles from './import.module.css'
import { Mapping } from './Mapping.tsx'

/** 导入报名表 of one round. */
export function RoundImport({ roundId }: { readonly roundId: string | null }) {
  const { choice, preview, busy } = roundImport.store()
  const model = useModel()
  const navigate = useNavigate()
  const round = model.get('appointmentRound', choice?.roundId ?? roundId)
  if (!round || !preview || !choice) {
    return (
      <div className={styles.empty}>
        <h2>{round ? `导入报名表：${round.name}` : '导入报名表'}</h2>
        {round ? (
          <p>
            读入报名表（.xlsx、.xls、.et、.csv，一行一人一个岗位：姓名、报名岗位、志愿、成绩、岗位排序），先预览、核对，
            确认后才写入；可一次撤销。
          </p>
        ) : (
          <p>报名表属于某一个聘任轮次，请到岗位聘任选好轮次，再点“导入报名表”。</p>
        )}
        {round && (
          <Button
            type="primary"
            size="large"
            loading={busy}
            data-testid="pick-round"
            onClick={() => void pickRoundFile(round.id)}
          >
            选择报名表…
          </Button>
        )}
        <Button type="link" onClick={() => navigate('/appointments')}>
          回到岗位聘任
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
        made="新报"
        confirmLabel={`确认导入 ${writable} 项`}
        canConfirm={writable > 0}
        faultHint="标有 ▲ 的行有误，不会导入：存出问题标注表改好再导入，已导入的不会重复。"
        onChoice={(change) => void roundImport.change(change)}
        onCancel={roundImport.cancel}
        onSaveErrors={() => void roundImport.saveErrors()}
        onConfirm={async () => {
          await confirmRound()
          if (!roundImport.store.getState().preview) navigate(`/appointments?round=${round.id}`)
        }}
      />
      {preview.columns.some(({ field }) => field === 'idNumber' || field === 'phone') && (
        <PersonalGate meanwhile="外部人员的身份证号、电话本次不带入，其他各列照常" />
      )}
      <Mapping
        columns={preview.columns}
        fields={roundFields}
        onChange={(mapping) => void roundImport.change({ headerRow: preview.headerRow, mapping })}
      />
      <ImportTable
        rows={preview.rows}
        fields={roundFields.filter(({ field }) => preview.columns.some((column) => column.field === field))}
        made="新报"
        place={{ title: '报名', of: ({ postId }) => model.get('post', postId)?.name ?? '' }}
      />
    </>
  )
}
