import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DomainError } from '../../domain/errors.ts'
import { JobsButton, JobsTray } from '../../renderer/screens/JobsTray.tsx'
import { clearJobs, hearProgress, setJobsOpen, startJob, useJobs } from '../../renderer/stores/jobs.ts'
import { runWork } from '../../renderer/stores/run-work.ts'

beforeEach(() => {
  useJobs.setState({ jobs: [], open: true })
})

afterEach(cleanup)

const showTray = () =>
  render(
    <>
      <JobsButton />
      <JobsTray />
    </>,
  )

describe('the tray', () => {
  it('says what it is for while it is empty, and folds away by Escape', () => {
    showTray()
    expect(screen.getByTestId('jobs-tray').textContent).toContain('进度和结果显示在这里')
    fireEvent.keyDown(screen.getByTestId('jobs-tray'), { key: 'Escape' })
    expect(screen.queryByTestId('jobs-tray')).toBeNull()
  })

  it('shows how far a job is, and its result with the ways to open it', async () => {
    showTray()
    let finish: (name: string) => void = () => {}
    const ended = startJob('机构图册', async ({ report }) => {
      report('已排 3 / 12 页', { done: 3, total: 12 })
      const name = await new Promise<string>((done) => {
        finish = done
      })
      return { name, token: 'a token' }
    })
    await waitFor(() => expect(screen.getByTestId('job').textContent).toContain('已排 3 / 12 页'))
    expect(screen.getByTestId('jobs').textContent).toContain('25%')
    finish('机构图册.pdf')
    expect(await ended).toBe(true)
    await waitFor(() => expect(screen.getByTestId('job').getAttribute('data-state')).toBe('done'))
    expect(screen.getByTestId('job-open')).toBeDefined()
    expect(screen.queryByTestId('job-cancel')).toBeNull()
  })

  it('follows what the backend says of its part, and offers no cancel of what is ended once begun', async () => {
    showTray()
    let name = ''
    void startJob('花名册', (job) => {
      name = job.name
      return new Promise(() => {})
    })
    hearProgress({ type: 'progress', job: 'of another window', done: 1, total: 2 })
    hearProgress({ type: 'progress', job: name, done: 300, total: 1200 })
    await waitFor(() => expect(screen.getByTestId('job').textContent).toContain('正在生成 25%'))
    void startJob('导入 名册.xlsx', () => new Promise(() => {}), { fixed: true })
    await waitFor(() => expect(screen.getAllByTestId('job')).toHaveLength(2))
    expect(screen.getAllByTestId('job-cancel')).toHaveLength(1)
  })

  it('leaves no line of a job whose result stands on the screen', async () => {
    showTray()
    expect(await startJob('读取 名册.xlsx', async () => ({ name: '', token: null }), { done: null })).toBe(
      true,
    )
    expect(screen.queryByTestId('job')).toBeNull()
  })

  it('lets go of a job that is cancelled, whatever becomes of it', async () => {
    showTray()
    const ended = startJob('上墙拼版图', () => new Promise(() => {}))
    fireEvent.click(await screen.findByTestId('job-cancel'))
    expect(await ended).toBe(false)
    await waitFor(() => expect(screen.getByTestId('job').textContent).toContain('已取消'))
  })

  it('gives the reason of a failure in a sentence, and forgets a job whose dialog was closed', async () => {
    showTray()
    await startJob('花名册', async () => null)
    expect(screen.queryByTestId('job')).toBeNull()
    await startJob('花名册', () => Promise.reject(new DomainError('diskFull', { message: '磁盘空间不足。' })))
    await waitFor(() => expect(screen.getByTestId('job').textContent).toContain('磁盘空间不足。'))
    clearJobs()
    await waitFor(() => expect(screen.queryByTestId('job')).toBeNull())
    setJobsOpen(false)
  })
})

describe('work in steps', () => {
  function* counting(to: number) {
    for (let done = 0; done < to; done += 1) {
      const until = performance.now() + 1
      while (performance.now() < until);
      yield { done, total: to }
    }
    return to
  }

  it('ends with its value and lets others run meanwhile', async () => {
    let others = 0
    const ticking = setInterval(() => {
      others += 1
    }, 1)
    expect(await runWork(counting(60), new AbortController().signal, () => {})).toBe(60)
    clearInterval(ticking)
    expect(others).toBeGreaterThan(0)
  })

  it('stops where it is told to', async () => {
    const stop = new AbortController()
    const work = runWork(counting(10_000), stop.signal, () => {})
    stop.abort(new Error('enough'))
    await expect(work).rejects.toThrow('enough')
  })
})
