import { useState } from 'react'
import { backUpNow } from '../../stores/backup.ts'
import { useWorkbook } from '../../stores/workbook.ts'
import { TodoRow } from './TodoRow.tsx'

const hour = 3_600_000
/** Older than this, the backup is something to do (automatic ones come every 30 minutes of work). */
const stale = 24 * hour

/** How old the last backup is, in words; null where there is none or the ledger does not check out. */
export function useBackupAge(): { readonly text: string; readonly isDue: boolean } {
  const takenAt = useWorkbook((state) => state.status?.lastBackupAt ?? null)
  if (takenAt === null) return { text: '还没有备份', isDue: true }
  const age = Date.now() - Date.parse(takenAt)
  return { text: `上次备份在${ageText(age)}`, isDue: age > stale }
}

function ageText(milliseconds: number): string {
  if (milliseconds < hour) return `${Math.max(1, Math.round(milliseconds / 60_000))} 分钟前`
  if (milliseconds < 24 * hour) return `${Math.floor(milliseconds / hour)} 小时前`
  return `${Math.floor(milliseconds / (24 * hour))} 天前`
}

/** The backup as something to do: there is none, or it is old. */
export function BackupRow() {
  const { text, isDue } = useBackupAge()
  const [busy, setBusy] = useState(false)
  if (!isDue) return null
  const start = () => {
    setBusy(true)
    void backUpNow().finally(() => setBusy(false))
  }
  return (
    <TodoRow
      testId="todo-backup"
      name={text}
      figure="▲ 备份"
      tone="over"
      verb="立即备份"
      busy={busy}
      onOpen={start}
    />
  )
}
