import type { Model } from '../../domain/model.ts'
import { refusalNow } from '../stores/permission.ts'
import { type Drop, type DropPreview, previewDrop, refusedDrop } from './drop.ts'

/** What a drop would do; to whoever may not do it the reason is told in place of the figures. */
export function previewPermitted(
  model: Model,
  drop: Drop,
  preview: () => DropPreview = () => previewDrop(model, drop),
): DropPreview {
  const reason = refusalNow(drop.name, drop.input)
  return reason === null ? preview() : refusedDrop(reason)
}
