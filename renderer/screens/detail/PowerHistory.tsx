import { useState } from 'react'
import { dayOf } from '../../../domain/day.ts'
import type { Power } from '../../../domain/power.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { useOperations } from '../history/use-operations.ts'
import styles from './detail.module.css'

/** More would push the rest of the panel out of sight; 变更台账 holds them all. */
const mostShown = 10

/** 变更记录 of an item, from the 变更台账; read when it is opened. */
export function PowerHistory({ power }: { readonly power: Power }) {
  const [open, setOpen] = useState(false)
  return (
    <Section title="变更记录">
      <LinkButton expanded={open} onClick={() => setOpen(!open)} testId="power-history">
        {open ? '收起' : '查看变更记录'}
      </LinkButton>
      {open && <Entries id={power.id} />}
    </Section>
  )
}

function Entries({ id }: { readonly id: string }) {
  const { rows, count } = useOperations({ rowId: id })
  return (
    <ul className={styles.lines} data-testid="power-history-lines">
      {rows.slice(0, mostShown).map((row) => (
        <li key={row.seq}>
          {dayOf(new Date(row.at))}　{row.title}
          <span className={styles.soft}>
            {' '}
            {[`第 ${row.seq} 条`, row.operator, row.documentNumber, row.reason].filter(Boolean).join('，')}
          </span>
        </li>
      ))}
      {(count ?? 0) > mostShown && <li className={styles.soft}>共 {count} 条，其余见变更台账。</li>}
    </ul>
  )
}
