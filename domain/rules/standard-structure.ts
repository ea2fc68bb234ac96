import type { Finding } from '../finding.ts'
import type { Model } from '../model.ts'
import type { Plate } from '../plate.ts'
import type { Unit } from '../unit.ts'
import { unitRule } from './rule.ts'
import { type StandardOffice, standardOffices } from './standard-structure-data.ts'
import { sources, unitTitle } from './wording.ts'

/** S3: every subdistrict has exactly the standard four internal offices with their plates (where the setting is on). */
export const standardStructure = unitRule(
  { codes: ['S3'], title: '街道内设机构按标准设置', basis: `${sources.reform}：统一规范街道内设机构` },
  function* (model, unit) {
    if (unit.kind !== 'subdistrict' || !model.isOpen(unit) || model.setting('standardStructure') !== 'on')
      return
    const offices = model.childrenOf(unit.id).filter((child) => child.kind === 'office')
    const matched = matchOffices(model, offices)
    const place = unitTitle(model, unit.id)
    const finding = (aspect: string, sentence: string, evidence: Finding['evidence'] = []) =>
      ({
        code: 'S3',
        severity: 'warn',
        subject: { table: 'unit', id: unit.id },
        aspect,
        sentence,
        evidence,
      }) as const
    for (const standard of standardOffices) {
      const office = matched.get(standard)
      const name = standard.frontLost
        ? `〔待核〕${standard.name}（${standard.plates.join('、')}）`
        : standard.name
      if (!office) {
        yield finding(`missing:${standard.name}`, `${place}缺标准内设机构“${name}”。`)
        continue
      }
      const { missing, extra } = comparePlates(model, office, standard)
      for (const plate of missing) {
        const text = `${place}${office.name}缺标准牌子“${plate}”。`
        yield finding(`plate:${standard.name}:${plate}`, text, [{ table: 'unit', id: office.id }])
      }
      for (const plate of extra) {
        const text = `${place}${office.name}的牌子“${plate.name}”不在标准设置之内。`
        yield finding(`extraPlate:${plate.id}`, text, [{ table: 'plate', id: plate.id }])
      }
    }
    const taken = new Set([...matched.values()].map(({ id }) => id))
    for (const office of offices.filter(({ id }) => !taken.has(id))) {
      const text = `${place}的“${office.name}”不在标准内设机构之内。`
      yield finding(`extra:${office.id}`, text, [{ table: 'unit', id: office.id }])
    }
  },
)

/** Full names first, so that the office whose name lost its front can only take what is left. */
function matchOffices(model: Model, offices: readonly Unit[]): Map<StandardOffice, Unit> {
  const matched = new Map<StandardOffice, Unit>()
  const left = new Set(offices)
  const take = (standard: StandardOffice, fits: (office: Unit) => boolean) => {
    const office = matched.has(standard) ? undefined : [...left].find(fits)
    if (!office) return
    matched.set(standard, office)
    left.delete(office)
  }
  const named = standardOffices.filter((standard) => !standard.frontLost)
  for (const standard of named) take(standard, (office) => office.name === standard.name)
  for (const standard of standardOffices.filter(({ frontLost }) => frontLost)) {
    const ends = (office: Unit) => office.name.endsWith(standard.name)
    const bodies = (office: Unit) => bodyNames(model, office)
    take(standard, (office) => ends(office) && standard.plates.every((plate) => bodies(office).has(plate)))
    take(standard, (office) => ends(office) && office.nameStatus === 'unverified')
    take(standard, (office) => office.name === standard.name)
  }
  return matched
}

/** The bodies in brackets: open plates, and those that were settled as units below the office. */
function bodyNames(model: Model, office: Unit): Set<string> {
  const below = model.openBy('unit.parentId', office.id)
  return new Set([...model.openBy('plate.unitId', office.id), ...below].map(({ name }) => name))
}

function comparePlates(
  model: Model,
  office: Unit,
  standard: StandardOffice,
): { readonly missing: readonly string[]; readonly extra: readonly Plate[] } {
  const bodies = bodyNames(model, office)
  return {
    missing: standard.plates.filter((plate) => !bodies.has(plate)),
    extra: model.openBy('plate.unitId', office.id).filter(({ name }) => !standard.plates.includes(name)),
  }
}
