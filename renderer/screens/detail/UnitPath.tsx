import { Fragment } from 'react'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { jumpTo } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'

interface UnitPathProps {
  readonly unitId: string
  /** Whether the unit itself is a step too: for what stands inside it. */
  readonly inclusive?: boolean
}

/** The way down from the top, each step a place to go to. */
export function UnitPath({ unitId, inclusive = false }: UnitPathProps) {
  const model = useModel()
  const steps = model
    .pathUp(unitId)
    .slice(inclusive ? 0 : 1)
    .reverse()
  if (steps.length === 0) return <p className={styles.path}>顶层机构</p>
  return (
    <nav className={styles.path} aria-label="所在位置">
      {steps.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ' / '}
          <LinkButton onClick={() => jumpTo({ table: 'unit', id })}>
            {model.get('unit', id)?.name ?? '？'}
          </LinkButton>
        </Fragment>
      ))}
    </nav>
  )
}
