import { Button } from 'antd'
import { useState } from 'react'
import type { PersonalProtection } from '../../domain/personal.ts'
import { PermitButton } from '../controls/PermitButton.tsx'
import {
  forgetPersonalKey,
  keepPersonalKey,
  lockPersonal,
  unlockByKeychain,
  usePersonal,
} from '../stores/personal.ts'
import styles from './grids/screen.module.css'
import { SetPassphrase, Unlock } from './personal/PassphraseForms.tsx'
import { PlainBackups } from './personal/PlainBackups.tsx'
import own from './personal/personal.module.css'
import { personalNames, personalSigns } from './personal/states.ts'

type FormName = 'set' | 'unlock'

/** 个人信息保护: how id numbers, phones and amounts of pay are kept, and every way to change that. */
export function PersonalScreen() {
  const personal = usePersonal()
  const [form, setForm] = useState<FormName | null>(null)
  if (!personal) return null
  const close = () => setForm(null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <div className={`${styles.screen} ${styles.scroll} screen-only`} tabIndex={0}>
      <h2 className={styles.title}>个人信息保护</h2>
      <p className={styles.soft}>
        身份证号、联系电话和薪酬金额在工作簿、备份和交换包中加密保存；屏幕和导出只显示部分号码、不显示金额，查看或导出完整号码、金额须写明事由并记入变更台账。
      </p>
      <section className={styles.card} aria-label="保护状态">
        <div className={styles.head}>
          <b data-testid="personal-state">
            {personalSigns[personal.state]} {personalNames[personal.state]}
          </b>
          <span className={styles.space} />
          <StateButtons personal={personal} onUnlock={() => setForm('unlock')} />
        </div>
        {personal.plainPeople > 0 && (
          <p className={styles.over} data-testid="personal-plain">
            ▲ 有 {personal.plainPeople} 人的号码或薪酬金额还没有加密。
            {personal.state === 'none' ? '设置' : '解锁'}
            后，工作簿、方案和变更台账中的号码、金额都改为密文。
          </p>
        )}
        <Ways personal={personal} onSet={() => setForm('set')} />
        <div className={own.narrow}>
          {form === 'set' && <SetPassphrase close={close} />}
          {form === 'unlock' && <Unlock close={close} />}
        </div>
      </section>
      <PlainBackups state={personal.state} />
    </div>
  )
}

function StateButtons({
  personal: { state, hasKeychain, hasPassphrase },
  onUnlock,
}: {
  readonly personal: PersonalProtection
  readonly onUnlock: () => void
}) {
  if (state === 'none') return null
  if (state === 'open') {
    return (
      <Button data-testid="personal-lock" onClick={() => void lockPersonal()}>
        立即锁定
      </Button>
    )
  }
  if (hasKeychain) {
    return (
      <PermitButton
        call="unlockPersonal"
        type="primary"
        data-testid="personal-unlock"
        onClick={() => void unlockByKeychain()}
      >
        解锁
      </PermitButton>
    )
  }
  if (!hasPassphrase) return <span>请在原来那台电脑上用桌面版打开，并设置口令。</span>
  return (
    <PermitButton call="unlockPersonal" type="primary" data-testid="personal-unlock" onClick={onUnlock}>
      输入口令解锁
    </PermitButton>
  )
}

function Ways({
  personal: { state, hasPassphrase, hasKeychain, canKeychain },
  onSet,
}: {
  readonly personal: PersonalProtection
  readonly onSet: () => void
}) {
  return (
    <ul className={own.ways}>
      <li className={own.way}>
        <span>
          口令：{hasPassphrase ? '✓ 已设置，凭它可在任何电脑上查看' : '○ 未设置'}
          {state !== 'none' &&
            !hasPassphrase &&
            '。换电脑、重装系统或从备份恢复到别处后，号码、金额将无法查看，请设置'}
        </span>
        {(state !== 'locked' || hasPassphrase) && (
          <PermitButton
            call="setPersonalPassphrase"
            type={hasPassphrase ? 'default' : 'primary'}
            size="small"
            data-testid="personal-set"
            onClick={onSet}
          >
            {hasPassphrase ? '更换口令' : '设置口令'}
          </PermitButton>
        )}
      </li>
      <li className={own.way}>
        <span>
          本机保管：
          {!canKeychain
            ? '本机（或浏览器版）没有可用的系统密钥保管，请用口令'
            : hasKeychain
              ? '✓ 操作系统保管密钥，在本机打开不必输入口令'
              : '○ 未使用'}
        </span>
        {canKeychain && hasKeychain && state === 'open' && hasPassphrase && (
          <PermitButton
            call="forgetPersonalKey"
            size="small"
            data-testid="personal-forget"
            onClick={() => void forgetPersonalKey()}
          >
            取消本机保管
          </PermitButton>
        )}
        {canKeychain && !hasKeychain && state !== 'locked' && (
          <PermitButton
            call="keepPersonalKey"
            size="small"
            data-testid="personal-keep"
            onClick={() => void keepPersonalKey()}
          >
            由本机保管
          </PermitButton>
        )}
      </li>
    </ul>
  )
}
