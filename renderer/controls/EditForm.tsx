import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { useRefusal } from '../stores/permission.ts'
import { BecauseFields } from './BecauseFields.tsx'
import styles from './controls.module.css'
import { FieldInput } from './FieldInput.tsx'
import { hintOf, shownFields } from './field.ts'
import { aChange, type Permit } from './permit.ts'
import { TroubleBox } from './TroubleBox.tsx'
import { type EditFormModel, useEditForm } from './use-edit-form.ts'

interface EditFormProps<V extends object> extends EditFormModel<V> {
  /** Says what the form does; also its name for a screen reader. */
  readonly title: string
  readonly testId: string
  readonly saveLabel?: string
  /** Where a thing is taken away, the button says it in red too. */
  readonly danger?: boolean
  /** What stands in the way: the button is off while this says something. */
  readonly blockedBy?: string | undefined
  /** Where it saves no change: the call that it makes. Whoever may not make it cannot save. */
  readonly call?: Permit
  readonly input?: unknown
  readonly because?: 'folded' | 'open' | 'none'
  readonly children?: ReactNode
}

/** A form beside its facts: Enter saves, Esc cancels, a fault is written at its field. */
export function EditForm<V extends object>(props: EditFormProps<V>) {
  const { title, testId, close, fields, children, because: becauseShape = 'folded' } = props
  const form = useEditForm(props)
  const onKeyDown = (event: KeyboardEvent) => {
    const listOpen = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true'
    if (event.key !== 'Escape' || listOpen || event.nativeEvent.isComposing) return
    event.stopPropagation()
    close()
  }
  return (
    <form
      ref={form.form}
      className={styles.form}
      aria-label={title}
      data-testid={testId}
      noValidate
      onSubmit={form.submit}
      onKeyDown={onKeyDown}
    >
      <h3 className={styles.formTitle}>{title}</h3>
      {children}
      {shownFields(fields, form.values).map((field) => {
        const id = `${form.id}-${field.name}`
        const fault = form.faults[field.name]
        const hint = hintOf(field, form.values)
        return (
          <div key={field.name} className={styles.field}>
            <label htmlFor={id}>
              {field.label}
              {field.required && <span className={styles.required}> *</span>}
            </label>
            <FieldInput
              {...{ field, id, fault }}
              values={form.values}
              onChange={(value) => form.set(field.name, value)}
            />
            {(fault || hint) && (
              <p
                id={`${id}-help`}
                className={fault ? styles.fault : styles.hint}
                {...(fault ? { role: 'alert' } : {})}
              >
                {fault ? `✕ ${fault}` : hint}
              </p>
            )}
          </div>
        )
      })}
      {becauseShape !== 'none' && (
        <BecauseFields value={form.because} onChange={form.setBecause} open={becauseShape === 'open'} />
      )}
      {form.trouble && <TroubleBox trouble={form.trouble} />}
      <FormButtons {...props} busy={form.busy} />
    </form>
  )
}

interface FormButtonsProps {
  readonly testId: string
  readonly close: () => void
  readonly busy: boolean
  readonly saveLabel?: string
  readonly danger?: boolean
  readonly blockedBy?: string | undefined
  readonly call?: Permit
  readonly input?: unknown
}

function FormButtons({
  testId,
  close,
  busy,
  saveLabel = '保存',
  danger = false,
  blockedBy,
  call = aChange,
  input,
}: FormButtonsProps) {
  const reasonId = useId()
  const reason = useRefusal(call, input) ?? blockedBy
  return (
    <div className={styles.buttons}>
      {reason && (
        <span id={reasonId} className={styles.fault}>
          ✕ {reason}
        </span>
      )}
      <Button onClick={close} data-testid={`${testId}-cancel`}>
        取消
      </Button>
      <Button
        type="primary"
        htmlType="submit"
        danger={danger}
        loading={busy}
        disabled={Boolean(reason)}
        aria-describedby={reason ? reasonId : undefined}
        data-testid={`${testId}-save`}
      >
        {saveLabel}
      </Button>
    </div>
  )
}
