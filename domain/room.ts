import { z } from 'zod'
import { idSchema } from './id.ts'
import { areaOf, isSimple, type Point, readPoints } from './rooms/outline.ts'
import { roomUseSchema } from './vocabulary/room-use.ts'

/** Corners of the clear inside of a room in order, as `x,y x,y …`, in millimetres from the floor's top left. */
export const outlineSchema = z
  .string()
  .max(2000)
  .refine((text) => isOutline(readPoints(text)), { message: '房间轮廓至少三个角，各边不能相交' })

function isOutline(points: readonly Point[] | null): boolean {
  return points !== null && points.length >= 3 && isSimple(points) && areaOf(points) > 0
}

/** Doors as `side,offset,width; …`: the side they are in, how far along it their middle is, their width, in mm. */
export const doorsSchema = z
  .string()
  .max(400)
  .regex(/^(\d+,\d+,\d+(;\d+,\d+,\d+)*)?$/, '门的位置有误')

/** 房间. 使用面积 is computed from the outline unless it was measured. */
export const roomRow = z.object({
  id: idSchema,
  floorId: idSchema,
  number: z.string().trim().min(1, '请填写房号').max(20),
  /** 室名, as the door says it; null where the people in it say it. */
  name: z.string().trim().max(40).nullable(),
  use: roomUseSchema,
  outline: outlineSchema,
  doors: doorsSchema,
  /** Usable area in m² as measured on the spot; it wins over the drawing. */
  measuredArea: z.number().min(0.01).max(100_000).nullable(),
  /** 核定工位: how many people may sit here; null where nobody has said it. */
  seats: z.number().int().min(1).max(1000).nullable(),
  note: z.string().max(2000).nullable(),
})
export type Room = Readonly<z.infer<typeof roomRow>>
