import { capName } from '../caps.ts'
import type { Model } from '../model.ts'
import type { Position } from '../position.ts'
import type { UnitKind } from '../unit.ts'
import { personRule } from './rule.ts'
import { institutionalKinds, sources, unitTitle } from './wording.ts'

/** Bodies of government, in which 事业编制 has no place unless it was approved there. */
const governmentKinds: ReadonlySet<UnitKind> = new Set(['committee', 'subdistrict', 'bureau', 'office'])

/**
 * V6: 行政编制 in an 所属事业单位, or 事业编制 in a body of government that was approved none.
 * Found per person, so that whoever was mixed before may be moved and nobody new becomes so.
 */
export const mixedEstablishment = personRule(
  { codes: ['V6'], title: '行政编制、事业编制不得混用', basis: sources.regulation },
  function* (model, person) {
    const mixed: Mixed[] = []
    for (const position of model.openBy('position.personId', person.id)) {
      const reason = position.counting === 'concurrent' ? null : reasonOf(model, position)
      if (reason !== null) mixed.push({ position, reason, side: sideOf(position) })
    }
    for (const side of mixed.length === 0 ? [] : (['administrative', 'institutional'] as const)) {
      const here = mixed.filter((each) => each.side === side)
      const blocked = here.filter(({ reason }) => reason !== 'unverifiedPlate')
      const worst = blocked.length > 0 ? blocked : here
      const [first] = worst
      if (!first) continue
      yield {
        code: 'V6',
        severity: blocked.length > 0 ? 'block' : 'warn',
        subject: { table: 'person', id: person.id },
        aspect: side,
        magnitude: worst.length,
        sentence: sentence(model, person.name, first),
        evidence: worst.map(({ position }) => ({ table: 'position', id: position.id })),
      }
    }
  },
)

interface Mixed {
  readonly position: Position
  readonly reason: Reason
  readonly side: ReturnType<typeof sideOf>
}

type Reason = 'administrativeInInstitution' | 'notApproved' | 'unverifiedPlate'

function sideOf(position: Position): 'administrative' | 'institutional' | null {
  if (position.establishmentKind === 'administrative') return 'administrative'
  return institutionalKinds.has(position.establishmentKind) ? 'institutional' : null
}

function reasonOf(model: Model, position: Position): Reason | null {
  const unit = model.get('unit', position.unitId)
  if (!unit) return null
  if (sideOf(position) === 'administrative') {
    return unit.kind === 'institution' ? 'administrativeInInstitution' : null
  }
  if (!governmentKinds.has(unit.kind)) return null
  if (model.pathUp(unit.id).some((id) => hasInstitutionalQuota(model, id))) return null
  // A body in brackets that was settled as an 所属事业单位 has become a unit below this one.
  if (model.openBy('unit.parentId', unit.id).some((child) => child.kind === 'institution')) return null
  const open = model.openBy('plate.unitId', unit.id)
  return open.some((plate) => plate.relation === 'unverified') ? 'unverifiedPlate' : 'notApproved'
}

/** Whether a unit itself has an approved number of 事业编制 in force. */
export function hasInstitutionalQuota(model: Model, unitId: string): boolean {
  return model
    .openBy('quota.unitId', unitId)
    .some((quota) => quota.ledger === 'establishment' && institutionalKinds.has(quota.kind))
}

function sentence(model: Model, name: string, { position, reason }: Mixed): string {
  const place = unitTitle(model, position.unitId)
  const kind = capName({ ledger: 'establishment', kind: position.establishmentKind, level: '' })
  if (reason === 'administrativeInInstitution')
    return `${name}占${kind}，而${place}为所属事业单位，属混用编制。`
  if (reason === 'notApproved') return `${name}占${kind}，而${place}及其上级均未核定事业编制，属混用编制。`
  return `${name}占${kind}，${place}未核定事业编制；其括号内机构性质待核，核定为所属事业单位后方可占用。`
}
