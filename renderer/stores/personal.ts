import type { PersonalProtection } from '../../domain/personal.ts'
import type { BackupFile } from '../../domain/workbook.ts'
import { api } from '../api/client.ts'
import { notify, notifyError } from './notice.ts'
import { closePay, usePay } from './pay.ts'
import { concealPerson } from './reveal.ts'
import { load, useWorkbook } from './workbook.ts'

/** How the open workbook's id numbers, phones and amounts of pay are protected. */
export function usePersonal(): PersonalProtection | null {
  return useWorkbook((state) => state.status?.open?.personal ?? null)
}

/** The rows come anew: what can be read of them has changed. Throws where it is refused. */
async function thenLoad(call: () => Promise<unknown>, said: string): Promise<void> {
  await call()
  concealPerson()
  if (usePay.getState().rows !== null) await closePay()
  await load()
  notify({ kind: 'done', text: said })
}

async function orNotice(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    notifyError(error)
  }
}

export const setPersonalPassphrase = (passphrase: string, current?: string) =>
  thenLoad(
    () => api.setPersonalPassphrase({ passphrase, ...(current === undefined ? {} : { current }) }),
    current === undefined ? '已设置个人信息口令' : '已更换个人信息口令',
  )

export const unlockPersonal = (passphrase: string, keep: boolean) =>
  thenLoad(() => api.unlockPersonal({ passphrase, keep }), '身份证号、电话、薪酬金额已解锁')

export const unlockByKeychain = () =>
  orNotice(thenLoad(() => api.unlockPersonal({}), '身份证号、电话、薪酬金额已解锁'))

export const lockPersonal = () =>
  orNotice(thenLoad(() => api.lockPersonal({}), '身份证号、电话、薪酬金额已锁定'))

export const keepPersonalKey = () =>
  orNotice(thenLoad(() => api.keepPersonalKey({}), '密钥已由本机保管，在本机打开时不必输入口令'))

export const forgetPersonalKey = () =>
  orNotice(thenLoad(() => api.forgetPersonalKey({}), '本机不再保管密钥，打开后须输入口令'))

/** Backups from before there was a key; empty where they cannot be looked at, which is said. */
export async function listPlainBackups(): Promise<readonly BackupFile[]> {
  try {
    return await api.listPlainBackups({})
  } catch (error) {
    notifyError(error)
    return []
  }
}

export const removePlainBackups = () =>
  thenLoad(() => api.removePlainBackups({}), '已另存新备份，并删除未加密的备份')

/** The people with exactly this id number. Throws where numbers are locked. */
export const findByIdNumber = (idNumber: string) => api.findByIdNumber({ idNumber })
