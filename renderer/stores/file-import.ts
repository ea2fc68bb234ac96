import { create } from 'zustand'
import type { FileToken } from '../../domain/shell.ts'
import { shell } from '../api/shell.ts'
import { notify, notifyError } from './notice.ts'

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

/** An import on its way: a file is picked and read, put right, and confirmed or given up. Nothing is written before. */
export function fileImport<C, P>(calls: Calls<C, P>) {
  const idle: FileImport<C, P> = { choice: null, preview: null, busy: false }
  const store = create<FileImport<C, P>>()(() => idle)

  async function working(work: () => Promise<void>): Promise<void> {
    store.setState({ busy: true })
    try {
      await work()
    } catch (error) {
      notifyError(error)
    } finally {
      store.setState({ busy: false })
    }
  }

  async function read(choice: C): Promise<void> {
    const preview = await calls.preview(choice)
    store.setState({ choice, preview })
  }

  return {
    store,
    working,
    /** Asks for a file and reads it. */
    pick: () =>
      working(async () => {
        const file = await shell.pickFile('roster')
        if (file) await read(calls.begin(file.token))
      }),
    /** Another sheet, header row, column mapping: the preview is made anew. */
    change: (change: Partial<C>) =>
      working(async () => {
        const { choice } = store.getState()
        if (choice) await read({ ...choice, ...change })
      }),
    /** The same rows with the faulty cells marked, to be put right in WPS and read again. */
    saveErrors: () =>
      working(async () => {
        const { choice } = store.getState()
        if (!choice) return
        const saved = await shell.saveFile(await calls.errors(choice))
        if (saved !== null) notify({ kind: 'done', text: `已保存 ${saved.name}` })
      }),
    cancel: () => store.setState(idle),
  }
}
