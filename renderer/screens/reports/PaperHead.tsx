import { Button } from 'antd'
import type { Model } from '../../../domain/model.ts'
import type { ExportTableFacts } from '../../../domain/workbook.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from '../ReportsScreen.module.css'
import { formatNames, type PaperChoice } from './choice.ts'

interface PaperHeadProps {
  readonly facts: ExportTableFacts
  readonly choice: PaperChoice
  readonly isFolded: boolean
  readonly onFold: (folded: boolean) => void
}

/** The name of a paper and, while its options are folded away, what is chosen in them. */
export function PaperHead({ facts, choice, isFolded, onFold }: PaperHeadProps) {
  const model = useModel()
  return (
    <header className={styles.head}>
      <h3>{facts.name}</h3>
      {facts.track && <span className={styles.track}>统计口径：{facts.track}</span>}
      <span className={styles.chosen} data-testid="paper-chosen">
        {isFolded && chosenOf(model, facts, choice)}
      </span>
      <Button
        size="small"
        type="text"
        aria-expanded={!isFolded}
        data-testid="paper-fold"
        onClick={() => onFold(!isFolded)}
      >
        {isFolded ? '▸ 展开选项' : '▾ 收起选项'}
      </Button>
    </header>
  )
}

function chosenOf(model: Model, facts: ExportTableFacts, choice: PaperChoice): string {
  const unit = model.get('unit', choice.unitId ?? null)?.name ?? '全部机构'
  const personal = choice.personal === 'full' ? '个人信息完整' : '个人信息脱敏'
  return [
    ...(facts.scope === 'sides' ? [] : [unit, `截至 ${choice.day ?? model.asOf}`]),
    formatNames[choice.format],
    ...(facts.personal ? [personal] : []),
  ].join('　')
}
