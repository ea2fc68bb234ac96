import { create } from 'zustand'
import type { Delta } from '../../domain/operation.ts'
import type { FileToken, SavedFile } from '../../domain/shell.ts'
import { shell } from '../api/shell.ts'
import { type JobHandle, startJob } from './jobs.ts'
import { notifyError } from './notice.ts'
import { refuseOnOtherDay, take } from './workbook.ts'

export interface FileImport<C, P> {
  readonly choice: C | null
  readonly preview: P | null
  readonly busy: boolean
}

interface Calls<C, P> {
  readonly begin: (token: string) => C
  readonly preview: (choice: C) => Promise<P>
  readonly errors: (choice: C) => Promise<FileToken>
}

interface Loading<C> {
  readonly load: (choice: C) => Promise<Delta>
  /** What is said where the file changed nothing. */
  readonly same: string
}

/** An import on its way: a file is picked and read, put right, and confirmed or given up. Nothing is written before. */
export function fileImport<C, P>(calls: Calls<C, P>) {
  const idle: FileImport<C, P> = { choice: null, preview: null, busy: false }
  const store = create<FileImport<C, P>>()(() => idle)
  let fileName = ''

  /** Runs one of the steps as a job; the screen waits for it. Answers whether it ended in a result. */
  async function working(
    title: string,
    work: (job: JobHandle, choice: C) => Promise<SavedFile | null>,
    manner: Parameters<typeof startJob>[2],
    given = store.getState().choice,
  ): Promise<boolean> {
    if (given === null) return false
    store.setState({ busy: true })
    const isDone = await startJob(title, (job) => work(job, given), manner)
    store.setState({ busy: false })
    return isDone
  }

  const read = (choice: C) =>
    working(
      `读取 ${fileName}`,
      async (job) => {
        job.report('正在读取、核对')
        const preview = await calls.preview(choice)
        job.signal.throwIfAborted()
        store.setState({ choice, preview })
        return { name: fileName, token: null }
      },
      { done: null },
      choice,
    )

  return {
    store,
    /** Asks for a file and reads it. */
    pick: async () => {
      try {
        const file = await shell.pickFile('roster')
        if (!file) return
        fileName = file.name
        await read(calls.begin(file.token))
      } catch (error) {
        notifyError(error)
      }
    },
    /** Another sheet, header row, column mapping: the preview is made anew. */
    change: async (change: Partial<C>) => {
      const { choice } = store.getState()
      if (choice) await read({ ...choice, ...change })
    },
    /** The same rows with the faulty cells marked, to be put right in WPS and read again. */
    saveErrors: () =>
      working(`标注问题 ${fileName}`, async (_job, choice) => shell.saveFile(await calls.errors(choice)), {
        done: '已保存',
      }),
    /** Writes the rows into the workbook, as one operation; false where it was refused. */
    confirm: ({ load, same }: Loading<C>) =>
      working(
        `导入 ${fileName}`,
        async (job, choice) => {
          refuseOnOtherDay()
          job.report('正在写入')
          const delta = await load(choice)
          take(delta)
          store.setState(idle)
          return { name: delta.operation?.title ?? same, token: null }
        },
        { done: '', fixed: true },
      ),
    cancel: () => store.setState(idle),
  }
}
