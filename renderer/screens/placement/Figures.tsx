import type { PlacementBalance } from '../../../domain/merger/placement.ts'
import styles from './placement.module.css'
import { type PoolList, poolNames } from './pool-lines.ts'

interface FiguresProps {
  readonly balance: PlacementBalance
  /** Outside a plan there is no branch point to balance against: only who waits is known. */
  readonly inPlan: boolean
  readonly list: PoolList
  readonly onList: (list: PoolList) => void
}

const signs: Readonly<Record<PoolList, string>> = { entered: '', placed: '= ', left: '+ ', waiting: '+ ' }

/** 进池 = 已安置 + 离岗 + 待安置; each figure opens its list. */
export function Figures({ balance, inPlan, list, onList }: FiguresProps) {
  const lists = inPlan ? (['entered', 'placed', 'left', 'waiting'] as const) : (['waiting'] as const)
  return (
    <div className={styles.figures} data-testid="placement-figures">
      {lists.map((one) => (
        <span key={one}>
          {inPlan && signs[one]}
          <button
            type="button"
            className={styles.figure}
            data-testid={`placement-figure-${one}`}
            aria-pressed={list === one}
            onClick={() => onList(one)}
          >
            {poolNames[one]} {balance[one].length}
          </button>
        </span>
      ))}
      <span className={balance.isOpen ? styles.open : styles.even}>
        {balance.isOpen ? '▲ 未平' : '✓ 已平'}
      </span>
    </div>
  )
}
