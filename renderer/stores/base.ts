import { useEffect } from 'react'
import { create } from 'zustand'
import { shownModel } from '../../domain/as-of.ts'
import type { Model } from '../../domain/model.ts'
import { api } from '../api/client.ts'
import { notifyError } from './notice.ts'
import { useWorkbook } from './workbook.ts'

interface BaseState {
  /** The plan whose branch point this is. */
  readonly branchId: string | null
  readonly model: Model | null
}

const useBaseStore = create<BaseState>()(() => ({ branchId: null, model: null }))

/** The branch point of the open plan; null in 现行 and until it has been read. */
export function useBase(): Model | null {
  const branch = useWorkbook((state) => state.status?.open?.branch ?? null)
  const branchId = branch?.kind === 'plan' ? branch.branchId : null
  const held = useBaseStore()
  useEffect(() => {
    if (branchId !== null && useBaseStore.getState().branchId !== branchId) {
      readBase(branchId).catch(notifyError)
    }
  }, [branchId])
  return branchId !== null && held.branchId === branchId ? held.model : null
}

async function readBase(branchId: string): Promise<void> {
  useBaseStore.setState({ branchId, model: null })
  try {
    const side = await api.readSide({ atBase: true })
    if (useBaseStore.getState().branchId !== branchId) return
    useBaseStore.setState({ model: shownModel(side.rows, side.asOf) })
  } catch (error) {
    // Asked again when the next screen needs it.
    useBaseStore.setState({ branchId: null })
    throw error
  }
}
