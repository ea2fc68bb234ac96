import { DomainError } from '../domain/errors.ts'
import { asDomainError } from './connection.ts'

/** Reads a file that the clerk chose; a refusal says of which file it is. */
export async function aboutFile<R>(name: string, read: () => R | Promise<R>): Promise<R> {
  try {
    return await read()
  } catch (error) {
    const known = asDomainError(error)
    if (!(known instanceof DomainError)) throw error
    throw new DomainError(known.code, { ...known.detail, fileName: name })
  }
}
