import type { Model } from '../model.ts'
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
  ]
}

function namesOf(rows: readonly { readonly name: string }[]): string {
  const names = rows.slice(0, mostNames).map(({ name }) => name)
  return `${names.join('、')}${rows.length > mostNames ? ' 等' : ''}`
}
