import type { Model } from '../model.ts'
import { type OfficeRank, officeRanks } from '../vocabulary/office-rank.ts'

/** The document that sets the standard; its street level (乡级) is left to the province. */
export const officeStandardDocument = '发改投资〔2014〕2674号'

type Figures = Readonly<Record<OfficeRank, number>>

/**
 * 使用面积 per person in m², by the level of the body (党政机关办公用房建设标准, 发改投资〔2014〕2674号). The city's rows are
 * 正局（处）级, 副局（处）级 and below, the county's 县级正职 to 科级以下. The street's is set by the province and at most that
 * of 县级副职; 山东's own was not found, so 24 / 18 / 9 is offered and waits to be checked (domain-facts.md 6.1).
 */
export const officeStandards = {
  street: {
    name: '乡镇、街道级（由省定，待核）',
    figures: { divisionChief: 24, divisionDeputy: 18, sectionChief: 9, sectionDeputy: 9, below: 9 },
  },
  city: {
    name: '市级机关',
    figures: { divisionChief: 24, divisionDeputy: 18, sectionChief: 9, sectionDeputy: 9, below: 9 },
  },
  county: {
    name: '县级机关',
    figures: { divisionChief: 30, divisionDeputy: 24, sectionChief: 18, sectionDeputy: 12, below: 9 },
  },
} as const satisfies Record<string, { readonly name: string; readonly figures: Figures }>
export type OfficeStandardLevel = keyof typeof officeStandards

/** The standard by which a workbook's rooms are measured. */
export interface OfficeStandard {
  readonly level: OfficeStandardLevel
  readonly figures: Figures
  readonly document: string
  /** 待核: nobody has compared the figures with the document that holds here. */
  readonly isUnverified: boolean
  /** The least area per person in m² below which a room is full; null: nobody has set one. */
  readonly leastArea: number | null
}

export function officeStandardOf(model: Model): OfficeStandard {
  const asked = model.setting('officeStandardLevel')
  const level: OfficeStandardLevel = asked === 'city' || asked === 'county' ? asked : 'street'
  const least = Number(model.setting('officeLeastArea'))
  return {
    level,
    figures: readFigures(model.setting('officeStandardFigures')) ?? officeStandards[level].figures,
    document: model.setting('officeStandardDocument') || officeStandardDocument,
    isUnverified: model.setting('officeStandardChecked') !== 'on',
    leastArea: least > 0 ? least : null,
  }
}

/** Figures as a setting keeps them, highest rank first: `24,18,9,9,9`. */
export const writeFigures = (figures: Figures): string =>
  officeRanks.map(({ code }) => figures[code]).join(',')

function readFigures(text: string): Figures | null {
  const numbers = text.split(',').map(Number)
  if (numbers.length !== officeRanks.length || numbers.some((number) => !(number > 0))) return null
  return Object.fromEntries(officeRanks.map(({ code }, at) => [code, numbers[at]])) as unknown as Figures
}

/** The basis line of a finding about area. */
export function standardBasis({ document, level, isUnverified }: OfficeStandard): string {
  return `${document}，${officeStandards[level].name.replace('，待核', '')}${isUnverified ? '，标准待核' : ''}`
}
