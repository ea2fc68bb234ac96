import type { Adoption, ApprovalKind } from '../../domain/approval.ts'
import type { ReadableDb, WritableDb } from '../connection.ts'

/** A 提请 as the file keeps it. */
export interface StoredRequest {
  readonly id: string
  readonly kind: ApprovalKind
  readonly planName: string
  readonly requestedBy: string
  readonly requestedById: string
  /** ISO 8601 instant. */
  readonly requestedAt: string
  readonly adoption: Adoption | null
  /** The last change of the open file, and of the plan to be adopted, when it was asked for. */
  readonly changeHash: string
  readonly planHash: string | null
}

export function readRequests(db: ReadableDb): StoredRequest[] {
  const rows = db.prepare('SELECT * FROM approvalRequest ORDER BY requestedAt DESC, id DESC').all() as (Omit<
    StoredRequest,
    'adoption'
  > & { adoption: string | null })[]
  return rows.map((row) => ({ ...row, adoption: row.adoption && JSON.parse(row.adoption) }))
}

/** Keeps a request; one for the same plan from before is replaced. */
export function writeRequest(db: WritableDb, request: StoredRequest): void {
  db.prepare('DELETE FROM approvalRequest WHERE kind = @kind AND planName = @planName').run(request)
  db.prepare(`
    INSERT INTO approvalRequest
      (id, kind, planName, requestedBy, requestedById, requestedAt, adoption, changeHash, planHash)
    VALUES (@id, @kind, @planName, @requestedBy, @requestedById, @requestedAt, @adoption, @changeHash, @planHash)`).run(
    { ...request, adoption: request.adoption && JSON.stringify(request.adoption) },
  )
}

export function removeRequest(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM approvalRequest WHERE id = ?').run(id)
}

/** A copy under another name asks for nothing. */
export function clearRequests(db: WritableDb): void {
  db.prepare('DELETE FROM approvalRequest').run()
}

/** The hash of the last entry that changed rows: a look or an export does not make a request void. */
export function lastChangeHash(db: ReadableDb): string {
  return db
    .prepare("SELECT hash FROM operation WHERE kind <> 'trace' ORDER BY seq DESC LIMIT 1")
    .pluck()
    .get() as string
}
