import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { type RosterField, rosterFields } from '../../../domain/roster.ts'
import { usePersonal } from '../../stores/personal.ts'
import { confirmRoster, rosterImport } from '../../stores/roster-import.ts'
import { PersonalGate } from '../personal/PersonalGate.tsx'
import { ImportFrame } from './ImportFrame.tsx'
import { PickFile } from './PickFile.tsx'
import { RosterRows } from './RosterRows.tsx'

/** 导入名册. */
export function RosterImport() {
  const { preview, busy } = rosterImport.store()
  const navigate = useNavigate()
  if (!preview) {
    return (
      <PickFile
        title="导入名册"
        label="选择名册文件…"
        testId="pick-roster"
        busy={busy}
        onPick={() => void rosterImport.pick()}
      >
        <p>读入花名册（.xlsx、.xls、.et、.csv），先预览、核对，确认后才写入；写入后可一次撤销。</p>
      </PickFile>
    )
  }
  return (
    <ImportFrame
      steps={rosterImport}
      preview={preview}
      busy={busy}
      fields={rosterFields}
      made="新增"
      measure="人"
      faultHint="标有 ▲ 的行有误，不会导入；可存出问题标注表，改好后再导入，已导入的人不会重复。"
      confirm={confirmRoster}
      onDone={() => navigate('/people')}
      rows={<RosterRows preview={preview} />}
    >
      <LeftOut fields={preview.leftOut} />
    </ImportFrame>
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
