import type { Day } from '../day.ts'
import { type Power, type PowerStatus, powerStatuses } from '../power.ts'
import { codeName } from '../vocabulary/code-table.ts'

/**
 * The way of an item (domain-facts.md section 5): 意向 → 双方书面确认 → 合法性审查 → 公布 → 分批承接. A step stands on
 * those before it; none can be entered while one of them is missing, nor with an earlier date.
 */
export const powerSteps = [
  { column: 'intendedOn', name: '放权意向', after: [] },
  { column: 'giverConfirmedOn', name: '放权方书面确认', after: ['intendedOn'] },
  { column: 'takerConfirmedOn', name: '承接方书面确认', after: ['intendedOn'] },
  { column: 'reviewedOn', name: '合法性审查', after: ['giverConfirmedOn', 'takerConfirmedOn'] },
  { column: 'publishedOn', name: '公布', after: ['reviewedOn'] },
  { column: 'handedOverOn', name: '交接', after: ['publishedOn'] },
] as const satisfies readonly {
  readonly column: keyof Power
  readonly name: string
  readonly after: readonly (keyof Power)[]
}[]
export type PowerStep = (typeof powerSteps)[number]['column']

/** What is entered of an item's way: the days of its steps and the 文号 of the publication. */
export type PowerPapers = Pick<Power, PowerStep | 'publishedNumber'>
/** A paper that a status needs; the holder is one of them. */
export type PowerPaper = PowerStep | 'publishedNumber' | 'holderId'

const paperNames: Readonly<Record<PowerPaper, string>> = {
  intendedOn: '放权意向日期',
  giverConfirmedOn: '放权方确认日期',
  takerConfirmedOn: '承接方确认日期',
  reviewedOn: '合法性审查日期',
  publishedNumber: '公布文号',
  publishedOn: '公布日期',
  handedOverOn: '交接日期',
  holderId: '承接主体',
}

const forRelease: readonly PowerPaper[] = [
  'intendedOn',
  'giverConfirmedOn',
  'takerConfirmedOn',
  'reviewedOn',
  'publishedNumber',
  'publishedOn',
  'holderId',
]

/** What must be on file for a status (V19 among them). */
const papersFor: Readonly<Record<PowerStatus, readonly PowerPaper[]>> = {
  proposed: [],
  disputed: [],
  released: forRelease,
  takenUp: [...forRelease, 'handedOverOn'],
  retained: [],
  cancelled: [],
}

/** Where each status can lead; nothing is taken up that was not handed down first. The last ones take a step back. */
const nextOf: Readonly<Record<PowerStatus, readonly PowerStatus[]>> = {
  proposed: ['released', 'disputed', 'retained', 'cancelled'],
  disputed: ['released', 'proposed', 'retained', 'cancelled'],
  released: ['takenUp', 'retained', 'cancelled', 'proposed'],
  takenUp: ['retained', 'cancelled', 'released'],
  retained: ['proposed', 'cancelled'],
  cancelled: ['proposed'],
}

export function nextStatuses(status: PowerStatus): readonly PowerStatus[] {
  return nextOf[status]
}

export function statusName(status: PowerStatus): string {
  return codeName(powerStatuses, status)
}

export function paperName(paper: PowerPaper): string {
  return paperNames[paper]
}

/** The papers that an item lacks for a status. */
export function missingPapers(power: Power, status: PowerStatus): PowerPaper[] {
  return papersFor[status].filter((paper) => power[paper] === null)
}

/** What is wrong with an item at one of its papers, as a sentence without the item's name. */
export interface PowerFault {
  /** The paper at which it is; `status` where papers are missing. */
  readonly at: PowerPaper | 'status'
  readonly sentence: string
}

/** The steps of an item that are out of order. */
export function stepFaults(papers: PowerPapers): PowerFault[] {
  const faults: PowerFault[] = []
  for (const { column, name, after } of powerSteps) {
    const day = papers[column]
    if (day === null) continue
    for (const earlier of after) {
      const before = papers[earlier]
      const earlierName = stepName(earlier)
      if (before === null) {
        faults.push({ at: column, sentence: `尚未登记${earlierName}，不能先登记${name}` })
      } else if (day < before) {
        faults.push({ at: column, sentence: `${name}日期 ${day} 早于${earlierName}日期 ${before}` })
      }
    }
  }
  return faults
}

/** Steps that are entered as done and lie ahead; only the hand-over of what is not 已承接 yet may be planned. */
function futureFaults(power: Power, today: Day): PowerFault[] {
  return powerSteps.flatMap(({ column, name }) => {
    const day = power[column]
    if (day === null || day <= today) return []
    if (column === 'handedOverOn' && power.status !== 'takenUp') return []
    return [{ at: column, sentence: `${name}日期 ${day} 未到` }]
  })
}

/** What is wrong with an item as it stands: papers that its status needs, steps out of order or still to come. */
export function stateFaults(power: Power, today: Day): PowerFault[] {
  const missing = missingPapers(power, power.status)
  const lack = `列为“${statusName(power.status)}”缺${missing.map(paperName).join('、')}`
  return [
    ...(missing.length > 0 ? [{ at: 'status', sentence: lack } as const] : []),
    ...stepFaults(power),
    ...futureFaults(power, today),
  ]
}

/** Why an item cannot go to a status on a day, sentence by sentence without its name; empty where it can. */
export function obstaclesTo(power: Power, status: PowerStatus, today: Day): string[] {
  const obstacles: string[] = []
  if (power.status === status) obstacles.push(`已经是“${statusName(status)}”`)
  else if (!nextOf[power.status].includes(status)) obstacles.push(outOfOrder(power.status, status))
  return [...obstacles, ...stateFaults({ ...power, status }, today).map(({ sentence }) => sentence)]
}

/** Why one status does not follow another. */
export function outOfOrder(from: PowerStatus, to: PowerStatus): string {
  const through = to === 'takenUp' ? `，须先列为“${statusName('released')}”` : ''
  return `现为“${statusName(from)}”，不能直接列为“${statusName(to)}”${through}`
}

/** Whether a status follows another at once, or, in a list that tells several steps together, by way of 已下放待承接. */
export function isReachable(from: PowerStatus, to: PowerStatus): boolean {
  if (from === to || nextOf[from].includes(to)) return true
  return to === 'takenUp' && nextOf[from].includes('released')
}

function stepName(step: PowerStep): string {
  return powerSteps.find(({ column }) => column === step)?.name ?? step
}

/** The day from which an item's status holds; null where nobody entered it. */
export function statusSince(power: Power): Day | null {
  if (power.status === 'takenUp') return power.handedOverOn
  return power.status === 'released' ? power.publishedOn : power.statusOn
}

/** An item as it stood on a day, as far as its dates tell: what was done later is not done yet. */
export function powerOn(power: Power, day: Day): Power {
  const later = powerSteps.filter(({ column }) => (power[column] ?? day) > day).map(({ column }) => column)
  const since = statusSince(power)
  const isLater = since !== null && since > day
  if (!isLater && later.length === 0) return power
  const then: Power = { ...power, ...Object.fromEntries(later.map((column) => [column, null])) }
  if (!isLater) return then
  const status = then.handedOverOn !== null ? 'takenUp' : then.publishedOn !== null ? 'released' : 'proposed'
  return { ...then, status, statusOn: null }
}
