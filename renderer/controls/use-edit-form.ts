import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import type { Because } from '../../domain/contract.ts'
import { DomainError } from '../../domain/errors.ts'
import { sentenceOf } from '../text.ts'
import { cleaned, type Faults, type Field, faultsOf, shownFields } from './field.ts'

/** A refusal that belongs to no single field: a sentence, and the rules behind it. */
export interface Trouble {
  readonly text: string
  readonly lines: readonly string[]
}

export interface EditFormModel<V extends object> {
  readonly fields: readonly Field<V>[]
  readonly initial: V
  /** Throws DomainError where the change is refused. */
  readonly save: (values: V, because: Because) => Promise<unknown>
  readonly close: () => void
  /** 事由 that is offered, where the form follows from something that gives one. */
  readonly reason?: string | undefined
  /** Keeps values together that depend on each other, after one of them was changed. */
  readonly adjust?: (values: V, changed: keyof V & string) => V
}

/** What a form holds while it is open, and what it does with an answer. */
export function useEditForm<V extends object>({
  fields,
  initial,
  save,
  close,
  adjust,
  reason,
}: EditFormModel<V>) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState(initial)
  const [because, setBecause] = useState<Because>(reason ? { reason } : {})
  const [faults, setFaults] = useState<Faults>({})
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when there are new faults, not when a field changes
  useEffect(() => {
    const first = shownFields(fields, values).find((field) => faults[field.name])
    if (first) document.getElementById(`${id}-${first.name}`)?.focus()
  }, [faults])

  const set = (name: keyof V & string, value: string | number | null) => {
    const next = { ...values, [name]: value } as V
    setValues(adjust ? adjust(next, name) : next)
    if (faults[name]) setFaults(Object.fromEntries(Object.entries(faults).filter(([key]) => key !== name)))
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const found = faultsOf(fields, values)
    setTrouble(null)
    setFaults(found)
    if (Object.keys(found).length > 0 || busy) return
    setBusy(true)
    try {
      await save(cleaned(fields, values), because)
      close()
    } catch (error) {
      const placed = faultOf(error, shownFields(fields, values))
      if (placed) setFaults(placed)
      else setTrouble(troubleOf(error))
    } finally {
      setBusy(false)
    }
  }

  return { id, form, values, because, setBecause, faults, trouble, busy, set, submit }
}

/** The field that an answer names, by the last part of its path that the form asks for. */
function faultOf<V>(error: unknown, fields: readonly Field<V>[]): Faults | null {
  if (!(error instanceof DomainError) || !error.detail.field) return null
  const parts = error.detail.field.split('.').reverse()
  const field = parts
    .map((part) => fields.find(({ name }) => name === part))
    .find((found) => found !== undefined)
  return field ? { [field.name]: sentenceOf(error) } : null
}

export function troubleOf(error: unknown): Trouble {
  const findings = error instanceof DomainError ? (error.detail.findings ?? []) : []
  return {
    text: sentenceOf(error),
    lines: findings.map((finding) => `${finding.sentence}（${finding.basis}）`),
  }
}
