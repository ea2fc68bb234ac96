import { Button, Input, Radio } from 'antd'
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import { DomainError } from '../../domain/errors.ts'
import { type OperatorStatus, operatorRoleNames } from '../../domain/operator.ts'
import { takeOpenedFile } from '../stores/events.ts'
import { rememberedOperator, signIn } from '../stores/operators.ts'
import { codeSentence, productName, secrecyLine, sentenceOf } from '../text.ts'
import styles from './SignInScreen.module.css'

/**
 * Who is there? Covers everything while nobody is signed in: as a modal dialog, so that what lies below, and what is
 * unfolded there, can be neither seen nor reached.
 */
export function SignInScreen({ operators }: { readonly operators: OperatorStatus }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    cover(element)
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.cover}
      aria-label="登录"
      data-testid="sign-in"
      onCancel={(event) => event.preventDefault()}
      // A second Esc closes a dialog whatever its page says.
      onClose={() => cover(dialog.current)}
    >
      <main className={styles.card}>
        <h1 className={styles.title}>{productName}</h1>
        <p className={styles.secrecy}>{secrecyLine}</p>
        {operators.state === 'damaged' ? (
          <p role="alert" data-testid="sign-in-damaged">
            ▲ {codeSentence('operatorsDamaged')}
          </p>
        ) : (
          <SignInForm operators={operators} />
        )}
      </main>
    </dialog>
  )
}

function cover(dialog: HTMLDialogElement | null): void {
  if (!dialog || dialog.open) return
  dialog.showModal()
  // A dialog that opens puts the focus on its first field.
  dialog.querySelector<HTMLElement>('input[type=password]')?.focus()
}

function SignInForm({ operators: { profiles, policy } }: { readonly operators: OperatorStatus }) {
  const [id, setId] = useState(() => firstChoice(profiles.map((profile) => profile.id)))
  const [passphrase, setPassphrase] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useId()
  const focusPassphrase = () => document.getElementById(field)?.focus()
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy) return
    setTrouble(null)
    if (passphrase === '') {
      setTrouble('请输入口令。')
      focusPassphrase()
      return
    }
    setBusy(true)
    try {
      await signIn(id, passphrase)
      await takeOpenedFile()
    } catch (error) {
      setTrouble(sentenceOf(error))
      if (error instanceof DomainError) setPassphrase('')
      focusPassphrase()
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <fieldset className={styles.people}>
        <legend>操作员</legend>
        <Radio.Group
          className={styles.choices ?? ''}
          value={id}
          onChange={(event) => {
            setId(event.target.value as string)
            setTrouble(null)
            setPassphrase('')
          }}
        >
          {profiles.map((profile) => (
            <Radio key={profile.id} value={profile.id} data-testid={`sign-in-${profile.name}`}>
              <span className={styles.name}>
                {profile.name}
                <span className={styles.role}>{operatorRoleNames[profile.role]}</span>
              </span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <label htmlFor={field}>口令</label>
      <Input
        id={field}
        type="password"
        autoComplete="off"
        value={passphrase}
        maxLength={200}
        aria-invalid={trouble !== null}
        aria-describedby={`${field}-help`}
        data-testid="sign-in-passphrase"
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <p id={`${field}-help`} className={trouble ? styles.fault : styles.hint} role="status">
        {trouble ? `✕ ${trouble}` : '选择姓名，输入口令，按回车登录。'}
      </p>
      <Button type="primary" htmlType="submit" block loading={busy} data-testid="sign-in-submit">
        登录
      </Button>
      <p className={styles.hint}>
        忘记口令，请审核操作员登录后在“操作员”页重设。无操作 {policy.idleMinutes} 分钟自动锁定，内容不会丢失。
      </p>
    </form>
  )
}

/** Whoever signed in last on this computer, or the first. */
function firstChoice(ids: readonly string[]): string {
  const remembered = rememberedOperator()
  return ids.find((each) => each === remembered) ?? ids[0] ?? ''
}
