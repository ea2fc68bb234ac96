import type { IndicatorPick, Score } from '../assessment.ts'
import type { Indicator, IndicatorLevel } from '../indicator.ts'
import type { Model } from '../model.ts'
import type { Unit } from '../unit.ts'
import { placesOf } from './results.ts'
import { twoDecimals } from './scoring.ts'

/** Whom a line of the sheet is about: a unit at the first two levels, a person at the third. */
export interface Subject {
  readonly unitId: string | null
  readonly personId: string | null
}

/** One subject of a period with what it is measured by and what it has earned. */
export interface SheetLine extends Subject {
  readonly id: string
  readonly name: string
  /** Where a person works, what a unit stands under. */
  readonly placeId: string | null
  readonly cells: ReadonlyMap<string, SheetCell>
  /** Weights of all its indicators in the period, those of other levels too. */
  readonly weights: number
  readonly picked: number
  readonly scored: number
}

export interface SheetCell {
  readonly pick: IndicatorPick
  readonly score: Score | null
}

/** What a grid of indicators shows: units or people by indicator, for a level and a branch of units. */
export function sheetLines(
  model: Model,
  periodId: string,
  level: IndicatorLevel,
  unitId?: string,
): SheetLine[] {
  const picks = new Map<string, IndicatorPick[]>()
  for (const pick of model.by('indicatorPick.periodId', periodId)) {
    const id = pick.personId ?? pick.unitId ?? ''
    const own = picks.get(id)
    if (own) own.push(pick)
    else picks.set(id, [pick])
  }
  const isWithin = (placeId: string | null) => unitId === undefined || model.pathUp(placeId).includes(unitId)
  const lines =
    level === 'person'
      ? peopleOf(model, periodId, picks).filter(({ placeId }) => isWithin(placeId))
      : unitsOf(model, level, picks).filter(({ id }) => isWithin(id))
  return lines.map((line) => ({ ...line, ...cellsOf(model, picks.get(line.id) ?? []) }))
}

type Head = Subject & Pick<SheetLine, 'id' | 'name' | 'placeId'>

/** Who works at the end of the period, in the order of the units, and everybody else who is measured. */
function peopleOf(model: Model, periodId: string, picks: ReadonlyMap<string, unknown>): Head[] {
  const placeOf = placesOf(model, [periodId])
  const order = new Map(unitsBelow(model).map(({ id }, index) => [id, index]))
  const rankOf = ({ placeId }: Head) => order.get(placeId ?? '') ?? order.size
  const heads = [...model.rows.person.values()].flatMap((person): Head[] => {
    const placeId = placeOf(person.id)
    if ((placeId === null || person.status !== 'active') && !picks.has(person.id)) return []
    return [{ id: person.id, name: person.name, placeId, unitId: null, personId: person.id }]
  })
  return heads.sort((a, b) => rankOf(a) - rankOf(b))
}

/** 一级 measures the 管委会, or what stands on top where there is none; 二级 everything below. */
function unitsOf(model: Model, level: IndicatorLevel, picks: ReadonlyMap<string, unknown>): Head[] {
  const own = unitsBelow(model)
  const tops = new Set(own.filter(({ kind }) => kind === 'committee').map(({ id }) => id))
  if (tops.size === 0) for (const { id, parentId } of own) if (parentId === null) tops.add(id)
  return own
    .filter(({ id }) => tops.has(id) === (level === 'committee') || picks.has(id))
    .map(({ id, name, parentId }) => ({ id, name, placeId: parentId, unitId: id, personId: null }))
}

/** The units in force in the order of the document, each followed by those below it. */
function unitsBelow(model: Model): Unit[] {
  const below = (unit: Unit): Unit[] => [unit, ...model.childrenOf(unit.id).flatMap(below)]
  return [...model.rows.unit.values()]
    .filter((unit) => unit.parentId === null && unit.kind !== 'external' && model.isOpen(unit))
    .sort((a, b) => a.sortNo - b.sortNo)
    .flatMap(below)
}

function cellsOf(model: Model, picks: readonly IndicatorPick[]) {
  const cells = new Map<string, SheetCell>()
  let [weights, scored] = [0, 0]
  for (const pick of picks) {
    const score = model.firstBy('score.pickId', pick.id) ?? null
    cells.set(pick.indicatorId, { pick, score })
    weights += pick.weight
    if (score !== null && score.points !== null) scored += 1
  }
  return { cells, weights: twoDecimals(weights), picked: picks.length, scored }
}

/** An indicator in its place in the decomposition: 一级, below it its 二级, below these their 三级. */
export interface LibraryLine {
  readonly indicator: Indicator
  readonly depth: number
  /** Its picks in the period that is looked at. */
  readonly picks: readonly IndicatorPick[]
  /** Subjects of these picks whose weights do not make 100. */
  readonly uneven: readonly { readonly subjectId: string; readonly weights: number }[]
}

/** The library as a tree; what hangs on nothing stands at the end of its level. */
export function libraryLines(model: Model, periodId: string | null): LibraryLine[] {
  const sums = new Map<string, number>()
  const byIndicator = new Map<string, IndicatorPick[]>()
  for (const pick of periodId === null ? [] : model.by('indicatorPick.periodId', periodId)) {
    const subject = pick.personId ?? pick.unitId ?? ''
    sums.set(subject, (sums.get(subject) ?? 0) + pick.weight)
    byIndicator.set(pick.indicatorId, [...(byIndicator.get(pick.indicatorId) ?? []), pick])
  }
  const lineOf = (indicator: Indicator, depth: number): LibraryLine[] => {
    const picks = byIndicator.get(indicator.id) ?? []
    const uneven = picks.flatMap((pick) => {
      const subjectId = pick.personId ?? pick.unitId ?? ''
      const weights = twoDecimals(sums.get(subjectId) ?? 0)
      return weights === 100 ? [] : [{ subjectId, weights }]
    })
    const below = inOrder(model.by('indicator.parentId', indicator.id))
    return [{ indicator, depth, picks, uneven }, ...below.flatMap((child) => lineOf(child, depth + 1))]
  }
  const roots = inOrder([...model.rows.indicator.values()].filter(({ parentId }) => parentId === null))
  return roots.flatMap((root) => lineOf(root, 0))
}

const levelOrder: Readonly<Record<IndicatorLevel, number>> = { committee: 0, department: 1, person: 2 }

export function inOrder(indicators: readonly Indicator[]): Indicator[] {
  return indicators.toSorted((a, b) => levelOrder[a.level] - levelOrder[b.level] || a.sortNo - b.sortNo)
}
