import { type Day, isDay } from '../../domain/day.ts'
import type { UnitNode } from './unit-tree.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
}

interface FieldBase<V> {
  readonly name: keyof V & string
  readonly label: string
  readonly required?: boolean
  /** A sentence, or one that follows what is typed. */
  readonly hint?: string | ((values: V) => string)
  readonly shown?: (values: V) => boolean
}

/** One question of a form; a form is a list of them in the order of the paper it comes from. */
export type Field<V> = FieldBase<V> &
  (
    | { readonly kind: 'text'; readonly max?: number }
    | { readonly kind: 'secret' }
    | { readonly kind: 'area'; readonly max?: number }
    | { readonly kind: 'number'; readonly min?: number; readonly decimals?: boolean }
    | { readonly kind: 'day' }
    | { readonly kind: 'choice'; readonly choices: readonly Choice[] | ((values: V) => readonly Choice[]) }
    | { readonly kind: 'unit'; readonly units: readonly UnitNode[] }
  )

export type Faults = Readonly<Record<string, string>>

/** Choices from a code table, or from a record of names. */
export function choicesOf(
  table: readonly { readonly code: string; readonly name: string }[] | Readonly<Record<string, string>>,
): Choice[] {
  if (isTable(table)) return table.map(({ code, name }) => ({ value: code, label: name }))
  return Object.entries(table).map(([value, label]) => ({ value, label }))
}

function isTable(
  table: readonly { readonly code: string; readonly name: string }[] | Readonly<Record<string, string>>,
): table is readonly { readonly code: string; readonly name: string }[] {
  return Array.isArray(table)
}

/** A day as clerks write it: 2016-5-19, 2016.5.19, 2016/05/19, 20160519, 2016年5月19日. null where it is none. */
export function readDay(text: string): Day | null {
  const match = /^(\d{4})(?:[-./年]\s*(\d{1,2})[-./月]\s*(\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text.trim())
  if (!match) return null
  const pad = (part: string | undefined) => (part ?? '').padStart(2, '0')
  const day = `${match[1]}-${pad(match[2] ?? match[4])}-${pad(match[3] ?? match[5])}`
  return isDay(day) ? day : null
}

export function hintOf<V>({ hint }: FieldBase<V>, values: V): string | undefined {
  return typeof hint === 'function' ? hint(values) : hint
}

export function shownFields<V extends object>(fields: readonly Field<V>[], values: V): readonly Field<V>[] {
  return fields.filter((field) => field.shown?.(values) ?? true)
}

/** What is wrong with what was filled in, at its field. */
export function faultsOf<V extends object>(fields: readonly Field<V>[], values: V): Faults {
  const faults: Record<string, string> = {}
  for (const field of shownFields(fields, values)) {
    const value: unknown = values[field.name]
    if (value === null || value === undefined || value === '') {
      const verb = field.kind === 'choice' || field.kind === 'unit' ? '请选择' : '请填写'
      if (field.required) faults[field.name] = `${verb}${field.label}`
    } else if (field.kind === 'day' && readDay(String(value)) === null) {
      faults[field.name] = '日期应为 年-月-日，如 2016-05-19'
    }
  }
  return faults
}

/** The values as they are saved: text trimmed, an empty one null where it may be, days in their one form. */
export function cleaned<V extends object>(fields: readonly Field<V>[], values: V): V {
  const clean = { ...values } as Record<string, unknown>
  for (const field of fields) {
    const value = clean[field.name]
    if (typeof value !== 'string') continue
    if (field.kind === 'secret') continue
    const text = value.trim()
    const empty = field.required ? '' : null
    clean[field.name] = text === '' ? empty : field.kind === 'day' ? readDay(text) : text
  }
  return clean as V
}

/** Only what was changed: columns that the screen holds masked must not be written back. */
export function changedOf<V extends object>(before: V, after: V): Partial<V> {
  const entries = Object.entries(after).filter(([name, value]) => before[name as keyof V] !== value)
  return Object.fromEntries(entries) as Partial<V>
}
