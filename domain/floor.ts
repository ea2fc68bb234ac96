import { z } from 'zod'
import { idSchema } from './id.ts'

/** The longest side of a floor, in millimetres: 500 m is more than any office building of a street has. */
const longest = 500_000
const extent = z.number().int().min(1000, '楼层至少长、宽各 1 米').max(longest, '楼层长、宽不超过 500 米')
const place = z.number().int().min(-longest).max(longest)

/** Where the scanned plan lies under the rooms, in millimetres of the real floor. */
export const picturePlaceSchema = z.object({
  pictureX: place,
  pictureY: place,
  pictureWidth: z
    .number()
    .int()
    .min(100)
    .max(4 * longest),
  pictureHeight: z
    .number()
    .int()
    .min(100)
    .max(4 * longest),
})

/**
 * 层: its extent in millimetres, and the scanned plan that was laid under it. `pictureId` is the SHA-256 of the
 * picture's bytes, which stand in a table outside the model (db/pictures.ts): the ledger keeps the name alone.
 */
export const floorRow = z
  .object({
    id: idSchema,
    buildingId: idSchema,
    name: z.string().trim().min(1, '请填写楼层名称').max(40),
    width: extent,
    height: extent,
    pictureId: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    sortNo: z.number().int(),
    note: z.string().max(2000).nullable(),
  })
  .extend({
    pictureX: place.nullable(),
    pictureY: place.nullable(),
    pictureWidth: picturePlaceSchema.shape.pictureWidth.nullable(),
    pictureHeight: picturePlaceSchema.shape.pictureHeight.nullable(),
    /** 指北: where north is, in degrees clockwise from the upper edge of the plan; null: nobody has said. */
    northDegrees: z
      .number()
      .int('指北角度须为整数')
      .min(0, '指北角度为 0 至 359 度')
      .max(359, '指北角度为 0 至 359 度')
      .nullable(),
  })
export type Floor = Readonly<z.infer<typeof floorRow>>

/** A picture as the screen is told of it. */
export interface PictureFacts {
  readonly id: string
  readonly mime: string
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** The extent of a floor that nobody has measured yet, in millimetres. */
export const newFloorExtent = { width: 40_000, height: 16_000 } as const
