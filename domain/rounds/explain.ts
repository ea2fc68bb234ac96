import type { RoundApplication } from '../appointment-round.ts'
import type { Model } from '../model.ts'
import { postOrder, type RoundFacts } from './solve.ts'

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** 第一志愿 … 第十志愿, 第11志愿. */
export function preferenceName(preference: number): string {
  return `第${ordinals[preference - 1] ?? preference}志愿`
}

/** Why each application wins or does not, in a sentence, by the proposal as it stands. */
export function explainRound(model: Model, facts: RoundFacts): Map<string, string> {
  const orders = new Map(facts.posts.map(({ postId }) => [postId, postOrder(facts, postId)]))
  const any = facts.applications.some(({ chosenBy }) => chosenBy !== null)
  return new Map(
    facts.applications.map((row) => [
      row.id,
      any ? sentence(model, facts, orders.get(row.postId) ?? [], row) : '尚未产生拟聘结果。',
    ]),
  )
}

function sentence(
  model: Model,
  facts: RoundFacts,
  order: readonly RoundApplication[],
  row: RoundApplication,
): string {
  const wish = preferenceName(row.preference)
  const seats = facts.posts.find(({ postId }) => postId === row.postId)?.seats ?? 0
  const at = order.findIndex(({ id }) => id === row.id) + 1
  const standing =
    at === 0
      ? '该岗位没有给出排序或成绩'
      : `该岗位把其排在第 ${at} 位（${order.length} 人，名额 ${seats} 个）`
  if (row.chosenBy === 'clerk') return `人工拟聘：${row.reason ?? '未写理由'}（${wish}；${standing}）。`
  if (row.chosenBy === 'matching') return `${wish}；${standing}。${whyNotDearer(model, facts, row)}`
  const own = facts.applications.find((one) => one.personId === row.personId && one.chosenBy !== null)
  if (own && own.preference < row.preference) {
    return `已按${preferenceName(own.preference)}拟聘 ${postName(model, own.postId)}。`
  }
  if (at === 0) return `${wish}；${standing}，未列入。`
  if (row.reason) return `人工未采用：${row.reason}（${wish}；${standing}）。`
  const held = facts.applications.filter(({ postId, chosenBy }) => postId === row.postId && chosenBy !== null)
  if (held.length < seats) return `${wish}；${standing}，尚有名额未采用，请核对。`
  const names = held.map((one) => model.get('person', one.personId)?.name ?? '').join('、')
  return `${wish}；${standing}，名额由${names}取得。`
}

/** Why a nearer wish was not given, for somebody who got a later one. */
function whyNotDearer(model: Model, facts: RoundFacts, row: RoundApplication): string {
  const dearer = facts.applications
    .filter((one) => one.personId === row.personId && one.preference < row.preference)
    .sort((a, b) => a.preference - b.preference)
  return dearer
    .map((one) => {
      const held = facts.applications.filter(
        ({ postId, chosenBy }) => postId === one.postId && chosenBy !== null,
      )
      const names = held.map(({ personId }) => model.get('person', personId)?.name ?? '').join('、')
      const why = names ? `由排在前面的${names}取得` : '没有给出其排序或成绩'
      return `${preferenceName(one.preference)} ${postName(model, one.postId)}${why}。`
    })
    .join('')
}

function postName(model: Model, postId: string): string {
  return model.get('post', postId)?.name ?? '（已不存在的岗位）'
}
