import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBackend } from '../../db/backend.ts'
import type { PictureFacts } from '../../domain/floor.ts'
import { exchangePort } from '../../exchange/port.ts'
import { aPng } from '../fixtures/picture.ts'
import { dump, openTestWorkbook, perform, reopen, tempFolder, testMachineKey } from '../support/workbook.ts'

const rectangle = (x: number) => `${x},0 ${x + 4000},0 ${x + 4000},6000 ${x},6000`

/** A floor with three rooms in a workbook of the sample. */
function drawn() {
  const book = openTestWorkbook('sample')
  perform(book, 'createBuilding', { name: '办公楼' })
  const [building] = [...book.model.rows.building.values()]
  perform(book, 'createFloor', { buildingId: building?.id ?? '', name: '一层' })
  const [floor] = [...book.model.rows.floor.values()]
  const rooms = ['101', '102', '103'].map((number, at) => ({ number, outline: rectangle(at * 4000) }))
  perform(book, 'createRooms', { floorId: floor?.id ?? '', rooms })
  const roomId = (number: string) =>
    [...book.model.rows.room.values()].find((room) => room.number === number)?.id ?? ''
  const people = [...book.model.rows.person.values()].map(({ id }) => id)
  return { book, floorId: floor?.id ?? '', buildingId: building?.id ?? '', roomId, people }
}

describe('办公用房 in the workbook', () => {
  it('stays after a reopening; all of it can be undone and brought back', async () => {
    const { book, roomId, people } = drawn()
    perform(book, 'seat', { roomId: roomId('101'), personIds: people.slice(0, 8) })
    perform(book, 'seat', { roomId: roomId('102'), personIds: people.slice(0, 2) })
    const last = dump(book)
    const again = await reopen(book)
    expect(dump(again)).toBe(last)
    let undone = 0
    for (; again.ledger.undoState().undo; undone += 1) again.undo('张甲')
    expect(again.model.rows.room.size + again.model.rows.building.size).toBe(0)
    for (; undone > 0; undone -= 1) again.redo('张甲')
    expect(dump(again)).toBe(last)
    expect(again.ledger.findBreak()).toBeNull()
  })

  it('moves people with a new room, leaves both with `keep`, and takes back a move of the same day whole', () => {
    const { book, roomId, people } = drawn()
    const [personId = ''] = people
    const open = () =>
      book
        .current()
        .openBy('occupancy.personId', personId)
        .map((row) => row.roomId)
    perform(book, 'seat', { roomId: roomId('101'), personIds: [personId] })
    perform(book, 'seat', { roomId: roomId('102'), personIds: [personId] })
    expect(open()).toEqual([roomId('102')])
    expect(book.model.by('occupancy.personId', personId)).toHaveLength(1)
    perform(book, 'seat', { roomId: roomId('103'), personIds: [personId], keep: true })
    expect(open().sort()).toEqual([roomId('102'), roomId('103')].sort())
    const delta = perform(book, 'seat', { roomId: roomId('103'), personIds: [personId], keep: true })
    expect(delta.operation).toBeNull()
  })

  it('refuses a number that is taken, a room in use to be deleted, and who has left', () => {
    const { book, floorId, buildingId, roomId, people } = drawn()
    const [personId = ''] = people
    expect(() =>
      perform(book, 'createRooms', { floorId, rooms: [{ number: '101', outline: rectangle(0) }] }),
    ).toThrow('已有房号 101')
    perform(book, 'seat', { roomId: roomId('101'), personIds: [personId] })
    expect(() => perform(book, 'removeBuilding', { id: buildingId })).toThrow('先腾退')
    perform(book, 'leavePeople', { ids: [personId], status: 'retired', on: '2016-05-20', reason: '退休' })
    expect(() => perform(book, 'seat', { roomId: roomId('102'), personIds: [personId] })).toThrow('已离岗')
    const occupancy = book.current().openBy('occupancy.personId', personId)[0]
    perform(book, 'vacate', { ids: [occupancy?.id ?? ''] })
    perform(book, 'removeBuilding', { id: buildingId })
    expect(book.model.rows.room.size).toBe(0)
  })

  it('deletes a person who was entered by mistake together with the room', () => {
    const { book, roomId, people } = drawn()
    perform(book, 'seat', { roomId: roomId('101'), personIds: [people[0] ?? ''] })
    perform(book, 'removePerson', { id: people[0] ?? '' })
    expect(book.model.rows.occupancy.size).toBe(0)
  })
})

describe('底图', () => {
  async function backend() {
    const dataDir = tempFolder()
    const host = createBackend({ dataDir, exchange: exchangePort, machineKey: testMachineKey })
    await host.handle('createWorkbook', { template: 'blank', name: '用房', operator: '张甲' })
    const take = async (name: string, bytes: Uint8Array) => {
      const path = join(dataDir, name)
      writeFileSync(path, bytes)
      return host.handle('takePicture', { token: host.registerFile(path, name).token })
    }
    return { host, take }
  }

  it('is kept once under its hash, and given back byte for byte', async () => {
    const { host, take } = await backend()
    const bytes = aPng(40, 20)
    const [first, second] = [await take('一层.png', bytes), await take('again.png', bytes)]
    expect(second).toEqual(first)
    const facts = (first as { value: PictureFacts }).value
    expect(facts).toMatchObject({ mime: 'image/png', width: 40, height: 20 })
    const read = await host.handle('readPicture', { id: facts.id })
    expect(read).toMatchObject({ ok: true, value: { base64: Buffer.from(bytes).toString('base64') } })
    host.close()
  })

  it('is refused in a sentence where it is no picture, or cut off', async () => {
    const { host, take } = await backend()
    const bytes = aPng(40, 20)
    const answers = [
      await take('plan.png', Buffer.from('%PDF-1.4 not a picture')),
      await take('cut.png', bytes.subarray(0, 40)),
      await take('none.png', new Uint8Array()),
    ]
    expect(answers.map((answer) => (answer.ok ? '' : answer.error.code))).toEqual([
      'fileUnsupported',
      'fileTruncated',
      'fileEmpty',
    ])
    host.close()
  })

  it('is replaced by a better scan in the same place, and no room moves', async () => {
    const { host, take } = await backend()
    const change = async (name: string, args: object) => {
      const answer = await host.handle(name, args)
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
      return (answer.value as { changes: { id: string; row: Record<string, unknown> }[] }).changes
    }
    const [building] = await change('createBuilding', { name: '办公楼' })
    const [floor] = await change('createFloor', { buildingId: building?.id, name: '一层' })
    const rooms = [{ number: '101', outline: rectangle(0) }]
    const [room] = await change('createRooms', { floorId: floor?.id, rooms })
    const first = ((await take('a.png', aPng(40, 20))) as { value: PictureFacts }).value
    await change('setFloorPicture', { id: floor?.id, pictureId: first.id, proportion: 2 })
    const scale = { id: floor?.id, from: [0, 0], to: [10_000, 0], distance: 12_500 }
    const [scaled] = await change('scaleFloorPicture', scale)
    expect(scaled?.row).toMatchObject({
      pictureWidth: 40_000,
      width: 40_000,
      pictureHeight: 20_000,
      height: 20_000,
    })
    const better = ((await take('b.png', aPng(80, 40))) as { value: PictureFacts }).value
    const [replaced, ...rest] = await change('setFloorPicture', {
      id: floor?.id,
      pictureId: better.id,
      proportion: 2,
    })
    expect(replaced?.row).toMatchObject({ pictureId: better.id, pictureX: 0, pictureWidth: 40_000 })
    expect(rest).toEqual([])
    expect(room?.row).toMatchObject({ outline: rectangle(0) })
    host.close()
  })

  it('goes along with a plan that is adopted', async () => {
    const { host, take } = await backend()
    const value = async <T>(name: string, args: object): Promise<T> => {
      const answer = await host.handle(name, args)
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
      return answer.value as T
    }
    const { open } = await value<{ open: { file: string } }>('createPlan', { name: '搬迁' })
    const { id } = ((await take('一层.png', aPng(40, 20))) as { value: PictureFacts }).value
    const first = async (name: string, args: object) =>
      (await value<{ changes: { id: string }[] }>(name, args)).changes[0]?.id
    const buildingId = await first('createBuilding', { name: '办公楼' })
    const floorId = await first('createFloor', { buildingId, name: '一层' })
    await value('setFloorPicture', { id: floorId, pictureId: id, proportion: 2 })
    await value('lockPlan', {})
    const status = await value<{ open: { mainFile: string } }>('status', {})
    await value('openWorkbook', { file: status.open.mainFile })
    const source = { file: open.file }
    const { head } = await value<{ head: number }>('previewMerge', { source })
    const approval = { number: '〔示例〕1号', issuer: '示例机关', issuedOn: '2016-05-19' }
    await value('mergeBranch', { source, decisions: [], head, approval })
    expect(await value('readPicture', { id })).toMatchObject({ width: 40, height: 20 })
    host.close()
  })
})
