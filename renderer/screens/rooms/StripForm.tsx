import type { Floor } from '../../../domain/floor.ts'
import type { Point } from '../../../domain/rooms/outline.ts'
import { type PlaceForm, PlaceForms } from './PlaceForms.tsx'
import { ScaleForm } from './ScaleForm.tsx'
import { StandardForm } from './StandardForm.tsx'

/** What stands open above the plan. */
export type Strip =
  | PlaceForm
  | { readonly kind: 'standard' }
  | { readonly kind: 'scale'; readonly from: Point; readonly to: Point }

interface StripFormProps {
  readonly strip: Strip
  readonly floor: Floor | undefined
  readonly close: () => void
  readonly onFloor: (id: string) => void
}

export function StripForm({ strip, floor, close, onFloor }: StripFormProps) {
  if (strip.kind === 'standard') return <StandardForm close={close} />
  if (strip.kind !== 'scale') return <PlaceForms form={strip} close={close} onFloor={onFloor} />
  const { from, to } = strip
  return floor ? (
    <ScaleForm key={`${from} ${to}`} floorId={floor.id} from={from} to={to} close={close} />
  ) : null
}
