import type { UnitKind } from '../../domain/unit.ts'
import { endsWith, type Item, plainName, say, segmentsOf, type Units } from './item.ts'

/** Units within which a name stands for one body: the same name in another one is another body. */
const organs: ReadonlySet<UnitKind> = new Set(['committee', 'subdistrict', 'bureau', 'park', 'company'])

/**
 * Gives every item its parent and, where the workbook has it, its unit; the order of the rows does not matter.
 * Says at the cell what is wrong: no such parent, two of them, itself, a loop, the same unit twice.
 */
export function settleParents(items: readonly Item[], units: Units): void {
  const named = new Map<string, Item[]>()
  for (const item of items) named.set(item.name, [...(named.get(item.name) ?? []), item])
  for (const item of items) if (item.name !== '') findParent(item, named, units)
  const byRow = new Map(items.map((item) => [item.row, item]))
  for (const item of items) refuseLoop(item, byRow)
  const tree = new Tree(byRow, units)
  for (const item of items) item.unit = tree.unitOf(item)
  for (const item of items) item.kind = tree.kindOf(item)
  refuseTwins(items, tree, units)
}

function findParent(item: Item, named: ReadonlyMap<string, readonly Item[]>, units: Units): void {
  const { above } = item
  const raw = item.read.cells.parent?.raw.trim() ?? ''
  if (above.length === 0) {
    item.parent = units.target ? { of: 'unit', id: units.target.id } : { of: 'top' }
    return
  }
  if (above.length === 1 && above[0] === item.name) {
    say(item, 'parent', `“${raw}”的上级机构是它自己，请改为真正的上级；没有上级的留空`)
    return
  }
  const last = above.at(-1) as string
  const rows = (named.get(last) ?? []).filter(
    (other) => other !== item && mayStandUnder(other, above.slice(0, -1), named, units, 0),
  )
  const places = new Set(rows.map((other) => other.above.join('/')))
  if (places.size === 1) {
    item.parent = { of: 'row', row: (rows[0] as Item).row }
    return
  }
  if (places.size > 1) {
    const lines = rows.map((other) => `第 ${other.row + 1} 行`).join('、')
    say(
      item,
      'parent',
      `表中有 ${rows.length} 个“${last}”（${lines}），请写明路径，如“${pathOf(rows[0] as Item)}”`,
    )
    return
  }
  findInWorkbook(item, raw, units, named)
}

function findInWorkbook(
  item: Item,
  raw: string,
  units: Units,
  named: ReadonlyMap<string, readonly Item[]>,
): void {
  const found = units.ending(item.above)
  const { target } = units
  const inside = target
    ? found.filter((unit) => units.pathUp(unit.id).some((one) => one.id === target.id))
    : found
  if (inside.length === 1) {
    item.parent = { of: 'unit', id: (inside[0] as { id: string }).id }
  } else if (inside.length > 1) {
    const paths = inside.map((unit) => unit.path).join('、')
    say(item, 'parent', `工作簿中有多个“${raw}”：${paths}；请写明路径`)
  } else if (found.length > 0) {
    say(item, 'parent', `“${raw}”不在所选的导入位置“${target?.name}”之下`)
  } else if (isTwoNames(raw, named, units)) {
    say(item, 'parent', `写了两个上级机构“${raw}”；一个机构只能有一个上级，请只留一个`)
  } else {
    say(item, 'parent', `找不到上级机构“${raw}”：表中没有这一行，工作簿里也没有；请补上该机构或改正名称`)
  }
}

/** Whether the names that the path gives above a row are those above it; `depth` ends a loop of names. */
function mayStandUnder(
  item: Item,
  names: readonly string[],
  named: ReadonlyMap<string, readonly Item[]>,
  units: Units,
  depth: number,
): boolean {
  if (names.length === 0) return true
  const own = item.above.length > 0 ? item.above : segmentsOf(units.target?.path ?? '')
  if (own.length === 0 || depth > 20) return false
  if (endsWith(own, names)) return true
  if (!endsWith(names, own)) return false
  const rest = names.slice(0, names.length - own.length)
  const rows = named.get(own[0] as string) ?? []
  if (rows.some((upper) => mayStandUnder(upper, rest, named, units, depth + 1))) return true
  return units.ending([...rest, ...own]).length > 0
}

/** 甲街道、乙街道: two names where one is asked for. */
function isTwoNames(raw: string, named: ReadonlyMap<string, readonly Item[]>, units: Units): boolean {
  const names = raw
    .split(/[、，,；;\n]|和|及/)
    .map((name) => plainName(name))
    .filter(Boolean)
  return names.length > 1 && names.every((name) => named.has(name) || units.ending([name]).length > 0)
}

function refuseLoop(item: Item, byRow: ReadonlyMap<number, Item>): void {
  const path: Item[] = []
  for (let at: Item | undefined = item; at; at = upperOf(at, byRow)) {
    if (at === item && path.length > 0) {
      const names = [...path, item].map((one) => one.name).join('→')
      say(item, 'parent', `上级机构绕成一圈：${names}，请改正其中一行的上级`)
      return
    }
    if (path.includes(at)) return
    path.push(at)
  }
}

function upperOf(item: Item, byRow: ReadonlyMap<number, Item>): Item | undefined {
  return item.parent?.of === 'row' ? byRow.get(item.parent.row) : undefined
}

/** Says where a row stands, as the file names it. */
function pathOf(item: Item): string {
  return [...item.above, item.name].join('/')
}

/** The rows as a tree on the workbook's: answers are remembered. */
class Tree {
  private readonly byRow: ReadonlyMap<number, Item>
  private readonly units: Units
  private readonly found = new Map<Item, Item['unit']>()
  private readonly kinds = new Map<Item, UnitKind>()

  constructor(byRow: ReadonlyMap<number, Item>, units: Units) {
    this.byRow = byRow
    this.units = units
  }

  upper(item: Item): Item | undefined {
    return upperOf(item, this.byRow)
  }

  /** The workbook's unit of that name in that place. */
  unitOf(item: Item): Item['unit'] {
    const known = this.found.get(item)
    if (known !== undefined) return known
    this.found.set(item, null)
    const unit = this.look(item) ?? null
    this.found.set(item, unit)
    return unit
  }

  private look(item: Item) {
    const { target } = this.units
    if (item.parent === null) return undefined
    if (item.parent.of === 'top') return this.units.childNamed(null, item.name)
    if (item.parent.of === 'unit') {
      // A table of an office begins with the office itself.
      const isTarget = item.above.length === 0 && target && plainName(target.name) === item.name
      return isTarget ? target : this.units.childNamed(item.parent.id, item.name)
    }
    const upper = this.upper(item)
    const unit = upper ? this.unitOf(upper) : null
    return unit ? this.units.childNamed(unit.id, item.name) : undefined
  }

  /** 机构类别 as the row says, as the workbook has it, or by name and place. */
  kindOf(item: Item): UnitKind {
    const known = this.kinds.get(item)
    if (known) return known
    this.kinds.set(item, 'office')
    const kind = item.read.kind ?? item.unit?.kind ?? this.guessKind(item)
    this.kinds.set(item, kind)
    return kind
  }

  private guessKind(item: Item): UnitKind {
    const bare = item.name.replace(/\(.*?\)$/, '')
    if (/(?:街道|街道办事处|镇|乡|镇人民政府|乡人民政府)$/.test(bare)) return 'subdistrict'
    if (/管(?:理)?委(?:员)?会$/.test(bare)) return 'committee'
    if (item.parent?.of === 'top') {
      if (item.name !== '') say(item, 'name', '没有写机构类别，顶层机构按街道办事处记，请核对', 'warning')
      return 'subdistrict'
    }
    const upper = this.upper(item)
    const above = upper ? this.kindOf(upper) : this.units.get(unitIdOf(item))?.kind
    if (above && !organs.has(above)) return 'subOffice'
    if (/(?:中心|站|所|队)$/.test(bare)) {
      say(item, 'name', '没有写机构类别，按内设机构记；如是事业单位，请填“所属事业单位”', 'warning')
    }
    return 'office'
  }

  /** The office or other body of its own within which the item's name must be the only one. */
  organKey(item: Item): string {
    const path: Item[] = []
    for (let at = this.upper(item); at && !path.includes(at); at = this.upper(at)) {
      path.push(at)
      if (organs.has(this.kindOf(at))) return keyOf(at)
    }
    const top = path.at(-1) ?? item
    const unitId = unitIdOf(top)
    const organ = this.units.pathUp(unitId).find((unit) => organs.has(unit.kind))
    return organ ? `unit ${organ.id}` : keyOf(top)
  }
}

const unitIdOf = (item: Item) => (item.parent?.of === 'unit' ? item.parent.id : null)
const keyOf = (item: Item) => (item.unit ? `unit ${item.unit.id}` : `row ${item.row}`)

/** The same unit in two rows: under one parent a repetition, under two of one office a unit with two parents. */
function refuseTwins(items: readonly Item[], tree: Tree, units: Units): void {
  const seen = new Map<string, Item>()
  for (const item of items) {
    if (item.name === '' || item.parent === null) continue
    const organ = organs.has(item.kind) ? placeOf(item, tree) : tree.organKey(item)
    const key = `${organ}\n${item.name}`
    const earlier = seen.get(key)
    if (!earlier) {
      seen.set(key, item)
      refuseMoved(item, organ, units)
    } else if (placeOf(earlier, tree) === placeOf(item, tree)) {
      say(item, 'name', `与第 ${earlier.row + 1} 行重复：同一上级下有两个“${item.name}”，请删去一行或改名`)
    } else {
      const first = earlier.above.at(-1) ?? '顶层'
      const field = item.read.cells.parent ? 'parent' : 'name'
      say(
        item,
        field,
        `“${item.name}”在第 ${earlier.row + 1} 行的上级是“${first}”，这里又是“${item.above.at(-1) ?? '顶层'}”；一个机构只能有一个上级`,
      )
    }
  }
}

/** In the workbook the unit stands elsewhere in the same office: the import does not move it. */
function refuseMoved(item: Item, organ: string, units: Units): void {
  if (item.unit || organs.has(item.kind) || !organ.startsWith('unit ')) return
  const there = units.allBelow(organ.slice('unit '.length)).find((unit) => plainName(unit.name) === item.name)
  if (!there) return
  const above = units.get(there.parentId)?.name ?? '顶层'
  say(
    item,
    item.read.cells.parent ? 'parent' : 'name',
    `工作簿中“${item.name}”的上级是“${above}”；如要调整隶属，请先在机构图中移动，再导入`,
  )
}

function placeOf(item: Item, tree: Tree): string {
  if (item.parent?.of === 'row') {
    const upper = tree.upper(item)
    return upper ? keyOf(upper) : ''
  }
  return item.parent?.of === 'unit' ? `unit ${item.parent.id}` : 'top'
}
