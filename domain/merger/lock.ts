import type { Model } from '../model.ts'
import { placementBalance } from './placement.ts'

const mostNames = 5

/** What stands in the way of 定稿, each as a sentence; empty where the plan can be locked. */
export function lockObstacles(base: Model, model: Model): string[] {
  const { waiting, isOpen } = placementBalance(base, model)
  if (!isOpen) return []
  const names = waiting.slice(0, mostNames).map((person) => person.name)
  return [`仍有 ${waiting.length} 人待安置：${names.join('、')}${waiting.length > mostNames ? ' 等' : ''}。`]
}
