import { Button } from 'antd'
import { useState } from 'react'
import { type AppointmentRound, roundStageNames, roundStages } from '../../../domain/appointment-round.ts'
import type { RoundLines } from '../../../domain/reports/rounds.ts'
import { nextStepNames, wantOf } from '../../../domain/rounds/stage.ts'
import { appointmentModes } from '../../../domain/vocabulary/appointment-mode.ts'
import { codeName } from '../../../domain/vocabulary/code-table.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { exportTable } from '../../stores/exports.ts'
import { run, useModel } from '../../stores/workbook.ts'
import screen from '../grids/screen.module.css'
import styles from './appointments.module.css'
import { RoundForm } from './RoundForm.tsx'

interface RoundHeadProps {
  readonly round: AppointmentRound
  readonly lines: RoundLines
}

/** How far the round is, what comes next, and what is still wanting for it. */
export function RoundHead({ round, lines }: RoundHeadProps) {
  const model = useModel()
  const [editing, setEditing] = useState(false)
  const want = wantOf(model, round)
  const { id, stage } = round
  const asksForFacts =
    want !== null && ['startsOn', 'termEndsOn', 'noticeFrom', 'noticeUntil'].includes(want.field)
  return (
    <>
      <div className={styles.head}>
        <ol className={styles.stages} aria-label="进度" data-testid="round-stages">
          {roundStages.map((one, at) => (
            <li key={one} {...(one === stage ? { 'aria-current': 'step' as const } : {})}>
              {at > 0 && '→ '}
              {one === stage ? `●${roundStageNames[one]}` : roundStageNames[one]}
            </li>
          ))}
        </ol>
        <span className={screen.soft}>{factsOf(round)}</span>
        <span className={screen.space} />
        {stage !== 'appointed' && (
          <>
            {stage !== 'drafting' && (
              <PermitButton
                size="small"
                data-testid="round-back"
                onClick={() => void run('moveRound', { id, direction: 'back' })}
              >
                退回上一步
              </PermitButton>
            )}
            <PermitButton size="small" data-testid="round-edit" onClick={() => setEditing(true)}>
              修改轮次
            </PermitButton>
            <PermitButton
              size="small"
              danger
              data-testid="round-remove"
              onClick={() => void run('removeRound', { id })}
            >
              删除轮次
            </PermitButton>
            <PermitButton
              size="small"
              type="primary"
              data-testid="round-next"
              disabled={want !== null}
              onClick={() =>
                void (stage === 'publicized'
                  ? run('appointRound', { id })
                  : run('moveRound', { id, direction: 'forward' }))
              }
            >
              {nextStepNames[stage]}
            </PermitButton>
          </>
        )}
        {stage === 'appointed' && <NoticeButton lines={lines} />}
      </div>
      {want && stage !== 'appointed' && (
        <div className={styles.want} role="status" data-testid="round-want">
          ? 下一步“{nextStepNames[stage]}”之前：{want.sentence}
          {asksForFacts && (
            <PermitButton size="small" type="link" onClick={() => setEditing(true)}>
              填写
            </PermitButton>
          )}
        </div>
      )}
      {editing && (
        <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
          <RoundForm round={round} close={() => setEditing(false)} />
        </div>
      )}
    </>
  )
}

function NoticeButton({ lines }: { readonly lines: RoundLines }) {
  const personIds = lines.applications
    .filter(({ application }) => application.chosenBy !== null)
    .map(({ person }) => person.id)
  return (
    <Button
      size="small"
      type="primary"
      data-testid="round-notice"
      onClick={() => void exportTable({ table: 'appointmentNotice', format: 'docx', personIds })}
    >
      岗位聘任通知
    </Button>
  )
}

function factsOf(round: AppointmentRound): string {
  const { startsOn, termEndsOn, noticeFrom, noticeUntil, documentNumber, appointedOn } = round
  const facts = [
    codeName(appointmentModes, round.mode),
    startsOn && `聘期 ${startsOn} 至 ${termEndsOn ?? '未定'}`,
    noticeFrom && `公示 ${noticeFrom} 至 ${noticeUntil ?? '未定'}`,
    documentNumber,
    appointedOn && `${appointedOn} 聘任`,
  ]
  return facts.filter(Boolean).join('，')
}
