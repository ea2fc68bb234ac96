import { useState } from 'react'
import type { JurisdictionKind } from '../../../domain/jurisdiction.ts'
import type { Unit } from '../../../domain/unit.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { UnverifiedMark } from '../../controls/StateMark.tsx'
import { jumpTo } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import { jurisdictionKindNames } from '../../text.ts'
import styles from './detail.module.css'

const kinds: readonly JurisdictionKind[] = ['legal', 'administered']

/** Villages under the unit, by 行政隶属 and by 代管: two relations that are counted apart. */
export function UnitVillages({ unit }: { readonly unit: Unit }) {
  const model = useModel()
  const [open, setOpen] = useState<JurisdictionKind | null>(null)
  const rows = model.openBy('jurisdiction.unitId', unit.id)
  if (rows.length === 0) return null
  return (
    <Section title="村（居）">
      {kinds.map((kind) => {
        const held = rows.filter((row) => row.kind === kind)
        return (
          <div key={kind}>
            <LinkButton expanded={open === kind} onClick={() => setOpen(open === kind ? null : kind)}>
              {jurisdictionKindNames[kind]} {held.length} 个
            </LinkButton>
            {open === kind && (
              <ul className={styles.lines}>
                {held.map((row) => (
                  <li key={row.id} className={styles.line}>
                    <LinkButton onClick={() => jumpTo({ table: 'village', id: row.villageId })}>
                      {model.get('village', row.villageId)?.name ?? '？'}
                    </LinkButton>
                    {row.status === 'unverified' && <UnverifiedMark />}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )
      })}
    </Section>
  )
}
