import { z } from 'zod'
import {
  type AppointmentRound,
  appointmentRoundRow,
  type RoundStage,
  roundPostRow,
  roundStageNames,
} from '../appointment-round.ts'
import { DomainError } from '../errors.ts'
import { idSchema } from '../id.ts'
import type { Model } from '../model.ts'
import { nextStage, stageBefore, wantOf } from '../rounds/stage.ts'
import type { RowChange } from '../tables.ts'
import { nextSortNo, patched, put, remove, requireRow } from './change.ts'
import { command } from './command.ts'
import { defined } from './units.ts'

const roundFields = appointmentRoundRow.omit({ id: true, stage: true, appointedOn: true, sortNo: true })

function refuse(field: string, message: string): never {
  throw new DomainError('invalidInput', { message, field })
}

export const createRound = command(
  roundFields.partial().required({ name: true, mode: true }),
  (model, { name, mode, ...input }, context) => {
    const row: AppointmentRound = {
      ...emptyRound,
      ...defined(input),
      ...{ name, mode, stage: 'drafting', appointedOn: null },
      id: context.newId(),
      sortNo: nextSortNo([...model.rows.appointmentRound.values()]),
    }
    checkRound(model, row)
    return { title: `新设聘任轮次 ${name}`, changes: [put('appointmentRound', row)] }
  },
)

export const updateRound = command(
  z.object({ id: idSchema, patch: roundFields.partial() }),
  (model, { id, patch }) => {
    const round = requireRow(model, 'appointmentRound', id)
    if (round.stage === 'appointed') requireStage(round, [])
    // What is publicized stands: only the days, the document and notes can still be put right.
    const changed = (Object.keys(patch) as (keyof typeof patch)[]).filter((key) => patch[key] !== round[key])
    if (round.stage === 'publicized' && changed.some((key) => key === 'mode' || key === 'name')) {
      requireStage(round, ['drafting', 'applying', 'scoring'])
    }
    const next = { ...round, ...defined(patch) }
    checkRound(model, next)
    const change = patched('appointmentRound', round, defined(patch))
    return { title: `修改聘任轮次 ${next.name}`, changes: change ? [change] : [] }
  },
)

const emptyRound = {
  startsOn: null,
  termEndsOn: null,
  documentNumber: null,
  noticeFrom: null,
  noticeUntil: null,
  note: null,
} as const

function checkRound(model: Model, row: AppointmentRound): void {
  const { startsOn, termEndsOn, noticeFrom, noticeUntil } = row
  const twin = [...model.rows.appointmentRound.values()].find(
    ({ id, name }) => id !== row.id && name === row.name,
  )
  if (twin) refuse('name', `已有聘任轮次“${row.name}”。`)
  if (startsOn !== null && termEndsOn !== null && termEndsOn <= startsOn)
    refuse('termEndsOn', `聘期截止 ${termEndsOn} 应晚于聘期开始 ${startsOn}。`)
  if (noticeFrom !== null && noticeUntil !== null && noticeUntil < noticeFrom)
    refuse('noticeUntil', `公示截止 ${noticeUntil} 早于公示开始 ${noticeFrom}。`)
}

/** Takes a round out with what was entered for it. One that was appointed stays: its appointments are undone, not it. */
export const removeRound = command(z.object({ id: idSchema }), (model, { id }) => {
  const round = requireRow(model, 'appointmentRound', id)
  if (round.stage === 'appointed') {
    throw new DomainError('inUse', {
      message: `轮次“${round.name}”已聘任，作为记录保留；聘任有误请撤销该操作。`,
    })
  }
  const changes = [
    ...model.by('roundApplication.roundId', id).map((row) => remove('roundApplication', row.id)),
    ...model.by('roundPost.roundId', id).map((row) => remove('roundPost', row.id)),
    remove('appointmentRound', id),
  ]
  return { title: `删除聘任轮次 ${round.name}`, changes }
})

/** The next stage, where nothing is wanting, or the one before. 聘任 itself is `appointRound`. */
export const moveRound = command(
  z.object({ id: idSchema, direction: z.enum(['forward', 'back']) }),
  (model, { id, direction }) => {
    const round = requireRow(model, 'appointmentRound', id)
    if (round.stage === 'appointed') requireStage(round, [])
    const stage = direction === 'back' ? stageBefore(round.stage) : nextStage(round.stage)
    if (stage === null) refuse('stage', '已是第一步。')
    if (stage === 'appointed') refuse('stage', '公示期满后请用“聘任”。')
    const want = direction === 'forward' ? wantOf(model, round) : null
    if (want) refuse(want.field, want.sentence)
    const title = `聘任轮次 ${round.name} ${direction === 'back' ? '退回' : '转入'}${roundStageNames[stage]}`
    return { title, changes: [put('appointmentRound', { ...round, stage })] }
  },
)

/** 提供岗位: posts with their seats; a post that is there already gets the number. */
export const offerPosts = command(
  z.object({
    roundId: idSchema,
    posts: z.array(roundPostRow.pick({ postId: true, seats: true })).min(1, '请选择岗位'),
  }),
  (model, { roundId, posts }, context) => {
    const round = requireRow(model, 'appointmentRound', roundId)
    requireStage(round, ['drafting', 'applying', 'scoring'])
    const known = model.by('roundPost.roundId', roundId)
    const changes = posts.flatMap(({ postId, seats }): RowChange[] => {
      const post = requireRow(model, 'post', postId)
      if (!model.isOpen(post)) refuse('postId', `岗位 ${post.name} 已撤销或尚未设置。`)
      if (seats > post.headcount)
        refuse('seats', `岗位 ${post.name} 设岗 ${post.headcount} 个，名额不能多于岗位数。`)
      const chosen = model
        .by('roundApplication.roundId', roundId)
        .filter((row) => row.postId === postId && row.chosenBy !== null).length
      if (seats < chosen) refuse('seats', `岗位 ${post.name} 已拟聘 ${chosen} 人，名额不能更少。`)
      const other = otherOffer(model, roundId, postId)
      if (other && other.seats + seats > post.headcount)
        refuse(
          'seats',
          `岗位 ${post.name} 在轮次“${other.name}”中已提供 ${other.seats} 个，合计多于设岗 ${post.headcount} 个。`,
        )
      const row = known.find((one) => one.postId === postId)
      const change = row
        ? patched('roundPost', row, { seats })
        : put('roundPost', { id: context.newId(), roundId, postId, seats })
      return change ? [change] : []
    })
    return { title: `聘任轮次 ${round.name} 提供岗位 ${posts.length} 个`, changes }
  },
)

/** What another round that is still under way offers of a post. */
function otherOffer(model: Model, roundId: string, postId: string): { name: string; seats: number } | null {
  const others = [...model.rows.roundPost.values()].flatMap((row) => {
    const round =
      row.postId === postId && row.roundId !== roundId
        ? model.get('appointmentRound', row.roundId)
        : undefined
    return round && round.stage !== 'appointed' ? [{ name: round.name, seats: row.seats }] : []
  })
  const [first] = others
  return first ? { name: first.name, seats: others.reduce((sum, { seats }) => sum + seats, 0) } : null
}

/** Takes posts off the offer. Errors: inUse while somebody asks for one. */
export const withdrawPosts = command(z.object({ ids: z.array(idSchema).min(1) }), (model, { ids }) => {
  const rows = ids.map((id) => requireRow(model, 'roundPost', id))
  for (const row of rows) {
    requireStage(requireRow(model, 'appointmentRound', row.roundId), ['drafting', 'applying', 'scoring'])
    const asked = model
      .by('roundApplication.roundId', row.roundId)
      .filter(({ postId }) => postId === row.postId).length
    const name = model.get('post', row.postId)?.name ?? ''
    if (asked > 0)
      throw new DomainError('inUse', { message: `岗位 ${name} 已有 ${asked} 人报名，请先撤下报名。` })
  }
  return {
    title: `聘任轮次撤下岗位 ${rows.length} 个`,
    changes: rows.map((row) => remove('roundPost', row.id)),
  }
})

/** Errors: invalidInput where the round has left the stages in which this can be done. */
export function requireStage(round: AppointmentRound, stages: readonly RoundStage[]): void {
  if (stages.includes(round.stage)) return
  if (round.stage === 'appointed')
    refuse('stage', `轮次“${round.name}”已聘任，不能再改；聘任有误请撤销该操作。`)
  const wanted = stages.map((stage) => roundStageNames[stage]).join('、')
  const now = roundStageNames[round.stage]
  refuse('stage', `轮次“${round.name}”正在${now}，只有在${wanted}阶段才能这样修改；请先退回上一步。`)
}
