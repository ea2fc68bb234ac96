import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { AppointmentRound } from '../../../domain/appointment-round.ts'
import { roundLines } from '../../../domain/reports/rounds.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { ApplicationsView } from './ApplicationsView.tsx'
import { OffersView } from './OffersView.tsx'
import { ResultsView } from './ResultsView.tsx'
import { RoundHead } from './RoundHead.tsx'

type Part = 'offers' | 'applications' | 'results'

/** The part of the work in which a stage is spent. */
const partOf: Readonly<Record<AppointmentRound['stage'], Part>> = {
  drafting: 'offers',
  applying: 'applications',
  scoring: 'results',
  publicized: 'results',
  appointed: 'results',
}

/** One round: how far it is and what comes next; its posts, its applications, its results. */
export function RoundView({ round }: { readonly round: AppointmentRound }) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const [chosen, setChosen] = useState<{ readonly stage: string; readonly part: Part } | null>(null)
  // A new stage leads to its own part; the clerk may still look at any.
  const part = chosen?.stage === round.stage ? chosen.part : partOf[round.stage]
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const lines = useMemo(() => roundLines(model, round), [model, round, revision])
  const won = lines.applications.filter(({ application }) => application.chosenBy !== null).length
  return (
    <>
      <RoundHead round={round} lines={lines} />
      <div>
        <Segmented<Part>
          aria-label="轮次内容"
          value={part}
          options={[
            { value: 'offers', label: `岗位 ${lines.offers.length}` },
            { value: 'applications', label: `报名与评分 ${lines.applications.length}` },
            { value: 'results', label: `结果 ${won}` },
          ]}
          onChange={(one) => setChosen({ stage: round.stage, part: one })}
        />
      </div>
      {part === 'offers' && <OffersView round={round} lines={lines.offers} />}
      {part === 'applications' && <ApplicationsView round={round} lines={lines} />}
      {part === 'results' && <ResultsView round={round} lines={lines} />}
    </>
  )
}
