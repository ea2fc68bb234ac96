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

/** What a round offers, by unit and post; and who asks for it, by post and then the nearest wish first. */
export function roundLines(model: Model, round: AppointmentRound): RoundLines {
  const facts = roundFacts(model, round)
  const told = explainRound(model, facts)
  const offers = facts.posts.flatMap((offer): OfferLine[] => {
    const post = model.get('post', offer.postId)
    if (!post) return []
    const asked = facts.applications.filter(({ postId }) => postId === post.id)
    return [
      {
        ...{ offer, post, unitName: unitTitle(model, post.unitId), free: freeSeats(model, post.id) },
        asked: asked.length,
        chosen: asked.filter(({ chosenBy }) => chosenBy !== null).length,
      },
    ]
  })
  offers.sort((a, b) => a.unitName.localeCompare(b.unitName) || a.post.sortNo - b.post.sortNo)
  const order = new Map(offers.map(({ post }, at) => [post.id, at]))
  const applications = facts.applications.flatMap((application): ApplicationLine[] => {
    const person = model.get('person', application.personId)
    const post = model.get('post', application.postId)
    if (!person || !post) return []
    const sentence = told.get(application.id) ?? ''
    const current = currentPlace(model, person)
    return [{ application, person, post, unitName: unitTitle(model, post.unitId), current, sentence }]
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

function currentPlace(model: Model, person: Person): string {
  if (person.status === 'candidate') return '外部人员'
  const main = mainPostOf(model, person.id)
  if (!main) return '待安置'
  return `${unitTitle(model, main.unitId)} ${model.get('post', main.postId)?.name ?? '未定岗'}`
}
