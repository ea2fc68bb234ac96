import { useEffect, useMemo } from 'react'
import { type PowerLine, powerLines } from '../../../domain/reports/powers.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { sentenceKeys } from '../search.ts'

/** How many items are spelled at a time, so that nobody waits for it. */
const slice = 60

/** Every item as the list shows it; their pinyin is made in the pauses, so that the first key finds it ready. */
export function usePowerLines(): readonly PowerLine[] {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const lines = useMemo(() => powerLines(model), [model, revision])
  useEffect(() => {
    let next = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const spell = () => {
      for (const { power } of lines.slice(next, next + slice)) {
        sentenceKeys(power.name)
        sentenceKeys(power.department)
      }
      next += slice
      if (next < lines.length) timer = setTimeout(spell, 16)
    }
    timer = setTimeout(spell, 50)
    return () => clearTimeout(timer)
  }, [lines])
  return lines
}
