import type { Appointment } from '../appointment.ts'
import type { LabourContract } from '../labour-contract.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Post } from '../post.ts'
import type { Unit } from '../unit.ts'
import { unitsInOrder } from './roster.ts'

/** A person without an establishment, at the post that they were engaged for. */
export interface OffEstablishmentLine {
  readonly unit: Unit
  readonly person: Person
  readonly appointment: Appointment
  readonly post: Post | undefined
  /** The contract in force; absent where none is entered, and the 聘期 of the post stands in for it. */
  readonly contract: LabourContract | undefined
  /** 岗位类别额度: the approved posts of the category at the nearest unit that has such a number; null while open. */
  readonly allowance: number | null
}

/** 编外人员 of a branch, or of all, in the order of the chart: exactly those whom the tally counts as 编外. */
export function offEstablishmentLines(model: Model, unitId?: string): OffEstablishmentLine[] {
  return unitsInOrder(model, unitId).flatMap((unit) =>
    model
      .openBy('appointment.unitId', unit.id)
      .filter((row) => row.kind === 'main' && row.employment !== null)
      .map((appointment) => ({ appointment, post: model.get('post', appointment.postId) }))
      .sort(
        (a, b) =>
          (a.post?.sortNo ?? 0) - (b.post?.sortNo ?? 0) || a.appointment.id.localeCompare(b.appointment.id),
      )
      .flatMap(({ appointment, post }) => {
        const person = model.get('person', appointment.personId)
        return person
          ? [
              {
                ...{ unit, person, appointment, post },
                contract: model.openBy('labourContract.personId', person.id)[0],
                allowance: allowanceOf(model, unit.id, post),
              },
            ]
          : []
      }),
  )
}

function allowanceOf(model: Model, unitId: string, post: Post | undefined): number | null {
  if (!post) return null
  for (const id of model.pathUp(unitId)) {
    const quota = model.quotaOf(id, { ledger: 'posts', kind: post.category, level: '' })
    if (quota) return quota.amount
  }
  return null
}
