import type { ErrorCode, Reply } from '../domain/errors.ts'

/** What the log says of a reply. */
export type ReplyCode = ErrorCode | 'ok'

/**
 * A reply on its way from the backend to the page: bytes of its JSON, piece by piece, or the whole of it where main
 * answers by itself (whatever came in pieces before is void then).
 */
export type ReplyMessage =
  | { readonly piece: Uint8Array; readonly isLast: boolean }
  | { readonly whole: Reply }

/** Main hands a piece on between two events of the window, whatever the reply's size (docs/performance.md). */
const pieceBytes = 1 << 20

/** The bytes of a reply's JSON; each piece has a buffer of its own, as a shared one would be sent along with each. */
export function piecesOf(reply: Reply): readonly Uint8Array[] {
  const bytes = new TextEncoder().encode(JSON.stringify(reply))
  const pieces: Uint8Array[] = []
  for (let from = 0; from < bytes.length; from += pieceBytes)
    pieces.push(bytes.slice(from, from + pieceBytes))
  return pieces
}

export function codeOf(reply: Reply): ReplyCode {
  return reply.ok ? 'ok' : reply.error.code
}

/** Puts one reply together: takes its messages in turn, and answers the reply's JSON at the last, null before. */
export function replyReader(): (message: ReplyMessage) => string | null {
  const decoder = new TextDecoder()
  let text = ''
  return (message) => {
    if ('whole' in message) return JSON.stringify(message.whole)
    text += decoder.decode(message.piece, { stream: !message.isLast })
    return message.isLast ? text : null
  }
}
