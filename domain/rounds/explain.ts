import type { RoundApplication } from '../appointment-round.ts'
import type { Model } from '../model.ts'
import { type Proposal, postOrders, proposalOf, type RoundFacts, wishesByPerson } from './solve.ts'

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** 第一志愿 … 第十志愿, 第11志愿. */
export function preferenceName(preference: number): string {
  return `第${ordinals[preference - 1] ?? preference}志愿`
}

/** What a sentence is told from, gathered once. */
interface Told {
  readonly model: Model
  readonly seats: ReadonlyMap<string, number>
  /** The place of each application in the order of its post, from 1. */
  readonly at: ReadonlyMap<string, number>
  readonly many: ReadonlyMap<string, number>
  readonly wishes: ReadonlyMap<string, readonly RoundApplication[]>
  readonly proposal: Proposal
}

/** Why each application wins or does not, in a sentence, by the proposal as it stands. */
export function explainRound(model: Model, facts: RoundFacts): Map<string, string> {
  const orders = postOrders(facts)
  const told: Told = {
    model,
    seats: new Map(facts.posts.map(({ postId, seats }) => [postId, seats])),
    at: new Map(
      [...orders.values()].flatMap((order) => order.map(({ id }, index) => [id, index + 1] as const)),
    ),
    many: new Map([...orders].map(([postId, order]) => [postId, order.length])),
    wishes: wishesByPerson(facts.applications),
    proposal: proposalOf(facts),
  }
  const isOpen = told.proposal.ofPerson.size === 0
  return new Map(
    facts.applications.map((row) => [row.id, isOpen ? '尚未产生拟聘结果。' : sentence(told, row)]),
  )
}

function sentence(told: Told, row: RoundApplication): string {
  const wish = preferenceName(row.preference)
  const seats = told.seats.get(row.postId) ?? 0
  const at = told.at.get(row.id) ?? 0
  const standing =
    at === 0
      ? '该岗位没有给出排序或成绩'
      : `该岗位把其排在第 ${at} 位（${told.many.get(row.postId)} 人，名额 ${seats} 个）`
  if (row.chosenBy === 'clerk') return `人工拟聘：${row.reason ?? '未写理由'}（${wish}；${standing}）。`
  if (row.chosenBy === 'matching') return `${wish}；${standing}。${whyNotDearer(told, row)}`
  const own = told.proposal.ofPerson.get(row.personId)
  if (own && own.preference < row.preference) {
    return `已按${preferenceName(own.preference)}拟聘 ${postName(told, own.postId)}。`
  }
  if (at === 0) return `${wish}；${standing}，未列入。`
  if (row.reason) return `人工未采用：${row.reason}（${wish}；${standing}）。`
  const held = told.proposal.ofPost.get(row.postId) ?? []
  if (held.length < seats) return `${wish}；${standing}，尚有名额未采用，请核对。`
  return `${wish}；${standing}，名额由${namesOf(told, held)}取得。`
}

/** Why a nearer wish was not given, for somebody who got a later one. */
function whyNotDearer(told: Told, row: RoundApplication): string {
  const dearer = told.wishes.get(row.personId)?.filter((one) => one.preference < row.preference) ?? []
  return dearer
    .map((one) => {
      const held = told.proposal.ofPost.get(one.postId) ?? []
      const why = held.length > 0 ? `由排在前面的${namesOf(told, held)}取得` : '没有给出其排序或成绩'
      return `${preferenceName(one.preference)} ${postName(told, one.postId)}${why}。`
    })
    .join('')
}

function namesOf({ model }: Told, rows: readonly RoundApplication[]): string {
  return rows.map(({ personId }) => model.get('person', personId)?.name ?? '').join('、')
}

function postName({ model }: Told, postId: string): string {
  return model.get('post', postId)?.name ?? '（已不存在的岗位）'
}
