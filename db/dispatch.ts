import type { z } from 'zod'
import { becauseSchema, type Command } from '../domain/commands/command.ts'
import { type Because, commands, queries, services } from '../domain/contract.ts'
import { DomainError, type Reply } from '../domain/errors.ts'
import { asDomainError } from './connection.ts'

export type Handler = (input: never) => unknown
export type CommandRunner = (name: string, command: Command, input: unknown, because: Because) => unknown

export interface DispatchWays {
  readonly handlers: Readonly<Record<string, Handler>>
  readonly run: CommandRunner
  /** Throws where nobody is signed in, before the input is looked at. */
  readonly admit: (name: string) => void
  /** Throws where whoever is signed in may not make this call. */
  readonly permit: (name: string, input: unknown) => void
  readonly log: (message: string, error?: unknown) => void
}

const calls: Readonly<Record<string, { readonly input: z.ZodType }>> = { ...queries, ...services }
const planned: Readonly<Record<string, Command>> = commands as never

/**
 * Answers one call by its name: is it in the contract, does its input parse, then the handler or the command.
 * Never throws: an expected failure and a bug are both a Reply, and a bug is logged.
 */
export async function dispatch(name: string, args: unknown, ways: DispatchWays): Promise<Reply> {
  const { log } = ways
  const started = performance.now()
  try {
    return { ok: true, value: await answer(name, args, ways) }
  } catch (thrown) {
    const error = asDomainError(thrown)
    if (error instanceof DomainError) return { ok: false, error: { code: error.code, detail: error.detail } }
    log(`call ${name} failed`, error)
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, error: { code: 'backendDown', detail: { reason: message } } }
  } finally {
    const spent = performance.now() - started
    if (spent > slowMilliseconds) log(`call ${name} took ${Math.round(spent)} ms`)
  }
}

/** A call above this is written to the log by name and duration (style.md 18). */
const slowMilliseconds = 40

function answer(name: string, args: unknown, { handlers, run, admit, permit }: DispatchWays): unknown {
  admit(name)
  if (Object.hasOwn(planned, name)) {
    const command = planned[name] as Command
    permit(name, args)
    const because = parse(becauseSchema, (args as { because?: unknown } | null)?.because)
    return run(name, command, parse(command.input, args), because ?? {})
  }
  if (Object.hasOwn(calls, name) && Object.hasOwn(handlers, name)) {
    const input = parse((calls[name] as { input: z.ZodType }).input, args ?? {})
    permit(name, input)
    return (handlers[name] as Handler)(input as never)
  }
  throw new DomainError('unknownCall', { name })
}

/** Parses input at the backend's edge. Errors: invalidInput with the first faulty field. */
function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new DomainError('invalidInput', {
    message: issue?.message ?? '',
    field: issue?.path.join('.') ?? '',
  })
}
