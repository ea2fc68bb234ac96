import { pinyin } from 'pinyin-pro'
import type { Model } from '../../domain/model.ts'
import { unitPath, unitsInOrder } from '../../domain/reports/roster.ts'
import { codeName } from '../../domain/vocabulary/code-table.ts'
import { roomUses } from '../../domain/vocabulary/room-use.ts'
import type { Ref } from '../stores/view.ts'

/** One thing that can be found: what it is called, where it stands, and the keys it is found by. */
export interface SearchEntry {
  readonly ref: Ref
  readonly name: string
  readonly where: string
  readonly keys: string
}

const readings = new Map<string, readonly string[]>()

/** Readings of one character, all of them: 单 is shan as a surname and dan elsewhere, and both must find it. */
function readingsOf(character: string): readonly string[] {
  let known = readings.get(character)
  if (!known) {
    const all = pinyin(character, { toneType: 'none', multiple: true, type: 'array', surname: 'head' })
    const plain = pinyin(character, { toneType: 'none', type: 'array', surname: 'head' })
    known = [...new Set([...plain, ...all].map((reading) => reading.replaceAll('ü', 'v').toLowerCase()))]
    readings.set(character, known)
  }
  return known
}

/** Full pinyin and initials beside the text itself; a second reading of a character adds a second spelling. */
export function searchKeys(text: string): string {
  const characters = [...text.replaceAll(/\s/g, '')]
  const spell = (which: number) =>
    characters.map((character) => readingsOf(character)[which] ?? readingsOf(character)[0] ?? '')
  const first = spell(0)
  const second = spell(1)
  const initials = (syllables: readonly string[]) => syllables.map((syllable) => syllable[0] ?? '').join('')
  const keys = new Set([
    text.toLowerCase(),
    first.join(''),
    initials(first),
    second.join(''),
    initials(second),
  ])
  return [...keys].join('\n')
}

const sentences = new Map<string, string>()

/**
 * The keys of a phrase rather than of a name: also as its words are read, so that 审查 is found by cha, which as a
 * surname is zha. Remembered, for a list of powers names few departments many times and is filtered at every key.
 */
export function sentenceKeys(text: string): string {
  let keys = sentences.get(text)
  if (keys === undefined) {
    const syllables = pinyin(text, { toneType: 'none', type: 'array' })
    const initials = syllables.map((syllable) => syllable[0] ?? '')
    keys = [searchKeys(text), syllables.join(''), initials.join('')].join('\n')
    sentences.set(text, keys)
  }
  return keys
}

/** Full pinyin, the reading as a surname first: what an index is sorted by. */
export function sortKey(text: string): string {
  return [...text].map((character) => readingsOf(character)[0] ?? character).join('')
}

/** Everything in the workbook that has a name, in the order in which hits are shown. */
export function buildIndex(model: Model): SearchEntry[] {
  const entries: SearchEntry[] = []
  const paths = new Map<string, string>()
  const pathOf = (unitId: string | undefined) => {
    if (unitId === undefined) return ''
    let path = paths.get(unitId)
    if (path === undefined) {
      path = unitPath(model, unitId)
      paths.set(unitId, path)
    }
    return path
  }
  const add = (ref: Ref, name: string, where: string) =>
    entries.push({ ref, name, where, keys: searchKeys(name) })
  for (const unit of unitsInOrder(model)) {
    add({ table: 'unit', id: unit.id }, unit.name, pathOf(unit.parentId ?? undefined))
  }
  for (const plate of model.rows.plate.values()) {
    if (model.isOpen(plate))
      add({ table: 'unit', id: plate.unitId }, plate.name, `${pathOf(plate.unitId)} 的牌子`)
  }
  for (const person of model.rows.person.values()) {
    const main = model.openBy('appointment.personId', person.id).find((row) => row.kind === 'main')
    const unitId = main?.unitId ?? model.openBy('position.personId', person.id)[0]?.unitId
    add({ table: 'person', id: person.id }, person.name, unitId ? pathOf(unitId) : '待安置')
  }
  for (const post of model.rows.post.values()) {
    if (model.isOpen(post)) add({ table: 'post', id: post.id }, post.name, pathOf(post.unitId))
  }
  for (const room of model.rows.room.values()) {
    const floor = model.get('floor', room.floorId)
    const building = model.get('building', floor?.buildingId ?? null)
    const use = room.name ?? codeName(roomUses, room.use)
    add(
      { table: 'room', id: room.id },
      `${room.number} ${use}`,
      `${building?.name ?? ''}${floor?.name ?? ''}`,
    )
  }
  for (const village of model.rows.village.values())
    add({ table: 'village', id: village.id }, village.name, '村居')
  for (const power of model.rows.power.values()) {
    const name = power.subitem ? `${power.name}（${power.subitem}）` : power.name
    const where = `权力事项　${power.department}`
    entries.push({ ref: { table: 'power', id: power.id }, name, where, keys: sentenceKeys(name) })
  }
  return entries
}

/** The best hits for what was typed: names that start with it first, then the rest, at most `limit`. */
export function search(index: readonly SearchEntry[], typed: string, limit: number): SearchEntry[] {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, '')
  if (text === '') return []
  const starts: SearchEntry[] = []
  const holds: SearchEntry[] = []
  for (const entry of index) {
    const at = entry.keys.indexOf(text)
    if (at < 0) continue
    if (at === 0 || entry.keys[at - 1] === '\n') starts.push(entry)
    else if (holds.length < limit) holds.push(entry)
    if (starts.length >= limit) break
  }
  return [...starts, ...holds].slice(0, limit)
}
