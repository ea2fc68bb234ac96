import { create } from 'zustand'
import type { PlanFile } from '../../domain/branch.ts'
import { api } from '../api/client.ts'
import { shell } from '../api/shell.ts'
import { notify, notifyError, notifyReadError } from './notice.ts'
import { load, refreshStatus, refuseOnOtherDay } from './workbook.ts'

interface PlansState {
  readonly plans: readonly PlanFile[]
}

export const usePlans = create<PlansState>()(() => ({ plans: [] }))

export async function refreshPlans(): Promise<void> {
  try {
    usePlans.setState({ plans: await api.listPlans({}) })
  } catch (error) {
    notifyReadError(error)
  }
}

/** Branches a plan off what is open, and turns to it. Throws where the name is refused. */
export async function createPlan(name: string): Promise<void> {
  refuseOnOtherDay()
  await api.createPlan({ name })
  await load()
  await refreshPlans()
  notify({ kind: 'done', text: `已立方案“${name}”，以下改动只记在这个方案里，现行不受影响` })
}

/** Turns to a plan, or back to the workbook itself. Answers whether it is open now. */
export async function openBranch(file: string): Promise<boolean> {
  try {
    await api.openWorkbook({ file })
    await load()
    await refreshPlans()
    return true
  } catch (error) {
    notifyError(error)
    return false
  }
}

/** 定稿 of the open plan. Throws with what is still open. */
export async function lockPlan(): Promise<void> {
  refuseOnOtherDay()
  usePlans.setState({ plans: await api.lockPlan({}) })
  await refreshStatus()
  notify({ kind: 'done', text: '方案已定稿，不再接受改动' })
}

export async function forgetPlan(file: string): Promise<void> {
  try {
    usePlans.setState({ plans: await api.forgetPlan({ file }) })
  } catch (error) {
    notifyError(error)
  }
}

/** Makes an 交换包 of the open workbook and hands it to the clerk. Throws where the passphrase is refused. */
export async function givePackage(passphrase: string | null): Promise<void> {
  const file = await api.makePackage(passphrase ? { passphrase } : {})
  const saved = await shell.saveFile(file)
  if (saved !== null) notify({ kind: 'done', text: `已给出 ${saved.name}` })
  await refreshStatus()
}
