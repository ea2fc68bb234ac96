import { Button } from 'antd'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { answerReceived, useMerge } from '../../stores/merge.ts'
import { useWorkbook } from '../../stores/workbook.ts'
import styles from '../grids/screen.module.css'

/** Asks what a package is for that was opened from outside the workbench. */
export function ReceivedPackage() {
  const received = useMerge((state) => state.received)
  const isPlan = useWorkbook((state) => state.status?.open?.branch?.kind === 'plan')
  if (!received) return null
  return (
    <section className={styles.card} aria-label="收到的交换包" data-testid="received-package">
      <div className={styles.head}>
        <b>收到交换包“{received.name}”</b>
        <span className={styles.soft}>
          {isPlan ? '要收回它，请先回到现行。' : '是同事交回的改动，还是交给您修改的工作簿？'}
        </span>
        <span className={styles.space} />
        {!isPlan && (
          <PermitButton
            call="openPackage"
            autoFocus
            type="primary"
            data-testid="received-merge"
            onClick={() => void answerReceived('merge')}
          >
            收回到本工作簿…
          </PermitButton>
        )}
        <PermitButton
          call="openPackage"
          autoFocus={isPlan}
          data-testid="received-open"
          onClick={() => void answerReceived('open')}
        >
          作为副本打开
        </PermitButton>
        <Button data-testid="received-drop" onClick={() => void answerReceived(null)}>
          不打开
        </Button>
      </div>
    </section>
  )
}
