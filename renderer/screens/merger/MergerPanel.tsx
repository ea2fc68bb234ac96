import type { FillRule } from '../../../domain/merger/fill.ts'
import type { MergerItem } from '../../../domain/merger/items.ts'
import type { Model } from '../../../domain/model.ts'
import { UnitAddChild } from '../detail/UnitForms.tsx'
import screenStyles from '../grids/screen.module.css'
import { DisposeForm } from './DisposeForm.tsx'
import { FillPanel } from './FillPanel.tsx'
import { ReopenPanel } from './ReopenPanel.tsx'
import { SourcesForm } from './SourcesForm.tsx'

/** What stands open above the view. */
export type MergerForm =
  | { readonly kind: 'sources' }
  | { readonly kind: 'dispose' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'fill'; readonly rule: FillRule }
  | { readonly kind: 'addUnit'; readonly unitId: string }

interface MergerPanelProps {
  readonly form: MergerForm
  readonly base: Model
  readonly model: Model
  readonly sources: readonly string[]
  readonly all: readonly MergerItem[]
  readonly chosen: readonly MergerItem[]
  readonly close: () => void
}

export function MergerPanel({ form, base, model, sources, all, chosen, close }: MergerPanelProps) {
  const undecided = chosen.filter(({ fate }) => fate === null)
  const decided = chosen.filter(({ fate }) => fate !== null)
  switch (form.kind) {
    case 'sources':
      return <SourcesForm sources={sources} close={close} />
    case 'fill':
      return <FillPanel key={form.rule} {...{ base, sources, close }} rule={form.rule} />
    case 'reopen':
      return decided.length > 0 ? <ReopenPanel {...{ base, all, close }} items={decided} /> : null
    case 'addUnit': {
      const unit = model.get('unit', form.unitId)
      return unit ? (
        <div className={`${screenStyles.scroll} ${screenStyles.upper}`}>
          <UnitAddChild key={unit.id} unit={unit} close={close} />
        </div>
      ) : null
    }
    default:
      return undecided.length > 0 ? (
        <div className={`${screenStyles.scroll} ${screenStyles.upper}`}>
          <DisposeForm base={base} items={undecided} close={close} />
        </div>
      ) : null
  }
}
