import { personRule } from './rule.ts'
import { sources, unitTitle } from './wording.ts'

/** V7: nobody is employed off the establishment and counted in it at the same time. */
export const offEstablishment = personRule(
  {
    codes: ['V7'],
    title: '编外人员不计入编制',
    basis: `${sources.reform}：编外人员签订劳动合同，不占编制`,
  },
  function* (model, person) {
    const hired = model.openBy('appointment.personId', person.id).filter((row) => row.employment !== null)
    if (hired.length === 0) return
    const counted = model
      .openBy('position.personId', person.id)
      .filter((row) => row.counting !== 'concurrent')
    const [first] = counted
    if (!first) return
    yield {
      code: 'V7',
      severity: 'block',
      subject: { table: 'person', id: person.id },
      magnitude: counted.length,
      sentence: `${person.name}为编外用工，又在${unitTitle(model, first.unitId)}占用编制，两者不能并存。`,
      evidence: [
        ...hired.map(({ id }) => ({ table: 'appointment', id }) as const),
        ...counted.map(({ id }) => ({ table: 'position', id }) as const),
      ],
    }
  },
)
