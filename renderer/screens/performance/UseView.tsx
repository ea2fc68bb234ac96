import { useMemo, useState } from 'react'
import type { AssessmentPeriod } from '../../../domain/assessment.ts'
import type { Model } from '../../../domain/model.ts'
import {
  type Proposal,
  type ProposalKind,
  proposalKinds,
  proposalNames,
  proposalsOf,
} from '../../../domain/performance/proposals.ts'
import { reminderMonths } from '../../../domain/reports/terms-ending.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import { Figures } from '../../controls/Figures.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { Grid } from '../../views/Grid.tsx'
import type { GridColumn } from '../../views/grid.ts'
import { EndAppointment, RenewAppointment } from '../detail/AppointmentForm.tsx'
import screen from '../grids/screen.module.css'
import { sentenceKeys } from '../search.ts'
import { useResults } from './ResultsView.tsx'

/** 运用: what the results propose, each with its reason. Nothing happens until a clerk decides it. */
export function UseView({ period }: { readonly period: AssessmentPeriod }) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const periodIds = useMemo(() => [period.id], [period.id])
  const results = useResults(periodIds)
  const [kind, setKind] = useState<ProposalKind | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const proposals = useMemo(
    () => proposalsOf(model, periodIds, results),
    [model, revision, periodIds, results],
  )
  const columns = useMemo(() => proposalColumns(model), [model])
  const rows = kind === null ? proposals : proposals.filter((one) => one.kind === kind)
  const proposal = proposals.find(({ key }) => key === chosen)
  const obstacle = obstacleTo(proposal, period)
  const keys = useMemo(() => new Set(chosen === null ? [] : [chosen]), [chosen])
  return (
    <>
      <Figures
        label="建议"
        testId="proposals"
        figures={proposalKinds.map((one) => ({
          key: one,
          text: `${proposalNames[one]} ${proposals.filter((each) => each.kind === one).length}`,
        }))}
        chosen={kind}
        onChoose={(key) => setKind(proposalKinds.find((one) => one === key) ?? null)}
      />
      {isOpen && proposal && obstacle === null && (
        <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
          <DecideForm proposal={proposal} period={period} close={() => setOpen(false)} />
        </div>
      )}
      <Grid
        id="proposals"
        label="结果运用建议"
        rows={rows}
        columns={columns}
        keyOf={({ key }) => key}
        selected={keys}
        onSelect={(ids) => {
          setChosen(ids.at(-1) ?? null)
          setOpen(false)
        }}
        tools={
          <>
            <PermitButton
              size="small"
              disabled={obstacle !== null}
              data-testid="proposal-decide"
              onClick={() => setOpen(true)}
            >
              {proposal?.kind === 'renew' ? '办理续聘…' : '办理解聘…'}
            </PermitButton>
            {proposal && obstacle && (
              <span className={screen.soft} data-testid="proposal-obstacle">
                {obstacle}
              </span>
            )}
          </>
        }
        empty="没有可以提出的建议：先在“计分”评完得分。"
      />
      <p className={screen.notes}>
        建议只列出，不自动执行：续聘、解聘由经办人逐人核定后办理，写入岗位聘职。续聘列聘期{' '}
        {reminderMonths(model)}{' '}
        个月内届满且不在末位的人员；评先评优列高于“其余”的等次，没有设这样的等次时不提。
      </p>
    </>
  )
}

function obstacleTo(proposal: Proposal | undefined, period: AssessmentPeriod): string | null {
  if (!proposal) return '请先选中一条续聘或解聘建议。'
  if (proposal.kind === 'commend' || proposal.kind === 'pay') return '这类建议供研究，不在此办理。'
  if (period.closedOn === null) return '周期还没有关闭，结果未定，不能办理。'
  return proposal.appointment === null ? '此人现在没有主岗，不需要办理。' : null
}

interface DecideFormProps {
  readonly proposal: Proposal
  readonly period: AssessmentPeriod
  readonly close: () => void
}

/** The same forms as in the person's detail; the reason for the proposal stands above them. */
function DecideForm({ proposal, period, close }: DecideFormProps) {
  const model = useModel()
  const person = model.get('person', proposal.personId)
  const { appointment, reason, kind } = proposal
  if (!person || !appointment) return null
  const props = { person, appointment, close, reason: `${period.name}考核，${reason}` }
  return (
    <>
      <p data-testid="proposal-reason">
        {proposalNames[kind]}建议：{reason}。
      </p>
      {kind === 'renew' ? <RenewAppointment {...props} /> : <EndAppointment {...props} />}
    </>
  )
}

function proposalColumns(model: Model): readonly GridColumn<Proposal>[] {
  const nameOf = ({ personId }: Proposal) => model.get('person', personId)?.name ?? ''
  return [
    { id: 'name', header: '姓名', width: 100, text: nameOf, keys: (row) => sentenceKeys(nameOf(row)) },
    {
      id: 'kind',
      header: '建议',
      width: 90,
      text: ({ kind }) => `${kind === 'dismiss' ? '▲ ' : ''}${proposalNames[kind]}`,
      tone: ({ kind }) => (kind === 'dismiss' ? 'over' : undefined),
    },
    { id: 'reason', header: '理由', width: 520, text: ({ reason }) => reason },
    {
      id: 'place',
      header: '现岗机构',
      width: 220,
      text: ({ appointment }) => (appointment ? unitTitle(model, appointment.unitId) : '无主岗'),
    },
    { id: 'term', header: '聘期至', width: 96, text: ({ appointment }) => appointment?.termEndsOn ?? '' },
  ]
}
