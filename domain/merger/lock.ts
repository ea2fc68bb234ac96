import { type Finding, findingKey } from '../finding.ts'
import { Model } from '../model.ts'
import { capsHeld } from '../rules/caps-held.ts'
import { idsOfSetting, mergerItems } from './items.ts'
import { placementBalance } from './placement.ts'

const mostNames = 5

/** What stands in the way of 定稿, each as a sentence; empty where the plan can be locked. */
export function lockObstacles(base: Model, model: Model): string[] {
  const open = mergerItems(base, model, idsOfSetting(model.setting('mergerSources'))).filter(
    ({ fate }) => fate === null,
  )
  const { waiting, isOpen } = placementBalance(base, model)
  return [
    ...(open.length > 0 ? [`并改工作台还有 ${open.length} 项未处置：${namesOf(open)}。`] : []),
    ...(isOpen ? [`仍有 ${waiting.length} 人待安置：${namesOf(waiting)}。`] : []),
    ...(open.length > 0 ? [] : excessOf(base, model)),
  ]
}

/** Numbers above what is approved that the plan brought or made worse; what was above before may stay (只减不增). */
function excessOf(base: Model, model: Model): string[] {
  const before = new Map(excesses(base).map((finding) => [findingKey(finding), finding.magnitude]))
  return excesses(model)
    .filter((finding) => finding.magnitude > (before.get(findingKey(finding)) ?? 0))
    .map(({ sentence }) => sentence)
}

/** Counted as 现行 counts: no reorganisation is under way there. */
function excesses(model: Model): Finding[] {
  const rows = model.allRows()
  const setting = rows.setting.filter(({ id }) => id !== 'mergerSources')
  const found = capsHeld.run(new Model({ ...rows, setting }, model.asOf), 'all', 'without')
  return found.filter(({ severity }) => severity === 'block')
}

function namesOf(rows: readonly { readonly name: string }[]): string {
  const names = rows.slice(0, mostNames).map(({ name }) => name)
  return `${names.join('、')}${rows.length > mostNames ? ' 等' : ''}`
}
