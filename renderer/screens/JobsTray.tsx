import { Button, Progress } from 'antd'
import type { KeyboardEvent } from 'react'
import { cancelJob, clearJobs, type Job, openResult, setJobsOpen, useJobs } from '../stores/jobs.ts'
import styles from './JobsTray.module.css'

/** 任务 in the status bar: how far what is being made is; opens the tray. */
export function JobsButton() {
  const jobs = useJobs((state) => state.jobs)
  const open = useJobs((state) => state.open)
  const running = jobs.filter(({ state }) => state === 'running')
  const share = running[0]?.share ?? null
  const failed = jobs.some(({ state }) => state === 'failed')
  const word = running.length > 0 ? `${running.length} 项进行中` : failed ? '有未完成' : String(jobs.length)
  return (
    <button type="button" aria-expanded={open} data-testid="jobs" onClick={() => setJobsOpen(!open)}>
      任务 {word}
      {share !== null && running.length > 0 && ` ${Math.floor(share * 100)}%`}
    </button>
  )
}

/** The tray itself, above the status bar. */
export function JobsTray() {
  const jobs = useJobs((state) => state.jobs)
  const open = useJobs((state) => state.open)
  if (!open) return null
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setJobsOpen(false)
  }
  return (
    <section
      className={`${styles.tray} screen-only`}
      aria-label="任务"
      onKeyDown={close}
      data-testid="jobs-tray"
    >
      <header className={styles.head}>
        <b>任务</b>
        <span>
          <Button size="small" type="text" onClick={clearJobs}>
            清除已结束
          </Button>
          <Button size="small" type="text" onClick={() => setJobsOpen(false)}>
            关闭
          </Button>
        </span>
      </header>
      {jobs.length === 0 && (
        <p className={styles.none}>导入、导出、打印时，进度和结果显示在这里，可以取消，完成后可打开文件。</p>
      )}
      <ul className={styles.list}>
        {jobs.map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
      </ul>
    </section>
  )
}

const signs = { running: '…', done: '✓', failed: '✕', cancelled: '－' } as const

function JobLine({ job }: { readonly job: Job }) {
  return (
    <li className={styles.job} data-state={job.state} data-testid="job">
      <span className={styles.title} title={job.title}>
        {signs[job.state]} {job.title}
      </span>
      <span className={styles.actions}>
        {job.state === 'running' && job.canCancel && (
          <Button size="small" data-testid="job-cancel" onClick={() => cancelJob(job.id)}>
            取消
          </Button>
        )}
        {job.result?.token && (
          <>
            <Button size="small" data-testid="job-open" onClick={() => void openResult(job, 'file')}>
              打开文件
            </Button>
            <Button size="small" data-testid="job-folder" onClick={() => void openResult(job, 'folder')}>
              打开所在文件夹
            </Button>
          </>
        )}
      </span>
      <span className={styles.text}>{job.text}</span>
      {job.state === 'running' && job.share !== null && (
        <Progress
          className={styles.bar ?? ''}
          percent={Math.floor(job.share * 100)}
          size="small"
          aria-label={job.title}
        />
      )}
    </li>
  )
}
