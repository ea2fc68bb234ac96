import { PermitButton } from '../../controls/PermitButton.tsx'
import { contentsOf, rehearseRestore } from '../../stores/drill.ts'
import { useJobs } from '../../stores/jobs.ts'
import { useWorkbook } from '../../stores/workbook.ts'
import { proofFaults } from '../../text.ts'
import styles from './screen.module.css'

/** 恢复演练 on the 首页: when it was last done and how it went, and the way to do it now. */
export function RestoreDrill() {
  const status = useWorkbook((state) => state.status)
  const running = useJobs(({ jobs }) =>
    jobs.some(({ title, state }) => title === '恢复演练' && state === 'running'),
  )
  if (!status?.open) return null
  return (
    <section className={styles.card} aria-label="恢复演练">
      <div className={styles.head}>
        <b>恢复演练</b>
        <DrillState />
        <span className={styles.space} />
        <PermitButton
          call="rehearseRestore"
          disabled={running || status.backups.length === 0}
          data-testid="rehearse-restore"
          onClick={() => void rehearseRestore()}
        >
          {running ? '正在演练' : '现在演练'}
        </PermitButton>
      </div>
      <p className={styles.notes}>
        {status.backups.length === 0
          ? '还没有备份，先点“立即备份”。'
          : '把最近一份备份试着恢复一遍并逐项核对，完后即删，不动现有工作簿。建议每月一次。'}
      </p>
    </section>
  )
}

function DrillState() {
  const drill = useWorkbook((state) => state.status?.lastDrill ?? null)
  if (!drill) return <span data-testid="last-drill">○ 从未演练</span>
  const when = new Date(drill.at).toLocaleString('zh-CN')
  return drill.fault ? (
    <span className={styles.over} data-testid="last-drill">
      ▲ {when} 演练没有通过：{proofFaults[drill.fault]}
    </span>
  ) : (
    <span data-testid="last-drill">
      ✓ {when} 演练通过（{drill.takenAt.replace('T', ' ')} 的备份，{contentsOf(drill)}）
    </span>
  )
}
