import { z } from 'zod'
import { buildingRow } from '../building.ts'
import { DomainError } from '../errors.ts'
import { floorRow, newFloorExtent, picturePlaceSchema } from '../floor.ts'
import { idSchema } from '../id.ts'
import type { Model } from '../model.ts'
import { floorsOf, roomsOfFloor } from '../rooms/occupants.ts'
import type { RowChange } from '../tables.ts'
import { nextSortNo, patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined } from './units.ts'

export const createBuilding = command(
  buildingRow.pick({ name: true, address: true, note: true }).partial().required({ name: true }),
  (model, { name, address, note }, context) => {
    const sortNo = nextSortNo([...model.rows.building.values()])
    const row = { id: context.newId(), name, address: address ?? null, sortNo, note: note ?? null }
    return { title: `新增楼 ${name}`, changes: [put('building', row)] }
  },
)

export const updateBuilding = command(
  z.object({ id: idSchema, patch: buildingRow.omit({ id: true }).partial() }),
  (model, { id, patch }) => {
    const building = requireRow(model, 'building', id)
    const change = patched('building', building, defined(patch))
    return { title: `修改楼 ${building.name}`, changes: change ? [change] : [] }
  },
)

/** Takes a building out with its floors and rooms. Errors: inUse while anybody sits there. */
export const removeBuilding = command(z.object({ id: idSchema }), (model, { id }) => {
  const building = requireRow(model, 'building', id)
  const floors = floorsOf(model, id).flatMap((floor) => floorRemoved(model, floor.id))
  return { title: `删除楼 ${building.name}`, changes: [...floors, remove('building', id)] }
})

export const createFloor = command(
  floorRow
    .pick({ buildingId: true, name: true, width: true, height: true, note: true })
    .partial()
    .required({ buildingId: true, name: true }),
  (model, { buildingId, name, width, height, note }, context) => {
    const building = requireRow(model, 'building', buildingId)
    const row = {
      id: context.newId(),
      buildingId,
      name,
      width: width ?? newFloorExtent.width,
      height: height ?? newFloorExtent.height,
      ...noPicture,
      northDegrees: null,
      sortNo: nextSortNo(model.by('floor.buildingId', buildingId)),
      note: note ?? null,
    }
    return { title: `新增楼层 ${building.name}${name}`, changes: [put('floor', row)] }
  },
)

const noPicture = {
  pictureId: null,
  pictureX: null,
  pictureY: null,
  pictureWidth: null,
  pictureHeight: null,
} as const

export const updateFloor = command(
  z.object({
    id: idSchema,
    patch: floorRow
      .pick({ name: true, width: true, height: true, northDegrees: true, sortNo: true, note: true })
      .partial(),
  }),
  (model, { id, patch }) => {
    const floor = requireRow(model, 'floor', id)
    const change = patched('floor', floor, defined(patch))
    return { title: `修改楼层 ${floorTitle(model, id)}`, changes: change ? [change] : [] }
  },
)

/**
 * Lays a scanned plan under a floor, in the place of the one that was there, or takes it away (`pictureId` null).
 * The rooms stay as they are. A first picture is fitted to the floor by its own proportions.
 */
export const setFloorPicture = command(
  z.object({
    id: idSchema,
    pictureId: floorRow.shape.pictureId,
    /** Width / height of the picture in pixels. */
    proportion: z.number().min(0.01).max(100).default(1),
  }),
  (model, { id, pictureId, proportion }) => {
    const floor = requireRow(model, 'floor', id)
    const place = pictureId === null ? noPicture : { pictureId, ...placeOf(floor, proportion) }
    const change = patched('floor', floor, place)
    const what = pictureId === null ? '撤去底图' : floor.pictureId ? '更换底图' : '铺设底图'
    return { title: `${what} ${floorTitle(model, id)}`, changes: change ? [change] : [] }
  },
)

/** Where a new picture lies: as wide as the one before it, so that a better scan of the same plan fits at once. */
function placeOf(floor: z.output<typeof floorRow>, proportion: number): z.output<typeof picturePlaceSchema> {
  const width = floor.pictureWidth ?? Math.min(floor.width, Math.round(floor.height * proportion))
  return {
    pictureX: floor.pictureX ?? 0,
    pictureY: floor.pictureY ?? 0,
    pictureWidth: width,
    pictureHeight: Math.max(100, Math.round(width / proportion)),
  }
}

/**
 * 定比例: two points of the picture lie a known distance apart. The picture is stretched about the first of them, and
 * the floor grows where the picture reaches beyond it.
 */
export const scaleFloorPicture = command(
  z.object({
    id: idSchema,
    from: z.tuple([z.number(), z.number()]),
    to: z.tuple([z.number(), z.number()]),
    distance: z.number().int().min(100, '两点距离至少 0.1 米').max(500_000),
  }),
  (model, { id, from, to, distance }) => {
    const floor = requireRow(model, 'floor', id)
    const place = picturePlaceSchema.safeParse(floor)
    if (!place.success) throw new DomainError('invalidInput', { message: '这一层还没有底图，请先铺设底图。' })
    const measured = Math.hypot(to[0] - from[0], to[1] - from[1])
    if (measured < 1)
      throw new DomainError('invalidInput', { message: '两点重合，请在底图上取相距较远的两点。' })
    const factor = distance / measured
    const { pictureX, pictureY, pictureWidth, pictureHeight } = place.data
    const scaled = {
      pictureX: Math.round(from[0] + (pictureX - from[0]) * factor),
      pictureY: Math.round(from[1] + (pictureY - from[1]) * factor),
      pictureWidth: Math.round(pictureWidth * factor),
      pictureHeight: Math.round(pictureHeight * factor),
    }
    const next = {
      ...floor,
      ...scaled,
      width: Math.max(floor.width, scaled.pictureX + scaled.pictureWidth),
      height: Math.max(floor.height, scaled.pictureY + scaled.pictureHeight),
    }
    const fits = floorRow.safeParse(next)
    if (!fits.success) {
      throw new DomainError('invalidInput', { message: '按这个距离，底图会超出 500 米，请核对两点和距离。' })
    }
    return { title: `底图定比例 ${floorTitle(model, id)}`, changes: [put('floor', next)] }
  },
)

/** Errors: inUse while anybody sits there. */
export const removeFloor = command(z.object({ id: idSchema }), (model, { id }) => {
  const title = `删除楼层 ${floorTitle(model, id)}`
  return { title, changes: floorRemoved(model, id) }
})

function floorRemoved(model: Model, floorId: string): RowChange[] {
  const rooms = roomsOfFloor(model, floorId).flatMap((room) => roomRemoved(model, room.id))
  return [...rooms, remove('floor', floorId)]
}

/** A room with the record of who used it. Errors: inUse while anybody sits there. */
export function roomRemoved(model: Model, roomId: string): RowChange[] {
  const room = requireRow(model, 'room', roomId)
  const used = model.openBy('occupancy.roomId', roomId).length
  if (used > 0) {
    throw new DomainError('inUse', {
      message: `${floorTitle(model, room.floorId)} ${room.number} 仍有 ${used} 项使用登记，请先腾退再删除。`,
    })
  }
  return [
    ...model.by('occupancy.roomId', roomId).map((row) => remove('occupancy', row.id)),
    remove('room', roomId),
  ]
}

export function floorTitle(model: Model, floorId: string): string {
  const floor = requireRow(model, 'floor', floorId)
  return `${model.get('building', floor.buildingId)?.name ?? ''}${floor.name}`
}
