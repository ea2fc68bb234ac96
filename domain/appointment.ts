import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { appointmentModeSchema } from './vocabulary/appointment-mode.ts'

/** main 主岗; concurrent 兼任; secondment 借调; temporary 挂职. Only `main` takes a seat of the post caps. */
export const appointmentKinds = ['main', 'concurrent', 'secondment', 'temporary'] as const
export type AppointmentKind = (typeof appointmentKinds)[number]

/** 用工形式 of people without an establishment; null for people who hold one. */
export const employmentKinds = ['contract', 'dispatch', 'publicWelfare', 'other'] as const

export const employmentNames: Readonly<Record<(typeof employmentKinds)[number], string>> = {
  contract: '劳动合同',
  dispatch: '劳务派遣',
  publicWelfare: '公益性岗位',
  other: '其他',
}

/**
 * 岗位聘职: the post actually held. `postId` is null while a person works in a unit whose posts are not laid out yet.
 */
export const appointmentRow = z.object({
  id: idSchema,
  personId: idSchema,
  unitId: idSchema,
  postId: idSchema.nullable(),
  kind: z.enum(appointmentKinds),
  mode: appointmentModeSchema.nullable(),
  employment: z.enum(employmentKinds).nullable(),
  startedOn: daySchema.nullable(),
  /** Last day of the term of appointment (聘期), as agreed. */
  termEndsOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  documentNumber: z.string().max(80).nullable(),
  note: z.string().max(2000).nullable(),
})
export type Appointment = Readonly<z.infer<typeof appointmentRow>>
