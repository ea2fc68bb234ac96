import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { AppointmentRound } from '../../../domain/appointment-round.ts'
import type { RoundLines } from '../../../domain/reports/rounds.ts'
import { applicationsFromWishes } from '../../../domain/rounds/from-wishes.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { exportTable } from '../../stores/exports.ts'
import { select } from '../../stores/view.ts'
import { run, useModel } from '../../stores/workbook.ts'
import { Grid } from '../../views/Grid.tsx'
import { ApplyForm, OutsideForm } from './ApplyForms.tsx'
import { applicationColumns } from './application-columns.ts'

export interface RoundPartProps {
  readonly round: AppointmentRound
  readonly lines: RoundLines
}

/** 报名与评分: who asks for which post, in which order, and how the posts see them. */
export function ApplicationsView({ round, lines: { facts, offers, applications } }: RoundPartProps) {
  const model = useModel()
  const navigate = useNavigate()
  const [form, setForm] = useState<'apply' | 'outside' | null>(null)
  const [keys, setKeys] = useState<readonly string[]>([])
  const columns = useMemo(() => applicationColumns(round, applications), [round, applications])
  const wishes = applicationsFromWishes(model, facts)
  const isOpen = round.stage === 'applying' || round.stage === 'scoring'
  const chosen = keys.filter((id) => applications.some(({ application }) => application.id === id))
  const onSelect = (ids: readonly string[]) => {
    setKeys(ids)
    const people = applications.filter(({ application }) => ids.includes(application.id))
    select(people.map(({ person }) => ({ table: 'person', id: person.id })))
  }
  const props = { round, offers, close: () => setForm(null) }
  return (
    <>
      {form === 'apply' && <ApplyForm {...props} />}
      {form === 'outside' && <OutsideForm {...props} />}
      <Grid
        id="round-applications"
        label="报名与评分"
        rows={applications}
        columns={columns}
        keyOf={({ application }) => application.id}
        selected={new Set(chosen)}
        onSelect={onSelect}
        tools={
          <>
            {isOpen && (
              <>
                <PermitButton
                  size="small"
                  type="primary"
                  data-testid="round-apply"
                  onClick={() => setForm('apply')}
                >
                  登记报名
                </PermitButton>
                {round.mode === 'open' && (
                  <PermitButton size="small" data-testid="round-outside" onClick={() => setForm('outside')}>
                    外部人员报名
                  </PermitButton>
                )}
                <PermitButton
                  size="small"
                  disabled={chosen.length === 0}
                  data-testid="round-withdraw"
                  onClick={() => void run('removeApplications', { ids: chosen })}
                >
                  撤下报名
                </PermitButton>
                {wishes.length > 0 && (
                  <PermitButton
                    size="small"
                    data-testid="round-wishes"
                    onClick={() => void run('applyToRound', { roundId: round.id, applications: wishes })}
                  >
                    带入登记的意愿（{wishes.length}）
                  </PermitButton>
                )}
                <PermitButton
                  size="small"
                  data-testid="round-import"
                  onClick={() => navigate(`/import?what=round&round=${round.id}`)}
                >
                  导入报名表…
                </PermitButton>
              </>
            )}
            <Button
              size="small"
              disabled={offers.length === 0}
              data-testid="round-sheet"
              onClick={() => void exportTable({ table: 'roundApplications', roundId: round.id })}
            >
              存出报名表
            </Button>
          </>
        }
        empty={
          round.stage === 'drafting'
            ? '还在拟定。提供岗位后点“开始报名”，再登记报名。'
            : '还没有人报名。请“登记报名”，或存出报名表填好后导入。'
        }
      />
    </>
  )
}
