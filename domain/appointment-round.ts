import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { appointmentModeSchema } from './vocabulary/appointment-mode.ts'

/** How far a round has come, in order. */
export const roundStages = ['drafting', 'applying', 'scoring', 'publicized', 'appointed'] as const
export type RoundStage = (typeof roundStages)[number]

export const roundStageNames: Readonly<Record<RoundStage, string>> = {
  drafting: '拟定',
  applying: '报名',
  scoring: '评分',
  publicized: '公示',
  appointed: '已聘任',
}

/** 聘任轮次: posts are offered in one of the modes of the reform, people ask for them, the best are appointed. */
export const appointmentRoundRow = z.object({
  id: idSchema,
  name: z.string().trim().min(1, '请填写轮次名称').max(60),
  mode: appointmentModeSchema,
  stage: z.enum(roundStages),
  /** The first and the last day of the term of all appointments of the round. */
  startsOn: daySchema.nullable(),
  termEndsOn: daySchema.nullable(),
  documentNumber: z.string().max(80).nullable(),
  /** 公示 from the first to the last day. */
  noticeFrom: daySchema.nullable(),
  noticeUntil: daySchema.nullable(),
  /** The day on which the appointments were made; null before. */
  appointedOn: daySchema.nullable(),
  sortNo: z.number().int(),
  note: z.string().max(2000).nullable(),
})
export type AppointmentRound = Readonly<z.infer<typeof appointmentRoundRow>>

/** A post that a round offers, with how many of its seats. */
export const roundPostRow = z.object({
  id: idSchema,
  roundId: idSchema,
  postId: idSchema,
  seats: z.number().int('名额应为整数').min(1, '名额至少为 1').max(1000),
})
export type RoundPost = Readonly<z.infer<typeof roundPostRow>>

const marks = '成绩应在 0 到 100 之间'

/** 报名: one person asks for one post of a round. */
export const roundApplicationRow = z.object({
  id: idSchema,
  roundId: idSchema,
  personId: idSchema,
  postId: idSchema,
  /** 志愿: 1 for the post that the person wants most. */
  preference: z.number().int('志愿应为整数').min(1, '志愿应在 1 到 20 之间').max(20, '志愿应在 1 到 20 之间'),
  /** 成绩, 0 to 100. */
  mark: z.number().min(0, marks).max(100, marks).nullable(),
  /** 岗位排序: 1 for the person whom the post wants most. It goes before the marks. */
  place: z
    .number()
    .int('排序应为整数')
    .min(1, '排序应在 1 到 1000 之间')
    .max(1000, '排序应在 1 到 1000 之间')
    .nullable(),
  /** 拟聘: who says that this person gets this post; null where nobody does. */
  chosenBy: z.enum(['matching', 'clerk']).nullable(),
  /** Why the clerk took or left out somebody against the matching. */
  reason: z.string().max(400).nullable(),
  note: z.string().max(2000).nullable(),
})
export type RoundApplication = Readonly<z.infer<typeof roundApplicationRow>>
