import { type AppointmentRound, type RoundStage, roundStages } from '../appointment-round.ts'
import { dayAfter } from '../day.ts'
import type { Model } from '../model.ts'
import { type RoundFacts, roundFacts } from './solve.ts'

/** What a round still wants before its next stage, and the field that says so where one does. */
export interface RoundWant {
  readonly field: string
  readonly sentence: string
}

export function nextStage(stage: RoundStage): RoundStage | null {
  return roundStages[roundStages.indexOf(stage) + 1] ?? null
}

export function stageBefore(stage: RoundStage): RoundStage | null {
  return roundStages[roundStages.indexOf(stage) - 1] ?? null
}

/** What the button to the next stage says. */
export const nextStepNames: Readonly<Record<Exclude<RoundStage, 'appointed'>, string>> = {
  drafting: '开始报名',
  applying: '报名结束，开始评分',
  scoring: '确定拟聘，开始公示',
  publicized: '聘任',
}

/** Why a round cannot go on to its next stage yet; null where it can. */
export function wantOf(model: Model, round: AppointmentRound): RoundWant | null {
  const facts = roundFacts(model, round)
  switch (round.stage) {
    case 'drafting':
      return facts.posts.length === 0
        ? { field: 'postId', sentence: '还没有提供岗位，请先添加岗位和名额。' }
        : null
    case 'applying':
      return facts.applications.length === 0 ? { field: 'personId', sentence: '还没有人报名。' } : null
    case 'scoring':
      return wantForNotice(round, facts)
    case 'publicized':
      return wantForAppointment(model, round)
    case 'appointed':
      return null
  }
}

function wantForNotice(round: AppointmentRound, { applications }: RoundFacts): RoundWant | null {
  if (!applications.some(({ chosenBy }) => chosenBy !== null)) {
    return { field: 'chosenBy', sentence: '还没有拟聘人员，请先在“结果”中产生拟聘结果。' }
  }
  if (round.startsOn === null) return { field: 'startsOn', sentence: '请填写聘期开始日期。' }
  if (round.termEndsOn === null) return { field: 'termEndsOn', sentence: '请填写聘期截止日期。' }
  if (round.noticeFrom === null) return { field: 'noticeFrom', sentence: '请填写公示开始日期。' }
  if (round.noticeUntil === null) return { field: 'noticeUntil', sentence: '请填写公示截止日期。' }
  return null
}

function wantForAppointment(model: Model, round: AppointmentRound): RoundWant | null {
  const { noticeUntil, startsOn } = round
  if (noticeUntil !== null && noticeUntil >= model.asOf) {
    return {
      field: 'noticeUntil',
      sentence: `公示至 ${noticeUntil}，请从 ${dayAfter(noticeUntil)} 起办理聘任。`,
    }
  }
  if (startsOn !== null && startsOn > model.asOf) {
    return { field: 'startsOn', sentence: `聘期从 ${startsOn} 开始，请到当日再办理聘任。` }
  }
  return null
}
