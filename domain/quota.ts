import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'

/** The four cap ledgers. They never mix (domain.md, "Four cap ledgers that do not mix"). */
export const capLedgers = ['institutions', 'establishment', 'leading', 'posts'] as const
export type CapLedger = (typeof capLedgers)[number]

/** The kinds that each ledger counts apart; `total` is counted beside the kinds, not instead of them. */
export const capKinds = {
  institutions: ['internalOffice', 'institution'],
  establishment: [
    'total',
    'administrative',
    'institutionalFull',
    'institutionalPartial',
    'institutionalSelf',
    'support',
  ],
  leading: ['chief', 'deputy'],
  posts: ['total', 'management', 'professional', 'support'],
} as const satisfies Record<CapLedger, readonly string[]>
export type CapKind = (typeof capKinds)[CapLedger][number]

/** `level` tells leading posts of different levels apart (处级 / 科级 are settings of the unit, not constants); '' elsewhere. */
export interface CapKey {
  readonly ledger: CapLedger
  readonly kind: string
  readonly level: string
}

/** One text for a cap within a unit, to be used as a map key. */
export function capKeyText(key: CapKey): string {
  return `${key.ledger}/${key.kind}/${key.level}`
}

export const quotaRow = z
  .object({
    id: idSchema,
    unitId: idSchema,
    ledger: z.enum(capLedgers),
    kind: z.string(),
    level: z.string().max(20),
    amount: z.number().int().min(0, '核定数不能为负').max(100_000),
    documentId: idSchema,
    startedOn: daySchema.nullable(),
    endedOn: daySchema.nullable(),
    /** V4: an excess approved for a time (过渡期): how many, until when, by which document. */
    toleratedExcess: z.number().int().min(0),
    toleratedUntil: daySchema.nullable(),
    toleratedDocumentId: idSchema.nullable(),
  })
  .refine((row) => (capKinds[row.ledger] as readonly string[]).includes(row.kind), {
    message: '该类核定数不属于此账',
    path: ['kind'],
  })
export type Quota = Readonly<z.infer<typeof quotaRow>>
