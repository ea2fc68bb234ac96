import { isMasked } from '../id-number.ts'
import type { LabourContract } from '../labour-contract.ts'
import type { Model } from '../model.ts'
import { personalColumns } from '../personal.ts'
import type { RosterContext, RosterField, RosterPerson } from '../roster.ts'
import { lineOf, type RosterLine, unitPathWithStreet } from './roster.ts'

/** What of the workbook a roster is matched against and compared with, and which of its columns cannot come in now. */
export function rosterContext(model: Model, canFillPersonal = true): RosterContext {
  const units = [...model.rows.unit.values()].filter((unit) => unit.kind !== 'external' && model.isOpen(unit))
  return {
    units: units.map(({ id, name }) => ({ id, name, path: unitPathWithStreet(model, id) })),
    posts: [...model.rows.post.values()]
      .filter((post) => model.isOpen(post))
      .map(({ id, unitId, name }) => ({ id, unitId, name })),
    people: [...model.rows.person.values()].map((person) => rosterPerson(model, lineOf(model, person))),
    today: model.asOf,
    leaveOut: canFillPersonal ? [] : personalColumns,
  }
}

function rosterPerson(model: Model, line: RosterLine): RosterPerson {
  const { person, unit } = line
  return {
    id: person.id,
    name: asRead(person.name, 'name'),
    // An encrypted number cannot be compared with the roster's.
    idNumber: fullOrNull(person.idNumber),
    birthDate: person.birthDate,
    unitId: unit?.id ?? null,
    facts: factsOf(line, model.openBy('labourContract.personId', person.id)[0]),
  }
}

/** The person's values under the roster's own column names, spelled as a parsed roster spells them. */
function factsOf(
  line: RosterLine,
  contract: LabourContract | undefined,
): Partial<Record<RosterField, string>> {
  const { person, position, appointment, post } = line
  const values: Partial<Record<RosterField, string | null | undefined>> = {
    name: person.name,
    sex: person.sex,
    ethnicGroup: person.ethnicGroup,
    birthDate: person.birthDate,
    idNumber: fullOrNull(person.idNumber),
    politicalStatus: person.politicalStatus,
    education: person.education,
    degree: person.degree,
    major: person.major,
    workStartedOn: person.workStartedOn,
    establishmentKind: position?.establishmentKind ?? (appointment ? 'offEstablishment' : null),
    positionTitle: position?.title,
    rank: position?.rank,
    positionStartedOn: position?.startedOn,
    postName: post?.name,
    postCategory: post?.category,
    postGrade: post?.grade,
    appointmentMode: appointment?.mode,
    termStart: appointment?.startedOn,
    termEnd: appointment?.termEndsOn,
    contractTerm: contract?.term,
    contractStart: contract?.startedOn,
    contractEnd: contract?.endsOn,
    probationUntil: contract?.probationUntil,
    employer: contract?.employer,
    fileKeptAt: person.fileKeptAt,
    filePay: person.filePay,
    phone: fullOrNull(person.phone),
    status: person.status,
    note: person.note,
  }
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      value === null || value === undefined ? [] : [[field, asRead(value, field)]],
    ),
  ) as Partial<Record<RosterField, string>>
}

function fullOrNull(text: string | null): string | null {
  return text === null || isMasked(text) ? null : text
}

/**
 * A text as it comes back from a sheet: without space around it, lines ended alike, and a name without the space with
 * which people align “张　三”. Otherwise what was exported would read back as a change, or as a second person.
 */
function asRead(text: string, field: string): string {
  const plain = text.trim().replaceAll(/\r\n?/g, '\n')
  return field === 'name' ? plain.replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '') : plain
}
