import type { Lineage } from '../lineage.ts'
import type { Person } from '../person.ts'
import type { Plate } from '../plate.ts'
import type { Post } from '../post.ts'
import type { Quota } from '../quota.ts'
import type { Unit } from '../unit.ts'
import type { Village } from '../village.ts'

/** 新设, 撤销, 更名, 划转 (another place), 调整 (another fact). */
export type DifferenceKind = 'added' | 'removed' | 'renamed' | 'moved' | 'changed'

/** One row that is not the same on both sides; a row that is in force on one side only has null on the other. */
export interface RowDifference<T> {
  readonly id: string
  readonly kinds: readonly DifferenceKind[]
  readonly before: T | null
  readonly after: T | null
}

/** Where a person stands on a side: the main post and the counted position. */
export interface PersonPlace {
  readonly unitId: string | null
  readonly postId: string | null
  readonly establishmentUnitId: string | null
  readonly establishmentKind: string | null
}

/** placed: another post or unit; left: 退休, 调出, 解聘; waiting: without a post; joined: new; establishment: only 编制 moved. */
export type PersonMove = 'placed' | 'left' | 'waiting' | 'joined' | 'establishment'

export interface PersonDifference {
  readonly person: Person
  readonly move: PersonMove
  readonly before: PersonPlace | null
  readonly after: PersonPlace | null
}

/** Who looks after a village on a side. */
export interface VillageDifference {
  readonly village: Village
  readonly kinds: readonly DifferenceKind[]
  readonly before: { readonly legalUnitId: string | null; readonly administeredUnitId: string | null } | null
  readonly after: { readonly legalUnitId: string | null; readonly administeredUnitId: string | null } | null
}

/** Everything that two states of a workbook do not share, in the order of the chart. */
export interface Difference {
  readonly units: readonly RowDifference<Unit>[]
  readonly plates: readonly RowDifference<Plate>[]
  readonly posts: readonly RowDifference<Post>[]
  readonly quotas: readonly RowDifference<Quota>[]
  readonly people: readonly PersonDifference[]
  readonly villages: readonly VillageDifference[]
  /** Steps of the lineage that only the later side has. */
  readonly lineage: readonly Lineage[]
}

/** A share with the list behind it. */
export interface Share {
  readonly count: number
  readonly total: number
}

/** The figures that stand above a before/after page, each counted by the rules of domain/counting.ts. */
export interface ReformFigures {
  readonly internalOffices: number
  readonly institutions: number
  readonly plates: number
  /** 实有, by kind of establishment, and in total. */
  readonly establishment: Readonly<Record<string, number>>
  /** 核定 in total; null while no number is approved. */
  readonly approvedEstablishment: number | null
  readonly leadingChief: number
  readonly leadingDeputy: number
  /** Seats laid out on posts (岗位数), leading or not. */
  readonly seats: number
  readonly people: number
  readonly offEstablishment: number
  readonly villages: number
  /** 社会管理 and 公共服务 together (改革要求向社会管理和公共服务倾斜). */
  readonly tiltedSeats: Share
  readonly tiltedPeople: Share
}
