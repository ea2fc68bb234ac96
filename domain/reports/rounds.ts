import type { AppointmentRound, RoundApplication, RoundPost } from '../appointment-round.ts'
import { freeSeats, mainPostOf } from '../merger/placement.ts'
import type { Model } from '../model.ts'
import type { Person } from '../person.ts'
import type { Post } from '../post.ts'
import { explainRound } from '../rounds/explain.ts'
import { type RoundFacts, roundFacts } from '../rounds/solve.ts'
import { unitTitle } from '../rules/wording.ts'

/** A post that a round offers, with how many ask for it. */
export interface OfferLine {
  readonly offer: RoundPost
  readonly post: Post
  readonly unitName: string
  /** Seats that nobody holds today. */
  readonly free: number
  readonly asked: number
  readonly chosen: number
}

/** Somebody's application with where they stand now and why they win or do not. */
export interface ApplicationLine {
  readonly application: RoundApplication
  readonly person: Person
  readonly post: Post
  readonly unitName: string
  /** The main post held today, or how the person stands without one. */
  readonly current: string
  readonly sentence: string
}

export interface RoundLines {
  readonly facts: RoundFacts
  readonly offers: readonly OfferLine[]
  readonly applications: readonly ApplicationLine[]
}

/** The rounds in the order in which they were made. */
export function roundsInOrder(model: Model): AppointmentRound[] {
  return [...model.rows.appointmentRound.values()].sort(
    (a, b) => a.sortNo - b.sortNo || a.id.localeCompare(b.id),
  )
}

/** The round that is asked for, else the newest one. */
export function shownRound(model: Model, asked: string | null): AppointmentRound | undefined {
  const rounds = roundsInOrder(model)
  return rounds.find(({ id }) => id === asked) ?? rounds.at(-1)
}

/** What a round offers, by unit and post; and who asks for it, by post and then the best placed first. */
export function roundLines(model: Model, round: AppointmentRound): RoundLines {
  const facts = roundFacts(model, round)
  const unitName = remembered((unitId) => unitTitle(model, unitId))
  const offers = offerLines(model, facts, unitName)
  const order = new Map(offers.map(({ post }, at) => [post.id, at]))
  const told = explainRound(model, facts)
  const current = remembered((personId) => currentPlace(model, personId))
  const applications = facts.applications.flatMap((application): ApplicationLine[] => {
    const person = model.get('person', application.personId)
    const post = model.get('post', application.postId)
    if (!person || !post) return []
    const place = { unitName: unitName(post.unitId), current: current(person.id) }
    return [{ application, person, post, ...place, sentence: told.get(application.id) ?? '' }]
  })
  const at = (line: ApplicationLine) => order.get(line.post.id) ?? order.size
  applications.sort(
    (a, b) =>
      at(a) - at(b) ||
      (a.application.place ?? 1001) - (b.application.place ?? 1001) ||
      (b.application.mark ?? -1) - (a.application.mark ?? -1) ||
      a.application.preference - b.application.preference ||
      a.application.id.localeCompare(b.application.id),
  )
  return { facts, offers, applications }
}

function offerLines(model: Model, { posts, applications }: RoundFacts, unitName: (id: string) => string) {
  const asked = new Map<string, number>()
  const chosen = new Map<string, number>()
  const count = (counts: Map<string, number>, id: string) => counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const { postId, chosenBy } of applications) {
    count(asked, postId)
    if (chosenBy !== null) count(chosen, postId)
  }
  const lines = posts.flatMap((offer): OfferLine[] => {
    const post = model.get('post', offer.postId)
    if (!post) return []
    const counts = { asked: asked.get(post.id) ?? 0, chosen: chosen.get(post.id) ?? 0 }
    return [{ offer, post, unitName: unitName(post.unitId), free: freeSeats(model, post.id), ...counts }]
  })
  return lines.sort((a, b) => a.unitName.localeCompare(b.unitName) || a.post.sortNo - b.post.sortNo)
}

/** The same answer for the same id, looked for once. */
function remembered(find: (id: string) => string): (id: string) => string {
  const known = new Map<string, string>()
  return (id) => {
    const answer = known.get(id) ?? find(id)
    known.set(id, answer)
    return answer
  }
}

function currentPlace(model: Model, personId: string): string {
  if (model.get('person', personId)?.status === 'candidate') return '外部人员'
  const main = mainPostOf(model, personId)
  if (!main) return '待安置'
  return `${unitTitle(model, main.unitId)} ${model.get('post', main.postId)?.name ?? '未定岗'}`
}
