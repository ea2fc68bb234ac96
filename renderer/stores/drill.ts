import { type Proof, proofSteps } from '../../domain/backup.ts'
import { api } from '../api/client.ts'
import { shell } from '../api/shell.ts'
import { proofFaults, proofStepNames } from '../text.ts'
import { startJob } from './jobs.ts'
import { refreshStatus } from './workbook.ts'

/** 恢复演练, as a job of the tray: the newest backup is restored for trial, checked, and thrown away again. */
export function rehearseRestore(): Promise<boolean> {
  return startJob(
    '恢复演练',
    async (job) => {
      const stop = shell.onEvent(({ type, job: of, done = 0, total = 1 }) => {
        const step = proofSteps[done]
        if (type === 'progress' && of === 'rehearseRestore' && step)
          job.report(proofStepNames[step], { done, total })
      })
      try {
        const drill = await api.rehearseRestore({})
        await refreshStatus()
        if (drill.fault) throw new Error(`恢复演练没有通过：${proofFaults[drill.fault]}请立即备份后再演练。`)
        return { name: `${drill.takenAt.replace('T', ' ')} 的备份（${contentsOf(drill)}）`, token: null }
      } finally {
        stop()
      }
    },
    { done: '恢复演练通过，可以恢复' },
  )
}

export function contentsOf({ headSeq, rows }: Proof): string {
  return `台账 ${headSeq} 条、记录 ${rows} 行`
}
