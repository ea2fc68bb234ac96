import type { Appointment } from '../appointment.ts'
import type { Model } from '../model.ts'
import { appointmentModes } from '../vocabulary/appointment-mode.ts'
import { codeName } from '../vocabulary/code-table.ts'
import { compare } from './compare.ts'
import type { Difference, PersonDifference, PersonMove, PersonPlace } from './difference.ts'
import { establishmentName, unitTitle } from './naming.ts'

/** One line of the 人员划转安置名册, every column as it is printed. */
export interface PlacementLine {
  readonly key: string
  readonly person: string
  readonly oldUnit: string
  readonly oldPost: string
  readonly oldEstablishment: string
  readonly move: PersonMove
  /** 安置, 随岗划转, 编制划转, 新进, 待安置, or why the person left: 退休, 调出, 解聘 … */
  readonly destination: string
  readonly newUnit: string
  readonly newPost: string
  readonly mode: string
  readonly basis: string
  readonly effectiveOn: string
}

/** Everyone whose place is not the same on both sides, in the order of the chart. */
export function placementLines(
  before: Model,
  after: Model,
  difference: Difference = compare(before, after),
): PlacementLine[] {
  const basisOf = basisByLineage(difference)
  return difference.people.map((row): PlacementLine => {
    const { person, before: old, after: now } = row
    const main = mainOf(after, person.id, now)
    const document =
      row.move === 'establishment' ? positionOf(after, person.id)?.documentNumber : main?.documentNumber
    return {
      key: person.id,
      move: row.move,
      person: person.name,
      oldUnit: unitOf(before, old),
      oldPost: before.get('post', old?.postId ?? null)?.name ?? '',
      oldEstablishment: old ? establishmentName(old.establishmentKind) : '',
      destination: destinationOf(after, row),
      newUnit: unitOf(after, now),
      newPost: after.get('post', now?.postId ?? null)?.name ?? '',
      mode: now?.unitId ? codeName(appointmentModes, main?.mode ?? null) : '',
      basis: document ?? basisOf(old) ?? '',
      effectiveOn: dayOfMove(after, row, main) ?? '',
    }
  })
}

function unitOf(model: Model, place: PersonPlace | null): string {
  return unitTitle(model, place?.unitId ?? place?.establishmentUnitId ?? null)
}

function destinationOf(after: Model, { move, person, before, after: now }: PersonDifference): string {
  if (move === 'left') {
    const status = after.get('person', person.id)?.status
    return person.leftReason ?? (status === 'retired' ? '退休' : '离职')
  }
  if (move === 'joined') return now?.unitId ? '新进' : '新进，待安置'
  if (move === 'waiting') return '待安置'
  if (move === 'establishment') return '编制划转'
  const follows = before?.postId !== null && before?.postId === now?.postId
  return follows ? '随岗划转' : '安置'
}

function mainOf(model: Model, personId: string, place: PersonPlace | null): Appointment | undefined {
  return model
    .openBy('appointment.personId', personId)
    .find((row) => row.kind === 'main' && row.unitId === place?.unitId && row.postId === place.postId)
}

function positionOf(model: Model, personId: string) {
  return model.openBy('position.personId', personId).find((row) => row.counting !== 'concurrent')
}

/** The day on which the person came to the place, or lost the old one. */
function dayOfMove(
  after: Model,
  { move, person }: PersonDifference,
  main: Appointment | undefined,
): string | null {
  if (move === 'left') return person.leftOn
  if (move === 'establishment') return positionOf(after, person.id)?.startedOn ?? null
  if (main) return main.startedOn
  const ended = after
    .by('appointment.personId', person.id)
    .flatMap((row) => (row.kind === 'main' && row.endedOn !== null ? [row.endedOn] : []))
  return ended.sort().at(-1) ?? null
}

/** 依据 of what became of the old post, or else of the old unit. */
function basisByLineage({ lineage }: Difference): (place: PersonPlace | null) => string | null {
  const known = new Map<string, string>()
  for (const { sourceId, basis } of lineage)
    if (basis !== null && !known.has(sourceId)) known.set(sourceId, basis)
  return (place) => known.get(place?.postId ?? '') ?? known.get(place?.unitId ?? '') ?? null
}
