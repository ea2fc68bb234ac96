import type { Command } from '../../domain/commands/command.ts'
import * as gridCells from '../../domain/commands/grid-cells.ts'
import * as merger from '../../domain/commands/merger.ts'
import * as pay from '../../domain/commands/pay.ts'
import * as people from '../../domain/commands/people.ts'
import * as performance from '../../domain/commands/performance.ts'
import * as performanceSheet from '../../domain/commands/performance-sheet.ts'
import * as placement from '../../domain/commands/placement.ts'
import * as posts from '../../domain/commands/posts.ts'
import * as quotas from '../../domain/commands/quotas.ts'
import * as units from '../../domain/commands/units.ts'
import * as villageCadres from '../../domain/commands/village-cadres.ts'
import * as villageLiaisons from '../../domain/commands/village-liaisons.ts'
import * as villages from '../../domain/commands/villages.ts'
import { DomainError, type ErrorDetail, type Reply } from '../../domain/errors.ts'
import { makeId } from '../../domain/id.ts'
import type { Model } from '../../domain/model.ts'
import { checkChanges } from '../../domain/rules/check-changes.ts'

/** The backend of these tests: real commands and real rules on the model that the test built, in memory. */
let model: Model | null = null
let count = 0

/** What was called, newest last, with what it was told beside its input. */
export const calls: { readonly name: string; readonly args: Readonly<Record<string, unknown>> }[] = []

export function serve(served: Model): void {
  model = served
  calls.length = 0
}

const commands = {
  ...merger,
  ...pay,
  ...people,
  ...performance,
  ...performanceSheet,
  ...placement,
  ...posts,
  ...quotas,
  ...units,
  ...villageLiaisons,
  ...villageCadres,
  ...gridCells,
  ...villages,
} as unknown as Readonly<Record<string, Command>>

function answer(name: string, args: Readonly<Record<string, unknown>>): unknown {
  if (!model) throw new Error('the test serves no workbook')
  if (name === 'revealPerson') return { idNumber: '370112198001011230', phone: '13800001234' }
  const command = commands[name]
  if (!command) throw new DomainError('unknownCall')
  const input = command.input.safeParse(args)
  if (!input.success) {
    const issue = input.error.issues[0]
    throw new DomainError('invalidInput', {
      message: issue?.message ?? '',
      field: issue?.path.join('.') ?? '',
    })
  }
  const newId = () => {
    count += 1
    return makeId(1_500_000_000_000 + count, new Uint8Array(10))
  }
  const plan = command.plan(model, input.data, { today: model.asOf, newId })
  const findings = checkChanges(model, plan.changes)
  if (findings.length > 0) throw new DomainError('ruleViolated', { findings })
  const operation = { seq: 1, title: plan.title, at: '2016-06-30T09:00:00+08:00' }
  return { operation, changes: plan.changes, undoState: { undo: null, redo: null } }
}

async function invoke(name: string, args: unknown): Promise<string> {
  return JSON.stringify(replyTo(name, args))
}

function replyTo(name: string, args: unknown): Reply {
  calls.push({ name, args: args as Readonly<Record<string, unknown>> })
  try {
    return { ok: true, value: answer(name, args as Readonly<Record<string, unknown>>) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { ok: false, error: { code: error.code, detail: error.detail as ErrorDetail } }
  }
}

Object.defineProperty(window, 'workbench', { value: { kind: 'browser', invoke } })

/** jsdom has none; sizes do not matter here. */
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** jsdom lays nothing out, so there is nothing to scroll. */
Element.prototype.scrollIntoView ??= () => undefined
