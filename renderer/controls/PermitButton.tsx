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
  /** What is told at the pointer while it is not off. */
  readonly hint?: string
}

/**
 * A button that changes something. Whoever may not do so finds it off, and is told why: it keeps its place in the tab
 * order, so that the reason can be read by the keyboard as well.
 */
export function PermitButton(allProps: PermitButtonProps) {
  const { call = aChange, input, blockedBy = null, hint, ...props } = allProps
  const reason = useRefusal(call, input) ?? blockedBy
  if (reason !== null) return <OffButton {...props} reason={reason} />
  const button = <Button {...props} />
  return hint === undefined ? button : <Tooltip title={hint}>{button}</Tooltip>
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
