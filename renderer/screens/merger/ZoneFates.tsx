import { zoneDecisions } from '../../../domain/commands/zone.ts'
import type { MergerItem } from '../../../domain/merger/items.ts'
import type { Model } from '../../../domain/model.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { run } from '../../stores/workbook.ts'

interface ZoneFatesProps {
  readonly base: Model
  readonly model: Model
  readonly items: readonly MergerItem[]
}

/** 大部制 as the source has it, offered while some of its departments are 未处置; each can be taken back. */
export function ZoneFates({ base, model, items }: ZoneFatesProps) {
  const decisions = zoneDecisions(
    model,
    items.filter(({ fate }) => fate === null),
  )
  if (decisions.length === 0) return null
  const earlier = [...base.rows.lineage.keys()]
  return (
    <PermitButton data-testid="merger-zone" onClick={() => void run('disposeItems', { decisions, earlier })}>
      按原文归并大部制 {decisions.length} 项
    </PermitButton>
  )
}
