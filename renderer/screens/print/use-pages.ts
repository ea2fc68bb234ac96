import { startTransition, useEffect, useState } from 'react'
import type { Model } from '../../../domain/model.ts'
import type { Progress } from '../../../domain/scene/atlas.ts'
import type { ScenePage } from '../../../domain/scene/pages.ts'
import { notifyError } from '../../stores/notice.ts'
import { runWork } from '../../stores/run-work.ts'
import type { PrintBeside, PrintChoice, PrintProduct } from './product.ts'

interface MadePages {
  readonly pages: readonly ScenePage[]
  /** How far the work is; null when the pages stand. */
  readonly progress: Progress | null
}

/** The pages of a product, made anew whenever the choice or the workbook changes, between the frames of the window. */
export function usePages(
  product: PrintProduct,
  model: Model,
  revision: number,
  choice: PrintChoice,
  beside: PrintBeside | null,
): MadePages {
  const [made, setMade] = useState<MadePages>({ pages: [], progress: { done: 0, total: 1 } })
  const chosen = JSON.stringify(choice)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object, its revision says that it changed
  useEffect(() => {
    if (beside === null) return undefined
    const stop = new AbortController()
    const fail = (error: unknown) => {
      if (!stop.signal.aborted) notifyError(error)
    }
    makePages(product, model, JSON.parse(chosen) as PrintChoice, beside, stop.signal, (progress) =>
      startTransition(() => setMade((before) => ({ ...before, progress }))),
    ).then((pages) => {
      // Pages are mounted between the frames as well.
      if (!stop.signal.aborted) startTransition(() => setMade({ pages, progress: null }))
    }, fail)
    return () => stop.abort()
  }, [product, model, revision, chosen, beside])
  return made
}

/** The pages of a product. Ends with the signal's reason where it is aborted. */
export async function makePages(
  product: PrintProduct,
  model: Model,
  choice: PrintChoice,
  beside: PrintBeside,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<readonly ScenePage[]> {
  const made = product.pages(model, choice, beside)
  return 'next' in made ? runWork(made, signal, onProgress) : made
}
