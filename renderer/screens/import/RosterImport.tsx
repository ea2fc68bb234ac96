import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { type RosterField, rosterFields } from '../../../domain/roster.ts'
import { usePersonal } from '../../stores/personal.ts'
import { confirmRoster, rosterImport } from '../../stores/roster-import.ts'
import { PersonalGate } from '../personal/PersonalGate.tsx'
import { ImportHead } from './ImportHead.tsx'
import styles from './import.module.css'
import { Mapping } from './Mapping.tsx'
import { RosterRows } from './RosterRows.tsx'

/** 导入名册. */
export function RosterImport() {
  const { choice, preview, busy } = rosterImport.store()
  const navigate = useNavigate()
  if (!preview || !choice) {
    return (
      <div className={styles.empty}>
        <h2>导入名册</h2>
        <p>读入花名册（.xlsx、.xls、.et、.csv），先预览、核对，确认后才写入；写入后可一次撤销。</p>
        <Button
          type="primary"
          size="large"
          loading={busy}
          data-testid="pick-roster"
          onClick={() => void rosterImport.pick()}
        >
          选择名册文件…
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
        made="新增"
        confirmLabel={`确认导入 ${writable} 人`}
        canConfirm={writable > 0}
        faultHint="标有 ▲ 的行有误，不会导入；可存出问题标注表，改好后再导入，已导入的人不会重复。"
        onChoice={(change) => void rosterImport.change(change)}
        onCancel={rosterImport.cancel}
        onSaveErrors={() => void rosterImport.saveErrors()}
        onConfirm={async () => {
          await confirmRoster()
          if (!rosterImport.store.getState().preview) navigate('/people')
        }}
      />
      <LeftOut fields={preview.leftOut} />
      <Mapping
        columns={preview.columns}
        fields={rosterFields}
        onChange={(mapping) => void rosterImport.change({ headerRow: preview.headerRow, mapping })}
      />
      <RosterRows preview={preview} />
    </>
  )
}

/** Columns that would not come in; once they can, the file is looked at anew. */
function LeftOut({ fields }: { readonly fields: readonly RosterField[] }) {
  const state = usePersonal()?.state
  const seen = useRef(state)
  useEffect(() => {
    if (seen.current !== state) void rosterImport.change({})
    seen.current = state
  }, [state])
  if (fields.length === 0) return null
  const labels = rosterFields.filter(({ field }) => fields.includes(field)).map(({ label }) => label)
  return <PersonalGate meanwhile={`本次导入不带入“${labels.join('”“')}”列，其他各列照常`} />
}
