import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import {
  currentPassphraseField,
  newPassphraseFields,
  type ReplacedPassphrase,
  requireSame,
} from '../../controls/passphrase-fields.ts'
import { setPersonalPassphrase, unlockPersonal, usePersonal } from '../../stores/personal.ts'

interface FormProps {
  readonly close: () => void
}

/** 设置口令, or 更换口令 where there is one. */
export function SetPassphrase({ close }: FormProps) {
  const changes = usePersonal()?.hasPassphrase ?? false
  return (
    <EditForm<ReplacedPassphrase>
      title={changes ? '更换个人信息口令' : '设置个人信息口令'}
      testId="personal-set-form"
      call="setPersonalPassphrase"
      because="none"
      fields={changes ? [currentPassphraseField, ...newPassphraseFields] : newPassphraseFields}
      initial={{ current: '', passphrase: '', repeat: '' }}
      close={close}
      save={({ current, ...typed }) =>
        setPersonalPassphrase(requireSame(typed), changes ? current : undefined)
      }
    >
      <p>
        忘记口令，且没有电脑保管密钥时，号码、薪酬金额无法找回，只能重新填写；机构、岗位等其他内容不受影响。
      </p>
      {changes && <p>现行和各方案一并更换；以前的备份、给出的交换包仍用原来的口令。</p>}
    </EditForm>
  )
}

interface Unlocking {
  readonly passphrase: string
  readonly keep: 'yes' | 'no'
}

/** 解锁 by the passphrase; on a computer that can keep the key the clerk may be asked no more. */
export function Unlock({ close }: FormProps) {
  const personal = usePersonal()
  const fields: Field<Unlocking>[] = [
    { name: 'passphrase', label: '个人信息口令', kind: 'secret', required: true },
  ]
  if (personal?.canKeychain && !personal.hasKeychain) {
    const choices = [
      { value: 'no', label: '每次打开都输入口令' },
      { value: 'yes', label: '由本机保管，不再询问' },
    ]
    fields.push({ name: 'keep', label: '以后', kind: 'choice', choices, required: true })
  }
  return (
    <EditForm<Unlocking>
      title="解锁身份证号、电话、薪酬金额"
      testId="personal-unlock-form"
      call="unlockPersonal"
      saveLabel="解锁"
      because="none"
      fields={fields}
      initial={{ passphrase: '', keep: 'no' }}
      close={close}
      save={({ passphrase, keep }) => unlockPersonal(passphrase, keep === 'yes')}
    />
  )
}
