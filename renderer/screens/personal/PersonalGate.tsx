import { useState } from 'react'
import { type SealedTable, sealedNames } from '../../../domain/personal.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { unlockByKeychain, usePersonal } from '../../stores/personal.ts'
import { SetPassphrase, Unlock } from './PassphraseForms.tsx'
import styles from './personal.module.css'

interface PersonalGateProps {
  /** Whose columns: id numbers and phones where it is left out. */
  readonly table?: SealedTable
  /** What does not work until then, after the name of the columns. */
  readonly meanwhile: string
}

/** Where encrypted columns cannot be read or filled: says why, and opens the way right there. */
export function PersonalGate({ table = 'person', meanwhile }: PersonalGateProps) {
  const personal = usePersonal()
  const [open, setOpen] = useState(false)
  if (!personal || personal.state === 'open') return null
  const isLocked = personal.state === 'locked'
  const close = () => setOpen(false)
  if (open && isLocked && personal.hasPassphrase) {
    return (
      <div className={styles.narrow}>
        <Unlock close={close} />
      </div>
    )
  }
  if (open && !isLocked) {
    return (
      <div className={styles.narrow}>
        <SetPassphrase close={close} />
      </div>
    )
  }
  const why = isLocked ? '已加密，现在锁着' : '须先设置口令才能加密保存'
  return (
    <div className={styles.gate} role="note" data-testid="personal-gate">
      <span>
        {isLocked ? '■' : '○'} {sealedNames[table]}
        {why}：{meanwhile}
      </span>
      {isLocked && personal.hasKeychain && (
        <PermitButton
          call="unlockPersonal"
          size="small"
          onClick={() => void unlockByKeychain()}
          data-testid="personal-gate-keychain"
        >
          解锁
        </PermitButton>
      )}
      {isLocked && !personal.hasKeychain && personal.hasPassphrase && (
        <PermitButton
          call="unlockPersonal"
          size="small"
          onClick={() => setOpen(true)}
          data-testid="personal-gate-unlock"
        >
          输入口令解锁
        </PermitButton>
      )}
      {isLocked && !personal.hasKeychain && !personal.hasPassphrase && (
        <span>密钥只在原来那台电脑上，请在那里打开并设置口令。</span>
      )}
      {!isLocked && (
        <PermitButton
          call="setPersonalPassphrase"
          size="small"
          onClick={() => setOpen(true)}
          data-testid="personal-gate-set"
        >
          设置口令
        </PermitButton>
      )}
    </div>
  )
}
