import { useDeferredValue, useMemo } from 'react'
import type { Finding } from '../../domain/finding.ts'
import type { Model } from '../../domain/model.ts'
import { evaluate } from '../../domain/rules/evaluate.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'

/** The last evaluation: the top bar and the panel ask for the same one, and it is the dearest look of the screen. */
let last: { readonly model: Model; readonly revision: number; readonly findings: readonly Finding[] } | null =
  null

function findingsAt(model: Model, revision: number): readonly Finding[] {
  if (last?.model !== model || last.revision !== revision) {
    last = { model, revision, findings: evaluate(model, 'all') }
  }
  return last.findings
}

/** All findings on the open workbook; they follow a change after the screen has shown it. */
export function useFindings(): readonly Finding[] {
  const model = useModel()
  const revision = useDeferredValue(useWorkbook((state) => state.revision))
  return useMemo(() => findingsAt(model, revision), [model, revision])
}
