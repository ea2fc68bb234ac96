import { Button } from 'antd'
import { useState } from 'react'
import { backUpNow } from '../../stores/backup.ts'
import { restoreBackup, saveCopy } from '../../stores/library.ts'
import { useWorkbook } from '../../stores/workbook.ts'
import styles from './screen.module.css'

const few = 3

/** Backups of this workbook: the last one, one more now, and any of them as a workbook of its own. */
export function Backups() {
  const status = useWorkbook((state) => state.status)
  const [busy, setBusy] = useState(false)
  const [all, setAll] = useState(false)
  if (!status?.open) return null
  const { backups, lastBackupAt, brokenAt } = status
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
          <span className={styles.over}>▲ 台账第 {brokenAt} 条校验不符，文件可能被其他程序改动过</span>
        )}
        <span className={styles.space} />
        <Button disabled={busy} data-testid="backup-now" onClick={() => wait(backUpNow())}>
          立即备份
        </Button>
        <Button data-testid="save-copy" onClick={() => void saveCopy()}>
          另存工作簿副本
        </Button>
      </div>
      {backups.length > 0 && (
        <>
          <p className={styles.notes}>恢复会另开一本工作簿，现在这本原样保留。</p>
          <ul className={styles.list}>
            {backups.slice(0, all ? undefined : few).map(({ backup, file, takenAt, bytes }) => (
              <li key={backup}>
                {takenAt.replace('T', ' ')}　{Math.ceil(bytes / 1024)} KB{' '}
                <Button
                  size="small"
                  type="link"
                  disabled={busy}
                  aria-label={`恢复为新工作簿：${takenAt.replace('T', ' ')} 的备份`}
                  onClick={() => wait(restoreBackup(file, backup))}
                >
                  恢复为新工作簿
                </Button>
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
