import { useEffect, useState } from 'react'
import type { PersonalState } from '../../../domain/personal.ts'
import type { BackupFile } from '../../../domain/workbook.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { listPlainBackups, removePlainBackups } from '../../stores/personal.ts'
import styles from '../grids/screen.module.css'

/** Backups from before numbers and amounts were encrypted: told, never deleted by themselves. */
export function PlainBackups({ state }: { readonly state: PersonalState }) {
  const [backups, setBackups] = useState<readonly BackupFile[]>([])
  const [asking, setAsking] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: which backups there are depends on whether there is a key
  useEffect(() => {
    let isCurrent = true
    void listPlainBackups().then((found) => isCurrent && setBackups(found))
    return () => {
      isCurrent = false
    }
  }, [state])
  if (backups.length === 0) return null
  const times = backups.map(({ takenAt }) => takenAt.replace('T', ' '))
  return (
    <section className={styles.card} aria-label="未加密的备份">
      <div className={styles.head}>
        <b className={styles.over}>▲ {backups.length} 份备份里还有未加密的号码或金额</b>
        <span className={styles.space} />
        <PermitButton
          call="removePlainBackups"
          danger
          data-testid="plain-backups-remove"
          onClick={() => setAsking(true)}
        >
          删除这些备份…
        </PermitButton>
      </div>
      <p className={styles.notes}>
        {times.slice(0, 6).join('、')}
        {times.length > 6 ? ` 等 ${times.length} 份` : ''}
        。另存到别处的副本、给出的交换包不在其内，请自行处理。
      </p>
      {asking && (
        <EditForm
          title={`删除 ${backups.length} 份含未加密号码、金额的备份`}
          testId="plain-backups-form"
          saveLabel="先备份，再删除"
          danger
          call="removePlainBackups"
          because="none"
          fields={[]}
          initial={{}}
          close={() => setAsking(false)}
          save={async () => {
            await removePlainBackups()
            setBackups(await listPlainBackups())
          }}
        >
          <p>删除后不能再恢复到这些时点。删除之前先按现在的样子备份一份。</p>
        </EditForm>
      )}
    </section>
  )
}
