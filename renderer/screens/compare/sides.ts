import type { PlanFile, Side } from '../../../domain/branch.ts'
import type { WorkbookStatus } from '../../../domain/workbook.ts'
import { readDay } from '../../controls/field.ts'

/** What can stand on a side of a comparison. */
export interface SideOption {
  readonly key: string
  readonly label: string
  readonly side: Side
}

/** What is chosen on a side; the day as it was typed, empty for the side's own. */
export interface SideChoice {
  readonly key: string
  readonly asOf: string | null
}

type Open = NonNullable<WorkbookStatus['open']>

/** The sides in an order in which the first two are the likeliest question: from where a plan started to what it is. */
export function sideChoices(open: Open, plans: readonly PlanFile[]): SideOption[] {
  const ready = plans.filter((plan) => plan.state === 'ready')
  const current: SideOption = { key: 'current', label: '现行', side: { file: open.mainFile } }
  const ofPlan = (plan: PlanFile): SideOption[] => [
    { key: `${plan.file}#base`, label: `${plan.branch.name} 起点`, side: { file: plan.file, atBase: true } },
    {
      key: plan.file,
      label: `${plan.branch.name}${plan.branch.lockedAt ? '（已定稿）' : ''}`,
      side: { file: plan.file },
    },
  ]
  const here = ready.find((plan) => plan.file === open.file)
  const others = ready.filter((plan) => plan !== here)
  if (here) {
    // What a plan imported as the old structure of its 并改工作台 was not there at its start.
    const withSources: SideOption = {
      key: `${here.file}#sources`,
      label: `${here.branch.name} 起点（含导入的原机构）`,
      side: { atBase: true, withSources: true },
    }
    return [...ofPlan(here), withSources, current, ...others.flatMap(ofPlan)]
  }
  return [current, ...others.flatMap((plan) => ofPlan(plan).reverse())]
}

/** The side as the backend is asked for it; null while the day that is typed is none. */
export function sideOf(choices: readonly SideOption[], choice: SideChoice): Side | null {
  const option = choices.find(({ key }) => key === choice.key)
  if (!option) return null
  if (!choice.asOf) return option.side
  const day = readDay(choice.asOf)
  return day === null ? null : { ...option.side, asOf: day }
}
