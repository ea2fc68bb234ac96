import type { Day } from './day.ts'
import type { RowChange, TableName } from './tables.ts'

/** block: the change is refused; warn: shown, not refused; list: for the record. */
export type Severity = 'block' | 'warn' | 'list'

/** One thing that a rule has to say about one place in the workbook. */
export interface Finding {
  /** V1 … V20 of domain-facts.md section 10, or S… (structure), P…, G… of rules/. */
  readonly code: string
  readonly severity: Severity
  /** Where it is: the panel jumps there. */
  readonly subject: { readonly table: TableName; readonly id: string }
  /** Tells findings of one code at one subject apart (a cap key, a date). */
  readonly aspect: string
  /** How bad: an excess that was there may shrink, never grow (只减不增). */
  readonly magnitude: number
  readonly sentence: string
  readonly basis: string
  /** The rows behind the figure. */
  readonly evidence: readonly { readonly table: TableName; readonly id: string }[]
}

/** The places that a change can affect; `all` for the 问题 panel and for the recount. */
export type Scope =
  | 'all'
  | {
      readonly units: ReadonlySet<string>
      readonly posts: ReadonlySet<string>
      readonly people: ReadonlySet<string>
      readonly villages: ReadonlySet<string>
      readonly rooms: ReadonlySet<string>
      readonly powers: ReadonlySet<string>
      readonly periods: ReadonlySet<string>
    }

export function findingKey(finding: Finding): string {
  return `${finding.code}|${finding.subject.table}|${finding.subject.id}|${finding.aspect}`
}

/** What a command plans: what to write in the ledger as its title, and the rows as they shall be. */
export interface Plan {
  readonly title: string
  readonly changes: readonly RowChange[]
}

/** What a plan function may use of the world around it. */
export interface PlanContext {
  readonly today: Day
  readonly newId: () => string
}
