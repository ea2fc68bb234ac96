import type { PowerCount } from '../../../domain/reports/powers.ts'
import { Figures } from '../../controls/Figures.tsx'
import { powerStatusSigns } from '../../text.ts'

interface PowerFiguresProps {
  readonly label: string
  readonly testId: string
  readonly counts: readonly PowerCount[]
  readonly chosen: string | undefined
  readonly onChoose: (key: string | undefined) => void
}

/** Powers counted by one thing, with the sign of their state. */
export function PowerFigures({ label, testId, counts, chosen, onChoose }: PowerFiguresProps) {
  const sign = (key: string) =>
    key in powerStatusSigns ? `${powerStatusSigns[key as keyof typeof powerStatusSigns]} ` : ''
  return (
    <Figures
      label={label}
      isLabelled
      testId={testId}
      figures={counts.map(({ key, name, count }) => ({ key, text: `${sign(key)}${name} ${count}` }))}
      chosen={chosen ?? null}
      onChoose={(key) => onChoose(key ?? undefined)}
    />
  )
}
