import type { Api } from '../../domain/contract.ts'
import { DomainError, type Reply } from '../../domain/errors.ts'
import { shell } from './shell.ts'

/** The contract as functions: each call goes to the backend by its name; an answered failure is thrown as DomainError. */
export const api = new Proxy({} as Api, {
  get: (_target, name) => async (input: unknown) => {
    const reply = JSON.parse(await shell.invoke(String(name), input)) as Reply<never>
    if (reply.ok) return reply.value
    throw new DomainError(reply.error.code, reply.error.detail)
  },
})
