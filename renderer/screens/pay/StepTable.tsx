import type { StepResult } from '../../../domain/pay/simulate.ts'
import { ratioText, shareOriginNames } from '../../../domain/pay/steps.ts'
import { twoDecimals } from '../../../domain/performance/scoring.ts'
import { difference, money } from './money.ts'
import styles from './pay.module.css'

interface StepTableProps {
  readonly steps: readonly StepResult[]
  readonly chosen: number
  readonly onChoose: (index: number) => void
}

/** A line for each step: the ratio and where it comes from, the sum, who gains and who loses. */
export function StepTable({ steps, chosen, onChoose }: StepTableProps) {
  return (
    <table className={styles.steps} data-testid="pay-steps">
      <thead>
        <tr>
          {['步骤', '基本 : 激励', '比例出处', '年总额（元）', '总额增减', '增加', '减少', '不变'].map(
            (title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {steps.map(({ step, before, after, gain, lose, even }, index) => (
          <tr key={step.name} aria-selected={index === chosen}>
            <td>
              <button
                type="button"
                className={styles.step}
                aria-pressed={index === chosen}
                data-testid={`pay-step-${index}`}
                onClick={() => onChoose(index)}
              >
                {step.name}
              </button>
            </td>
            <td>{ratioText(step)}</td>
            <td>{shareOriginNames[step.origin]}</td>
            <td>{money(after)}</td>
            <td>{difference(twoDecimals(after - before))}</td>
            <td>{gain} 人</td>
            <td>{lose} 人</td>
            <td>{even} 人</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
