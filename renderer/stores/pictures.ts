import { useEffect } from 'react'
import { create } from 'zustand'
import type { PictureFacts } from '../../domain/floor.ts'
import { api } from '../api/client.ts'
import { shell } from '../api/shell.ts'
import { notifyError } from './notice.ts'

/** Scanned plans as `data:` addresses by their hash; what a hash stands for never changes. */
const usePictures = create<Readonly<Record<string, string>>>()(() => ({}))

const asked = new Set<string>()

/** The address of a floor's picture; null until it has been read, and where there is none. */
export function usePicture(id: string | null): string | null {
  const address = usePictures((state) => (id === null ? null : (state[id] ?? null)))
  useEffect(() => {
    if (id !== null) read(id)
  }, [id])
  return address
}

/** All that have been read so far, for papers that show several floors; the missing ones are read. */
export function usePictureAddresses(ids: readonly string[]): Readonly<Record<string, string>> {
  const known = usePictures()
  const key = ids.join()
  useEffect(() => {
    for (const id of key === '' ? [] : key.split(',')) read(id)
  }, [key])
  return known
}

function read(id: string): void {
  if (asked.has(id)) return
  asked.add(id)
  api.readPicture({ id }).then(
    ({ mime, base64 }) => usePictures.setState({ [id]: `data:${mime};base64,${base64}` }),
    (error: unknown) => {
      // Asked again when the next screen needs it.
      asked.delete(id)
      notifyError(error)
    },
  )
}

/** Asks for a scanned plan and takes it into the workbook; null where the clerk cancelled or it was refused. */
export async function pickPicture(): Promise<PictureFacts | null> {
  try {
    const file = await shell.pickFile('picture')
    return file ? await api.takePicture({ token: file.token }) : null
  } catch (error) {
    notifyError(error)
    return null
  }
}
