import { useEffect } from 'react'
import { create } from 'zustand'
import { shownModel } from '../../domain/as-of.ts'
import type { Model } from '../../domain/model.ts'
import { api } from '../api/client.ts'
import { notifyError } from './notice.ts'
import { useWorkbook } from './workbook.ts'

interface BaseState {
  /** What the branch point was read for: the plan, and the old structure that it imported. */
  readonly key: string | null
  readonly model: Model | null
}

const useBaseStore = create<BaseState>()(() => ({ key: null, model: null }))

/** The branch point of the open plan, with the old structure that it imported; null in 现行 and until it has been read. */
export function useBase(): Model | null {
  const key = useWorkbook(({ status, model }) => {
    const branch = status?.open?.branch
    if (branch?.kind !== 'plan') return null
    // An import of the old structure selects it, and its people come after it; an undo takes either back.
    return [branch.branchId, model?.setting('mergerSources'), model?.rows.person.size].join('/')
  })
  const held = useBaseStore()
  useEffect(() => {
    if (key !== null && useBaseStore.getState().key !== key) readBase(key).catch(notifyError)
  }, [key])
  return key !== null && held.key === key ? held.model : null
}

async function readBase(key: string): Promise<void> {
  useBaseStore.setState({ key, model: null })
  try {
    const side = await api.readSide({ atBase: true, withSources: true })
    if (useBaseStore.getState().key !== key) return
    useBaseStore.setState({ model: shownModel(side.rows, side.asOf) })
  } catch (error) {
    // Asked again when the next screen needs it.
    useBaseStore.setState({ key: null })
    throw error
  }
}
