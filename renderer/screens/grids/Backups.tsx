import { Button } from 'antd'
import { useState } from 'react'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { backUpNow, changeBackupFolder } from '../../stores/backup.ts'
import { canPickFolder, restoreBackup, saveCopy } from '../../stores/library.ts'
import { repairOpenWorkbook } from '../../stores/repair.ts'
import { useWorkbook } from '../../stores/workbook.ts'
import { brokenSentence, codeSentence } from '../../text.ts'
import { RestoreDrill } from './RestoreDrill.tsx'
import styles from './screen.module.css'

const few = 3

/** Backups of this workbook: the last one, one more now, any of them as a workbook of its own, and the drill. */
export function Backups() {
  return (
    <>
      <BackupList />
      <RestoreDrill />
    </>
  )
}

function BackupList() {
  const status = useWorkbook((state) => state.status)
  const [busy, setBusy] = useState(false)
  const [all, setAll] = useState(false)
  if (!status?.open) return null
  const { backups, lastBackupAt, brokenAt, backupTrouble, backupFolder } = status
  const wait = (work: Promise<unknown>) => {
    setBusy(true)
    void work.finally(() => setBusy(false))
  }
  return (
    <section className={styles.card} aria-label="备份">
      <div className={styles.head}>
        <b>备份</b>
        <span data-testid="last-backup">
          {lastBackupAt ? `上次备份 ${lastBackupAt.replace('T', ' ')}，已校验 ✓` : '还没有备份'}
        </span>
        {brokenAt !== null && (
          <span className={styles.over}>
            ▲ {brokenSentence(brokenAt)}{' '}
            <PermitButton
              call="repairOptions"
              size="small"
              danger
              data-testid="home-repair"
              onClick={repairOpenWorkbook}
            >
              检查与修复…
            </PermitButton>
          </span>
        )}
        <span className={styles.space} />
        <Button disabled={busy} data-testid="backup-now" onClick={() => wait(backUpNow())}>
          立即备份
        </Button>
        {canPickFolder && (
          <PermitButton
            call="chooseBackupFolder"
            disabled={busy}
            data-testid="change-backup-folder"
            onClick={() => wait(changeBackupFolder())}
          >
            改换备份文件夹…
          </PermitButton>
        )}
        <PermitButton call="copyWorkbook" data-testid="save-copy" onClick={() => void saveCopy()}>
          另存工作簿副本
        </PermitButton>
      </div>
      <p className={styles.notes}>
        打开时、每 30 分钟、导入或采纳前有改动即自动备份，存放在
        {backupFolder ? `“${backupFolder}”` : '本机数据文件夹'}。
        {backupFolder && (
          <PermitButton
            call="chooseBackupFolder"
            size="small"
            type="link"
            disabled={busy}
            data-testid="backup-folder-own"
            onClick={() => wait(changeBackupFolder('own'))}
          >
            改存本机数据文件夹
          </PermitButton>
        )}
      </p>
      {backupTrouble && (
        <p className={styles.over} data-testid="backup-trouble">
          ▲ {new Date(backupTrouble.at).toLocaleString('zh-CN')} {codeSentence(backupTrouble.code)}
        </p>
      )}
      {backups.length > 0 && (
        <>
          <p className={styles.notes}>恢复会另开一本工作簿，现在这本原样保留。</p>
          <ul className={styles.list}>
            {backups.slice(0, all ? undefined : few).map(({ backup, file, takenAt, bytes }) => (
              <li key={backup}>
                {takenAt.replace('T', ' ')}　{Math.ceil(bytes / 1024)} KB{' '}
                <PermitButton
                  call="restoreBackup"
                  size="small"
                  type="link"
                  disabled={busy}
                  aria-label={`恢复为新工作簿：${takenAt.replace('T', ' ')} 的备份`}
                  onClick={() => wait(restoreBackup(file, backup))}
                >
                  恢复为新工作簿
                </PermitButton>
              </li>
            ))}
          </ul>
          {backups.length > few && !all && (
            <Button size="small" type="link" onClick={() => setAll(true)}>
              共 {backups.length} 份，全部列出
            </Button>
          )}
        </>
      )}
    </section>
  )
}
