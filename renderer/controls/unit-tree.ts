import type { Model } from '../../domain/model.ts'

export interface UnitNode {
  readonly value: string
  readonly title: string
  readonly children: readonly UnitNode[]
}

interface TreeOptions {
  /** A branch that must not be chosen. */
  readonly without?: string
  readonly external?: boolean
  /** A unit that is chosen already and stays to be seen, though it may be abolished. */
  readonly keep?: string | undefined
}

/** The units in force as a tree to choose from. */
export function unitTree(model: Model, options: TreeOptions = {}): UnitNode[] {
  const node = (id: string, title: string): UnitNode => ({
    value: id,
    title,
    children: model
      .childrenOf(id)
      .filter((child) => child.id !== options.without)
      .map((child) => node(child.id, child.name)),
  })
  const roots = [...model.rows.unit.values()]
    .filter((unit) => unit.parentId === null && unit.id !== options.without && model.isOpen(unit))
    .filter((unit) => options.external || unit.kind !== 'external')
    .sort((a, b) => a.sortNo - b.sortNo)
    .map((unit) => node(unit.id, unit.name))
  const kept = model.get('unit', options.keep || null)
  const gone = kept && !model.pathUp(kept.id).every((id) => isOpenUnit(model, id))
  return gone ? [...roots, { value: kept.id, title: `${kept.name}（已撤销）`, children: [] }] : roots
}

function isOpenUnit(model: Model, id: string): boolean {
  const unit = model.get('unit', id)
  return unit !== undefined && model.isOpen(unit)
}
