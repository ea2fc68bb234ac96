import { Button, type ButtonProps, Tooltip } from 'antd'
import { useRefusal } from '../stores/permission.ts'
import { LinkButton, type LinkButtonProps } from './LinkButton.tsx'
import { aChange, type Permit } from './permit.ts'

interface Permitted {
  /** What the button does or leads to. */
  readonly call?: Permit
  readonly input?: unknown
}

interface PermitButtonProps extends ButtonProps, Permitted {
  /** What else stands in the way just now, as a sentence. */
  readonly blockedBy?: string | null
}

/**
 * A button that changes something. Whoever may not do so finds it off, and is told why: it keeps its place in the tab
 * order, so that the reason can be read by the keyboard as well.
 */
export function PermitButton({ call = aChange, input, blockedBy = null, ...props }: PermitButtonProps) {
  const reason = useRefusal(call, input) ?? blockedBy
  return reason === null ? <Button {...props} /> : <OffButton {...props} reason={reason} />
}

function OffButton({ reason, className, ...props }: ButtonProps & { readonly reason: string }) {
  return (
    <Tooltip title={reason} trigger={['hover', 'focus']}>
      <Button
        {...props}
        className={`ant-btn-disabled ${className ?? ''}`}
        disabled={false}
        aria-disabled
        aria-description={reason}
        htmlType="button"
        onClick={(event) => event.preventDefault()}
      />
    </Tooltip>
  )
}

/** The same as a link; where it may not be followed its text alone is left, with the reason. */
export function PermitLink({ call = aChange, input, ...props }: LinkButtonProps & Permitted) {
  const reason = useRefusal(call, input)
  return <LinkButton {...props} off={reason} />
}
