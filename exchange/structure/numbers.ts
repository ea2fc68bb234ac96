import type { DocumentChoice } from '../../domain/document.ts'
import {
  type CapField,
  capFields,
  isLeadingField,
  type StructureContext,
  type StructureUnit,
  structureLabel,
} from '../../domain/structure.ts'
import { type Item, plainName, say, type Units } from './item.ts'

type Facts = Omit<Extract<DocumentChoice, { number: string }>, 'title'>

/**
 * What each row's numbers stand on: its own document, a document known by its number, or the one that was given for
 * the whole file. Says at the cell which facts of it are missing.
 */
export function settleDocuments(
  items: readonly Item[],
  context: StructureContext,
  given: DocumentChoice | undefined,
): { readonly documents: ReadonlyMap<Item, DocumentChoice>; readonly documentless: number } {
  const known = new Map<string, Facts>(context.documents.map((row) => [plainName(row.number), row]))
  for (const item of items) {
    const facts = factsOf(item)
    if (isWhole(facts) && !known.has(plainName(facts.number))) known.set(plainName(facts.number), facts)
  }
  const documents = new Map<Item, DocumentChoice>()
  let documentless = 0
  for (const item of items) {
    if (Object.keys(item.read.numbers).length === 0) continue
    const facts = factsOf(item)
    if (Object.keys(facts).length === 0) {
      if (given) documents.set(item, given)
      else {
        documentless += 1
        say(item, firstNumber(item), '核定数没有批准文号、机关和日期，不能录入；请在上方为全表填写批文')
      }
    } else {
      const whole = isWhole(facts) ? facts : known.get(plainName(facts.number ?? ''))
      if (whole) documents.set(item, { ...pick(whole), title: null })
      else sayMissing(item, facts)
    }
  }
  return { documents, documentless }
}

function factsOf({ read: { cells } }: Item): Partial<Facts> {
  const entries = [
    ['number', cells.documentNumber?.value],
    ['issuer', cells.documentIssuer?.value],
    ['issuedOn', cells.documentDate?.value],
  ].filter(([, value]) => value)
  return Object.fromEntries(entries) as Partial<Facts>
}

function isWhole(facts: Partial<Facts>): facts is Facts {
  return facts.number !== undefined && facts.issuer !== undefined && facts.issuedOn !== undefined
}

const pick = ({ number, issuer, issuedOn }: Facts): Facts => ({ number, issuer, issuedOn })

function sayMissing(item: Item, facts: Partial<Facts>): void {
  const { cells } = item.read
  // What cannot be read has been told at its cell already.
  const missing = [
    facts.number === undefined && !isUnread(item, 'documentNumber') ? '文号' : '',
    facts.issuer === undefined && !isUnread(item, 'documentIssuer') ? '机关' : '',
    facts.issuedOn === undefined && !isUnread(item, 'documentDate') ? '日期' : '',
  ].filter(Boolean)
  if (missing.length === 0) return
  const at = cells.documentNumber
    ? 'documentNumber'
    : cells.documentIssuer
      ? 'documentIssuer'
      : 'documentDate'
  say(item, at, `批准文件缺${missing.join('、')}；文号、机关、日期齐全才能录入核定数`)
}

function isUnread({ read }: Item, field: 'documentNumber' | 'documentIssuer' | 'documentDate'): boolean {
  return read.cells[field]?.issues.some(({ severity }) => severity === 'error') ?? false
}

function firstNumber(item: Item): CapField {
  return capFields.find((field) => item.read.numbers[field] !== undefined) ?? 'total'
}

/** A unit with the file's numbers on it, and the units below it in file and workbook. */
interface Node {
  readonly item: Item | undefined
  readonly unit: StructureUnit | null
  readonly below: readonly Node[]
}

/** V3 and V9 on the result: what is below adds up to at most the unit's own number; said at the file's cells. */
export function refuseExcess(items: readonly Item[], units: Units): void {
  for (const node of nodesOf(items, units)) {
    for (const field of capFields) if (field !== 'internalOffices') refuseSum(node, field)
    refuseOffices(node)
  }
}

function nodesOf(items: readonly Item[], units: Units): Node[] {
  const good = items.filter((item) => !item.faulty && item.parent !== null)
  const ofUnit = new Map(good.flatMap((item) => (item.unit ? [[item.unit.id, item] as const] : [])))
  const newBelow = new Map<string, Item[]>()
  const keyOf = (item: Item) => (item.unit ? `unit ${item.unit.id}` : `row ${item.row}`)
  const byRow = new Map(good.map((item) => [item.row, item]))
  for (const item of good) {
    if (item.unit || item.parent === null || item.parent.of === 'top') continue
    const upper = item.parent.of === 'row' ? byRow.get(item.parent.row) : undefined
    const key = item.parent.of === 'unit' ? `unit ${item.parent.id}` : upper ? keyOf(upper) : ''
    newBelow.set(key, [...(newBelow.get(key) ?? []), item])
  }
  const nodes: Node[] = []
  const done = new Set<string>()
  const visit = (key: string, item: Item | undefined, unit: StructureUnit | null): Node => {
    done.add(key)
    const known = unit ? units.childrenOf(unit.id) : []
    const below = [
      ...known.map((child) => visit(`unit ${child.id}`, ofUnit.get(child.id), child)),
      ...(newBelow.get(key) ?? []).map((child) => visit(`row ${child.row}`, child, null)),
    ]
    const node = { item, unit, below }
    nodes.push(node)
    return node
  }
  for (const unit of units.childrenOf(null)) visit(`unit ${unit.id}`, ofUnit.get(unit.id), unit)
  for (const item of good) if (item.parent?.of === 'top' && !item.unit) visit(keyOf(item), item, null)
  return nodes
}

const numberOf = (node: Node, field: CapField) => node.item?.read.numbers[field] ?? node.unit?.numbers[field]

const levelOf = (node: Node) => node.item?.read.cells.level?.value ?? node.unit?.level ?? ''

/** Whether the file says something new of the number. */
const isNew = (node: Node, field: CapField) =>
  node.item?.read.numbers[field] !== undefined && node.item.read.numbers[field] !== node.unit?.numbers[field]

function refuseSum(node: Node, field: CapField): void {
  const own = numberOf(node, field)
  if (own === undefined) return
  const isLeading = isLeadingField(field)
  const given = node.below.filter(
    (child) => numberOf(child, field) !== undefined && (!isLeading || levelOf(child) === levelOf(node)),
  )
  const sum = given.reduce((total, child) => total + (numberOf(child, field) ?? 0), 0)
  const changed = given.filter((child) => isNew(child, field))
  if (sum <= own || (changed.length === 0 && !isNew(node, field))) return
  const word = isLeading ? '职' : '名'
  const name = node.unit?.name ?? node.item?.name
  const hint = isLeading ? '；上下级职数级别不同的，请分别填写“级别”' : ''
  const figures = `下级${structureLabel(field)}合计 ${sum} ${word}，超过${name}核定的 ${own} ${word}（超 ${sum - own} ${word}）${hint}`
  if (node.item?.read.numbers[field] !== undefined) say(node.item, field, figures)
  else for (const child of changed) if (child.item) say(child.item, field, figures)
}

const officesBelow = (node: Node): number =>
  node.below.reduce(
    (sum, child) => sum + ((child.item?.kind ?? child.unit?.kind) === 'office' ? 1 : 0) + officesBelow(child),
    0,
  )

function refuseOffices(node: Node): void {
  const own = numberOf(node, 'internalOffices')
  if (own === undefined) return
  const count = officesBelow(node)
  const made = newOffices(node)
  if (count <= own || (made.length === 0 && !isNew(node, 'internalOffices'))) return
  const figures = `${node.unit?.name ?? node.item?.name}核定内设机构 ${own} 个，导入后有 ${count} 个（超 ${count - own} 个）`
  if (node.item?.read.numbers.internalOffices !== undefined) say(node.item, 'internalOffices', figures)
  else for (const item of made) say(item, 'kind', figures)
}

function newOffices(node: Node): Item[] {
  return node.below.flatMap((child) => [
    ...(child.item && !child.unit && child.item.kind === 'office' ? [child.item] : []),
    ...newOffices(child),
  ])
}
