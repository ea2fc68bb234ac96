import { Alert, Button, Spin } from 'antd'
import type { RepairOptions } from '../../domain/repair.ts'
import { PermitButton } from '../controls/PermitButton.tsx'
import { leaveRepair, repairFromBackup, salvageWorkbook, useRepair } from '../stores/repair.ts'
import styles from './RepairScreen.module.css'
import { damageSentences, lossSentence } from './repair/report-text.ts'
import { SalvageResult } from './repair/SalvageResult.tsx'

const waiting = {
  looking: '正在通读文件、核对变更台账，并逐份检查备份……',
  restoring: '正在恢复备份……',
  salvaging: '正在逐行读出记录……',
} as const

/** 检查与修复: what is wrong with a workbook file, and the ways on, each tried before it is offered. */
export function RepairScreen({ file }: { readonly file: string }) {
  const { options, report, busy, problem } = useRepair()
  const name = file.replace(/^.*\//, '').replace(/\.orgbook$/, '')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <div className={styles.page} tabIndex={0}>
      <main className={styles.card} data-testid="repair">
        <h1 className={styles.title}>检查与修复工作簿“{name}”</h1>
        <div aria-live="polite">
          {busy && (
            <p data-testid="repair-busy">
              <Spin size="small" /> {waiting[busy]}
            </p>
          )}
        </div>
        {problem && <Alert type="error" showIcon title={problem} data-testid="repair-problem" />}
        {report ? (
          <SalvageResult report={report} />
        ) : (
          <>
            {options && <Ways options={options} isBusy={busy !== null} />}
            <Button disabled={busy !== null} data-testid="repair-leave" onClick={() => void leaveRepair()}>
              返回，暂不修复
            </Button>
          </>
        )}
      </main>
    </div>
  )
}

interface WaysProps {
  readonly options: RepairOptions
  readonly isBusy: boolean
}

function Ways({ options, isBusy }: WaysProps) {
  const { file, damage, backup } = options
  if (damage === 'none') return <p data-testid="repair-damage">✓ {damageSentences.none}</p>
  return (
    <>
      <p className={styles.damage} data-testid="repair-damage">
        ▲ {damageSentences[damage]}
        {damage !== 'missing' && '两种办法都不会删除它：它会改名为“（已损坏 日期）”，留在原处。'}
      </p>
      <section className={styles.way} aria-label="从备份恢复">
        <h2>一、从备份恢复</h2>
        <BackupWay options={options} isBusy={isBusy} />
      </section>
      {damage !== 'missing' && (
        <section className={styles.way} aria-label="抢救记录">
          <h2>二、抢救读得出的记录</h2>
          <p>
            逐行读出没有损坏的记录，另建一本工作簿；能由变更台账证明的，按台账补回。读不出的逐表列明，并可存为报告。
          </p>
          <PermitButton
            call="salvageWorkbook"
            type={backup ? 'default' : 'primary'}
            disabled={isBusy}
            data-testid="repair-salvage"
            onClick={() => void salvageWorkbook(file)}
          >
            抢救到新工作簿
          </PermitButton>
        </section>
      )}
    </>
  )
}

function BackupWay({ options, isBusy }: WaysProps) {
  const { backup, passedOver } = options
  const skipped = passedOver > 0 ? `${backup ? '更新的 ' : ''}${passedOver} 份备份没有通过校验，不能用。` : ''
  if (!backup) return <p data-testid="repair-backup">没有可用的备份。{skipped}</p>
  return (
    <>
      <p data-testid="repair-backup">
        {backup.takenAt.replace('T', ' ')} 的备份，已试开并逐项核对 ✓。{lossSentence(options)}
        {skipped}
      </p>
      <PermitButton
        call="repairFromBackup"
        type="primary"
        autoFocus
        disabled={isBusy}
        data-testid="repair-restore"
        onClick={() => void repairFromBackup(backup)}
      >
        用这份备份恢复
      </PermitButton>
    </>
  )
}
