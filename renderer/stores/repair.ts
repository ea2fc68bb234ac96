import { create } from 'zustand'
import type { RepairOptions, SalvageReport } from '../../domain/repair.ts'
import { api } from '../api/client.ts'
import { shell } from '../api/shell.ts'
import { sentenceOf } from '../text.ts'
import { notifyError } from './notice.ts'
import { load, useWorkbook } from './workbook.ts'

interface RepairState {
  /** The workbook that is looked at; null while none is. */
  readonly file: string | null
  readonly options: RepairOptions | null
  readonly report: SalvageReport | null
  readonly busy: 'looking' | 'restoring' | 'salvaging' | null
  /** Why the last try came to nothing. */
  readonly problem: string | null
}

const closed = { file: null, options: null, report: null, busy: null, problem: null } as const

export const useRepair = create<RepairState>()(() => closed)

async function during(busy: RepairState['busy'], work: () => Promise<Partial<RepairState>>): Promise<void> {
  useRepair.setState({ busy, problem: null })
  try {
    useRepair.setState({ ...(await work()), busy: null })
  } catch (error) {
    useRepair.setState({ busy: null, problem: sentenceOf(error) })
  }
}

/** Opens 检查与修复 for a workbook and looks what is wrong with it; an open one is closed for it. */
export function openRepair(file: string): Promise<void> {
  useRepair.setState({ ...closed, file })
  return during('looking', async () => ({ options: await api.repairOptions({ file }) }))
}

/** As `openRepair`, for the workbook that is open. */
export function repairOpenWorkbook(): void {
  const file = useWorkbook.getState().status?.open?.file
  if (file) void openRepair(file)
}

export function repairFromBackup({ file, backup }: { readonly file: string; readonly backup: string }) {
  return during('restoring', async () => {
    await api.repairFromBackup({ file, backup })
    await load()
    return closed
  })
}

export function salvageWorkbook(file: string): Promise<void> {
  return during('salvaging', async () => {
    const { report } = await api.salvageWorkbook({ file })
    return { report }
  })
}

/** Back to the workbook as it is, or, where it does not open, to the start page. */
export async function leaveRepair(): Promise<void> {
  const { file, report } = useRepair.getState()
  if (file && !report) await api.openWorkbook({ file }).catch(notifyError)
  await load().catch(notifyError)
  useRepair.setState(closed)
}

export async function saveReport(name: string, text: string): Promise<void> {
  try {
    // WPS and Notepad tell UTF-8 by this mark.
    await shell.saveContent(name, `\ufeff${text}`)
  } catch (error) {
    notifyError(error)
  }
}
