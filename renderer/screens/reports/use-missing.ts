import type { ExportTableFacts } from '../../../domain/workbook.ts'
import { usePersonal } from '../../stores/personal.ts'
import type { useSides } from '../compare/use-sides.ts'
import { type PaperChoice, readyOf } from './choice.ts'

/** Whether a paper is asked for with numbers that are locked. */
export function useLocked(facts: ExportTableFacts, choice: PaperChoice): boolean {
  return usePersonal()?.state === 'locked' && facts.personal && choice.personal === 'full'
}

/** What is still missing before a paper can be exported, as a sentence; null where nothing is. */
export function useMissing(
  facts: ExportTableFacts,
  choice: PaperChoice,
  sides: ReturnType<typeof useSides>,
): string | null {
  const isLocked = useLocked(facts, choice)
  return isLocked ? '个人信息已锁定，解锁后才能完整导出' : readyOf(facts, choice, sides)
}
